import { PATHWAYS } from "../../domain/pathway.js";
import { NEED_STATUSES, type NeedRecord, URGENCIES } from "../../domain/records.js";
import { choice, flag, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const NEEDS = recordTable<NeedRecord>()("need", "need", {
  ...recordColumns,
  pathway: choice("pathway", PATHWAYS),
  need: text("need"),
  urgency: choice("urgency", URGENCIES),
  status: choice("status", NEED_STATUSES),
  restricted: flag("restricted"),
  screeningId: text("screening_id"),
  note: text("note"),
});

export class NeedReader extends RecordReader<NeedRecord> {
  constructor(context: ReadContext) {
    super(context, NEEDS);
  }
}

export class NeedWriter extends RecordWriter<NeedRecord> {
  constructor(context: WriteContext) {
    super(context, NEEDS);
  }
}
