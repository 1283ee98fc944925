import { type Answers, type Notes, SCREENING_KINDS, type ScreeningDraft, type ScreeningKind } from "../../domain/records.js";
import { choice, integer, json, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { RecordReader, RecordWriter } from "./record.js";

const DRAFTS = recordTable<ScreeningDraft>()("screening_draft", "screening draft", {
  ...recordColumns,
  kind: choice("kind", SCREENING_KINDS),
  template: text("template"),
  templateVersion: text("template_version"),
  answers: json<Answers>()("answers"),
  notes: json<Notes>()("notes"),
  passed: json<readonly string[]>()("passed"),
  at: text("at_question"),
  done: integer("done"),
  questions: integer("questions"),
});

export class ScreeningDraftReader extends RecordReader<ScreeningDraft> {
  constructor(context: ReadContext) {
    super(context, DRAFTS);
  }
}

export class ScreeningDraftWriter extends RecordWriter<ScreeningDraft> {
  constructor(context: WriteContext) {
    super(context, DRAFTS);
  }

  /** Takes away what was begun of one kind: it has been ended, or begun anew. */
  async discard(prisonerNumber: string, kind: ScreeningKind): Promise<void> {
    for (const draft of await this.list(prisonerNumber)) {
      if (draft.kind !== kind) continue;
      await this.context.db.deleteFrom("screening_draft").where("id", "=", draft.id).execute();
      this.act("discard", draft);
    }
  }
}
