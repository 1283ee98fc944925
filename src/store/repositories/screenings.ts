import type { PlainDate } from "../../domain/plainDate.js";
import { type Answers, type Notes, SCREENING_KINDS, type ScreeningKind, type ScreeningRecord } from "../../domain/records.js";
import { choice, day, integer, json, text } from "../columns.js";
import { personNumber } from "../mergedNumbers.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type NewRecord, RecordChanger, RecordReader } from "./record.js";

/** The restricted answers are sealed, in a column of their own that is not among these: nothing reads them unless it asks for them. */
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

  /** The restricted answers and notes, still sealed; undefined where there are none. */
  async findSealed(id: string): Promise<string | undefined> {
    await this.get(id);
    const row = await this.context.db.selectFrom("screening").select("sealed").where("id", "=", id).executeTakeFirstOrThrow();
    return row.sealed ?? undefined;
  }
}

/** What is sealed of a screening. */
export interface SealedAnswers {
  readonly answers: Answers;
  readonly notes: Notes;
}

export class ScreeningWriter extends RecordChanger<ScreeningRecord> {
  constructor(context: WriteContext) {
    super(context, SCREENINGS);
  }

  /** Records what was answered; restricted answers and the notes beside them sealed. */
  async record(
    { notes = {}, ...screening }: NewScreeningRecord,
    restrictedAnswers: Answers,
    restrictedNotes: Notes = {},
  ): Promise<ScreeningRecord> {
    const restrictedCount = Object.keys(restrictedAnswers).length;
    const record = this.complete({ ...screening, notes, restrictedCount });
    const sealed: SealedAnswers = { answers: restrictedAnswers, notes: restrictedNotes };
    const isEmpty = restrictedCount === 0 && Object.keys(restrictedNotes).length === 0;
    return this.insert(record, { sealed: isEmpty ? null : this.context.seal(sealed, record.id) });
  }
}

type NewScreeningRecord = Omit<NewRecord<ScreeningRecord>, "restrictedCount" | "notes"> & Partial<Pick<ScreeningRecord, "notes">>;
