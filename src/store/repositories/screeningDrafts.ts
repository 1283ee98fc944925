import { type Answers, type Notes, SCREENING_KINDS, type ScreeningDraft, type ScreeningKind } from "../../domain/records.js";
import { canonicalJson } from "../canonicalJson.js";
import { choice, integer, json, parseStoredJson, text } from "../columns.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type NewRecord, RecordChanger, RecordReader } from "./record.js";

/** The restricted answers are in a column of their own, as those of a screening are. */
const DRAFTS = recordTable<ScreeningDraft>()("screening_draft", "screening draft", {
  ...recordColumns,
  kind: choice("kind", SCREENING_KINDS),
  template: text("template"),
  templateVersion: text("template_version"),
  answers: json<Answers>()("answers"),
  notes: json<Notes>()("notes"),
  stoppedAt: text("stopped_at"),
  restrictedCount: integer("restricted_count"),
});

export class ScreeningDraftReader extends RecordReader<ScreeningDraft> {
  constructor(context: ReadContext) {
    super(context, DRAFTS);
  }

  /** The answers that only those who need them may see, to go on with. The caller sees to it that reading them is recorded. */
  async getRestrictedAnswers(id: string): Promise<Answers> {
    await this.get(id);
    const row = await this.context.db
      .selectFrom("screening_draft")
      .select("restricted_answers")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return parseStoredJson<Answers>("restricted_answers", row.restricted_answers);
  }

  /** The notes to restricted questions, as carefully asked for as their answers. */
  async getRestrictedNotes(id: string): Promise<Notes> {
    await this.get(id);
    const row = await this.context.db
      .selectFrom("screening_draft")
      .select("restricted_notes")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return parseStoredJson<Notes>("restricted_notes", row.restricted_notes);
  }
}

export class ScreeningDraftWriter extends RecordChanger<ScreeningDraft> {
  constructor(context: WriteContext) {
    super(context, DRAFTS);
  }

  /** Keeps what was answered so far in the place of what was kept before; who began it, and when, stay. */
  async keep(
    draft: Omit<NewRecord<ScreeningDraft>, "restrictedCount">,
    restrictedAnswers: Answers,
    restrictedNotes: Notes,
  ): Promise<ScreeningDraft> {
    const [before] = await this.#take(draft.prisonerNumber, draft.kind);
    const record = this.complete({ ...draft, restrictedCount: Object.keys({ ...restrictedAnswers, ...restrictedNotes }).length });
    const begun = before && { id: before.id, recordedBy: before.recordedBy, recordedOn: before.recordedOn };
    return this.insert(
      { ...record, ...begun },
      { restricted_answers: canonicalJson(restrictedAnswers), restricted_notes: canonicalJson(restrictedNotes) },
    );
  }

  /** Whether there was one. */
  async remove(prisonerNumber: string, kind: ScreeningKind): Promise<boolean> {
    const removed = await this.#take(prisonerNumber, kind);
    for (const draft of removed) this.act("remove", draft);
    return removed.length > 0;
  }

  /** More than one where numbers were merged. */
  async #take(prisonerNumber: string, kind: ScreeningKind): Promise<readonly ScreeningDraft[]> {
    const drafts = (await this.list(prisonerNumber)).filter((draft) => draft.kind === kind);
    for (const { id } of drafts) await this.context.db.deleteFrom("screening_draft").where("id", "=", id).execute();
    return drafts;
  }
}
