import { OUTCOMES, type OutcomeRecord } from "../../domain/outcomes.js";
import { choice, day, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const OUTCOME_TABLE = recordTable<OutcomeRecord>()("outcome", "outcome", {
  ...recordColumns,
  outcome: choice("outcome", OUTCOMES),
  value: text("value"),
  on: day("observed_on"),
  releasedOn: day("released_on"),
});

/** What became of people after release. A correction is a record of its own: the newest counts. */
export class OutcomeReader extends RecordReader<OutcomeRecord> {
  constructor(context: ReadContext) {
    super(context, OUTCOME_TABLE);
  }
}

export class OutcomeWriter extends RecordWriter<OutcomeRecord> {
  constructor(context: WriteContext) {
    super(context, OUTCOME_TABLE);
  }
}
