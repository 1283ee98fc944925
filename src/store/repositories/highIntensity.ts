import { HIGH_INTENSITY_DECISIONS, type HighIntensityRecord } from "../../domain/peopleAround.js";
import { choice, day, integer, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const DECISIONS = recordTable<HighIntensityRecord>()("high_intensity", "high intensity decision", {
  ...recordColumns,
  decision: choice("decision", HIGH_INTENSITY_DECISIONS),
  reason: text("reason"),
  receptions: integer("receptions"),
  on: day("decided_on"),
});

export class HighIntensityReader extends RecordReader<HighIntensityRecord> {
  constructor(context: ReadContext) {
    super(context, DECISIONS);
  }
}

export class HighIntensityWriter extends RecordWriter<HighIntensityRecord> {
  constructor(context: WriteContext) {
    super(context, DECISIONS);
  }
}
