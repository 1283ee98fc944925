import type { ConditionDetails, ConditionRecord } from "../../domain/records.js";
import { day, json, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const CONDITIONS = recordTable<ConditionRecord>()("licence_condition", "licence condition", {
  ...recordColumns,
  condition: text("condition"),
  policyVersion: text("policy_version"),
  details: json<ConditionDetails>()("details"),
  licenceText: text("licence_text"),
  removedOn: day("removed_on"),
});

export class ConditionReader extends RecordReader<ConditionRecord> {
  constructor(context: ReadContext) {
    super(context, CONDITIONS);
  }
}

export class ConditionWriter extends RecordWriter<ConditionRecord> {
  constructor(context: WriteContext) {
    super(context, CONDITIONS);
  }
}
