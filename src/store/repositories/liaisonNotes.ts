import { type LiaisonNote, NOTE_SOURCES } from "../../domain/peopleAround.js";
import { choice, day, flag, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type NewRecord, RecordReader, RecordWriter } from "./record.js";
import { findSealedOf } from "./sealedRecord.js";

const NOTES = recordTable<LiaisonNote>()("liaison_note", "liaison note", {
  ...recordColumns,
  source: choice("source", NOTE_SOURCES),
  on: day("noted_on"),
  text: text("note"),
  restricted: flag("restricted"),
  corrects: text("corrects"),
});

/** A restricted note reads without its words: they stay sealed. */
export class LiaisonNoteReader extends RecordReader<LiaisonNote> {
  constructor(context: ReadContext) {
    super(context, NOTES);
  }

  /** What is sealed of these notes, by id. */
  async findSealed(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return findSealedOf(this.context, "liaison_note", ids);
  }
}

export class LiaisonNoteWriter extends RecordWriter<LiaisonNote> {
  constructor(context: WriteContext) {
    super(context, NOTES);
  }

  /** The words of a note that is restricted are sealed, and it comes back without them. */
  override async record(note: NewRecord<LiaisonNote>): Promise<LiaisonNote> {
    const record = this.complete(note);
    if (!record.restricted) return this.insert(record);
    return this.insert({ ...record, text: "" }, { sealed: this.#sealed(record) });
  }

  /** From now on the note is restricted: its words are sealed as they are. Throws AppError notFound. */
  async restrict(id: string): Promise<void> {
    const note = await this.get(id);
    if (note.restricted) return;
    await this.context.db
      .updateTable("liaison_note")
      .set({ sealed: this.#sealed(note) })
      .where("id", "=", id)
      .execute();
    await this.change(id, { restricted: true, text: "" });
  }

  #sealed({ id, text }: LiaisonNote): string {
    return this.context.seal({ text }, id);
  }
}
