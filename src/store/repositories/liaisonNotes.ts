import { type LiaisonNote, NOTE_SOURCES } from "../../domain/peopleAround.js";
import { choice, day, flag, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const NOTES = recordTable<LiaisonNote>()("liaison_note", "liaison note", {
  ...recordColumns,
  source: choice("source", NOTE_SOURCES),
  on: day("noted_on"),
  text: text("note"),
  restricted: flag("restricted"),
  corrects: text("corrects"),
});

export class LiaisonNoteReader extends RecordReader<LiaisonNote> {
  constructor(context: ReadContext) {
    super(context, NOTES);
  }
}

export class LiaisonNoteWriter extends RecordWriter<LiaisonNote> {
  constructor(context: WriteContext) {
    super(context, NOTES);
  }
}
