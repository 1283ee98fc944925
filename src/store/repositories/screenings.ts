import type { PlainDate } from "../../domain/plainDate.js";
import { type Answers, type Notes, SCREENING_KINDS, type ScreeningKind, type ScreeningRecord } from "../../domain/records.js";
import { canonicalJson } from "../canonicalJson.js";
import { choice, day, integer, json, parseStoredJson, text } from "../columns.js";
import { personNumber } from "../mergedNumbers.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type NewRecord, RecordChanger, RecordReader } from "./record.js";

/** The restricted answers are in a column of their own, which is not among these: nothing reads them unless it asks for them. */
const SCREENINGS = recordTable<ScreeningRecord>()("screening", "screening", {
  ...recordColumns,
  kind: choice("kind", SCREENING_KINDS),
  template: text("template"),
  templateVersion: text("template_version"),
  completedOn: day("completed_on"),
  answers: json<Answers>()("answers"),
  notes: json<Notes>()("notes"),
  restrictedCount: integer("restricted_count"),
});

/** The day each kind of screening was last completed. */
export type NewestScreenings = Readonly<Partial<Record<ScreeningKind, PlainDate>>>;

export class ScreeningReader extends RecordReader<ScreeningRecord> {
  constructor(context: ReadContext) {
    super(context, SCREENINGS);
  }

  /** Of everyone with a screening completed on or before a day, in one question. */
  async newestByPerson(asOf: PlainDate): Promise<ReadonlyMap<string, NewestScreenings>> {
    const rows = await this.context.db
      .selectFrom("screening")
      .select([personNumber("screening").as("person"), "kind", (row) => row.fn.max("completed_on").as("completed_on")])
      .where("completed_on", "<=", asOf)
      .groupBy(["person", "kind"])
      .execute();
    const people = new Map<string, NewestScreenings>();
    for (const row of rows) {
      people.set(row.person, { ...people.get(row.person), [row.kind]: row.completed_on });
    }
    return people;
  }

  /** The answers that only those who need them may see. The caller sees to it that asking is allowed, and is recorded. */
  async getRestrictedAnswers(id: string): Promise<Answers> {
    await this.get(id);
    const row = await this.context.db
      .selectFrom("screening")
      .select("restricted_answers")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return parseStoredJson<Answers>("restricted_answers", row.restricted_answers);
  }

  /** The notes to restricted questions, as carefully asked for as their answers. */
  async getRestrictedNotes(id: string): Promise<Notes> {
    await this.get(id);
    const row = await this.context.db
      .selectFrom("screening")
      .select("restricted_notes")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return parseStoredJson<Notes>("restricted_notes", row.restricted_notes);
  }
}

export class ScreeningWriter extends RecordChanger<ScreeningRecord> {
  constructor(context: WriteContext) {
    super(context, SCREENINGS);
  }

  /** Records what was answered; restricted answers apart from the others. */
  async record(
    screening: Omit<NewRecord<ScreeningRecord>, "restrictedCount">,
    restrictedAnswers: Answers,
    restrictedNotes: Notes = {},
  ): Promise<ScreeningRecord> {
    const record = this.complete({
      ...screening,
      restrictedCount: Object.keys({ ...restrictedAnswers, ...restrictedNotes }).length,
    });
    return this.insert(record, {
      restricted_answers: canonicalJson(restrictedAnswers),
      restricted_notes: canonicalJson(restrictedNotes),
    });
  }
}
