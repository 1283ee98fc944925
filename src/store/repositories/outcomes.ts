import type { PlainDate } from "../../domain/plainDate.js";
import type { RecordOf } from "../../domain/records.js";
import { day, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

/**
 * What became of a person after release: the first night, a home at three months, work. "unknown" is a value, and is counted as
 * one.
 */
export interface OutcomeRecord extends RecordOf {
  /** Code of what was looked at, for example first_night. */
  readonly outcome: string;
  /** Code of what was found. */
  readonly value: string;
  readonly on: PlainDate;
}

const OUTCOMES = recordTable<OutcomeRecord>()("outcome", "outcome", {
  ...recordColumns,
  outcome: text("outcome"),
  value: text("value"),
  on: day("observed_on"),
});

export class OutcomeReader extends RecordReader<OutcomeRecord> {
  constructor(context: ReadContext) {
    super(context, OUTCOMES);
  }
}

export class OutcomeWriter extends RecordWriter<OutcomeRecord> {
  constructor(context: WriteContext) {
    super(context, OUTCOMES);
  }
}
