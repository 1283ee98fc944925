import { type RawBuilder, sql } from "kysely";
import type { MergeCandidate, MergeCandidates } from "../../domain/mergeProposals.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { CASE_TABLES } from "../caseTables.js";
import { newId } from "../ids.js";
import type { MergeTable } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";

/** A prisoner number that turned out to be somebody's who has another: what is recorded under the first is read under the second. */
export interface Merge {
  readonly id: string;
  readonly from: string;
  readonly into: string;
  readonly reason: string;
  readonly mergedBy: string;
  readonly mergedOn: PlainDate;
}

interface CandidateRow {
  readonly prisoner_number: string;
  readonly last_name: string;
  readonly first_name: string;
  readonly date_of_birth: PlainDate;
  readonly by_import: number;
}

/** Merges that have not been taken back. */
export class MergeReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  /** Oldest first. */
  async list(): Promise<readonly Merge[]> {
    return (await this.#standing().orderBy("id").execute()).map(mergeOf);
  }

  /** The merge of a number into another. */
  async findFrom(prisonerNumber: string): Promise<Merge | undefined> {
    const row = await this.#standing().where("from_number", "=", prisonerNumber).executeTakeFirst();
    return row && mergeOf(row);
  }

  /** The merges of other numbers into this one, oldest first. */
  async listInto(prisonerNumber: string): Promise<readonly Merge[]> {
    const rows = await this.#standing().where("into_number", "=", prisonerNumber).orderBy("id").execute();
    return rows.map(mergeOf);
  }

  /** How many records there are under a number itself, by table; tables without any are left out. */
  async countRecords(prisonerNumber: string): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const table of CASE_TABLES) {
      const { count } = await this.context.db
        .selectFrom(table)
        .select((row) => row.fn.countAll().as("count"))
        .where("prisoner_number", "=", prisonerNumber)
        .executeTakeFirstOrThrow();
      if (Number(count) > 0) counts.set(table, Number(count));
    }
    return counts;
  }

  /**
   * Who went and who arrived on the day of an import, by it or another of that day, where their dates of birth meet: what `findMergeProposals` needs. Numbers that are merged
   * already are left out. For an import that is not yet recorded too.
   */
  async listCandidates(importNumber: number, day: PlainDate): Promise<MergeCandidates> {
    const gone = await this.#select(
      sql`closed_by_import`,
      sql`to_day = ${day} and not exists (
        select 1 from custody as later where later.prisoner_number = custody.prisoner_number
          and later.import_number > custody.import_number and later.from_day = ${day})`,
    );
    const births = gone.flatMap(({ dateOfBirth }) => dateOfBirth ?? []);
    if (births.length === 0) return { gone, arrived: [] };
    const arrived = await this.#select(
      sql`import_number`,
      sql`from_day = ${day}
        and import_number in (select number from roll_import where taken_on = ${day} union select ${importNumber})
        and ${this.context.sql.anyOf("date_of_birth", births)} and not exists (
          select 1 from custody as earlier where earlier.prisoner_number = custody.prisoner_number
            and earlier.import_number < custody.import_number and earlier.to_day = ${day})`,
    );
    return { gone, arrived };
  }

  async #select(by: RawBuilder<unknown>, which: RawBuilder<unknown>): Promise<readonly MergeCandidate[]> {
    const { rows } = await sql<CandidateRow>`
      select prisoner_number, last_name, first_name, date_of_birth, ${by} as by_import from custody
      where ${which} and date_of_birth is not null
        and prisoner_number not in (select from_number from merge where undone_on is null)
      order by prisoner_number`.execute(this.context.db);
    return rows.map((row) => ({
      prisonerNumber: row.prisoner_number,
      lastName: row.last_name,
      firstName: row.first_name,
      dateOfBirth: row.date_of_birth,
      byImport: row.by_import,
    }));
  }

  #standing() {
    return this.context.db.selectFrom("merge").selectAll().where("undone_on", "is", null);
  }
}

/** No merge is chained to another: neither into a number that is merged itself, nor of one that others are merged into. The caller sees to it. */
export class MergeWriter extends MergeReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  async record(merge: Omit<Merge, "id" | "mergedBy">): Promise<Merge> {
    const made = { ...merge, id: newId(), mergedBy: this.context.actor };
    const { id, from, into, reason, mergedBy, mergedOn } = made;
    await this.context.db
      .insertInto("merge")
      .values({
        ...{ id, from_number: from, into_number: into, reason, merged_by: mergedBy, merged_on: mergedOn },
        ...{ undone_by: null, undone_on: null },
      })
      .execute();
    this.#act("person.merge", made);
    return made;
  }

  async undo(merge: Merge, on: PlainDate): Promise<void> {
    await this.context.db
      .updateTable("merge")
      .set({ undone_by: this.context.actor, undone_on: on })
      .where("id", "=", merge.id)
      .execute();
    this.#act("person.unmerge", merge);
  }

  /** A line for each of the two numbers, with the id of the merge: whoever follows one of them in the trail finds the other by it. */
  #act(action: string, { id, from, into }: Merge): void {
    this.context.act({ action, subject: from, record: id, details: { was: "merged" } });
    this.context.act({ action, subject: into, record: id, details: { was: "merged_into" } });
  }
}

function mergeOf(row: MergeTable): Merge {
  return {
    id: row.id,
    from: row.from_number,
    into: row.into_number,
    reason: row.reason,
    mergedBy: row.merged_by,
    mergedOn: row.merged_on,
  };
}
