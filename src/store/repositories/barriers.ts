import { PATHWAYS } from "../../domain/pathway.js";
import { BARRIER_STATUSES, type BarrierRecord } from "../../domain/records.js";
import { choice, day, flag, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const BARRIERS = recordTable<BarrierRecord>()("barrier", "barrier", {
  ...recordColumns,
  pathway: choice("pathway", PATHWAYS),
  barrier: text("barrier"),
  action: text("action"),
  by: text("done_by"),
  dueOn: day("due_on"),
  status: choice("status", BARRIER_STATUSES),
  restricted: flag("restricted"),
});

export class BarrierReader extends RecordReader<BarrierRecord> {
  constructor(context: ReadContext) {
    super(context, BARRIERS);
  }
}

export class BarrierWriter extends RecordWriter<BarrierRecord> {
  constructor(context: WriteContext) {
    super(context, BARRIERS);
  }
}
