import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import { AppError } from "../../domain/appError.js";
import type { RollPerson } from "../../domain/person.js";
import type { Schema } from "../schema.js";
import { numberPattern, searchPatterns, wordPatterns } from "../searchName.js";
import type { ReadContext, WriteContext } from "./context.js";
import { MergeReader } from "./merges.js";

type CustodyExpression = ExpressionBuilder<Schema, "custody">;

/** Someone a search found, as the newest roll that named them has it. `onRoll`: still there, as far as is known. */
export interface PersonMatch
  extends Pick<RollPerson, "prisonerNumber" | "lastName" | "firstName" | "middleNames" | "prison" | "location"> {
  readonly onRoll: boolean;
}

/** The people there are records of: everyone a roll ever named, whether they are still in custody or not. */
export class PeopleReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  /** Which of these numbers there is a record of. */
  async findKnown(prisonerNumbers: readonly string[]): Promise<ReadonlySet<string>> {
    if (prisonerNumbers.length === 0) return new Set();
    const rows = await this.context.db
      .selectFrom("person")
      .select("prisoner_number")
      .where(this.context.sql.anyOf("prisoner_number", prisonerNumbers))
      .execute();
    return new Set(rows.map((row) => row.prisoner_number));
  }

  /** Throws AppError notFound where there is no record of the person. */
  async require(prisonerNumber: string): Promise<void> {
    if ((await this.findKnown([prisonerNumber])).has(prisonerNumber)) return;
    throw new AppError("notFound", "PERSON_NOT_FOUND", `No roll has named anyone with the number ${prisonerNumber}.`, {
      hint: "Look for a part of the surname with `resettle person find`.",
    });
  }

  /**
   * People whose surname holds what was typed, now or in an earlier roll; "surname, first" and "First Surname" work too. Accents,
   * case and apostrophes do not matter. By name; at most `limit`.
   */
  async search(typed: string, limit: number): Promise<readonly PersonMatch[]> {
    const patterns = searchPatterns(typed);
    if (patterns.length === 0) return [];
    return this.#newestOf((custody) => custody.or(patterns.map((pattern) => custody("search_name", "like", pattern))), limit);
  }

  /**
   * People whose names hold every word that was typed, in any order and also as parts, now or in an earlier roll; and whose prisoner
   * number holds it. Wider than `search`: to look for somebody, not to say whom one means. By name; at most `limit`.
   */
  async searchWidely(typed: string, limit: number): Promise<readonly PersonMatch[]> {
    const [names, number] = [wordPatterns(typed), numberPattern(typed)];
    if (names.length === 0) return [];
    return this.#newestOf((custody) => {
      const named = custody.and(names.map((pattern) => custody("search_name", "like", pattern)));
      return number === undefined ? named : custody.or([named, custody("prisoner_number", "like", number)]);
    }, limit);
  }

  async #newestOf(isMeant: (custody: CustodyExpression) => Expression<SqlBool>, limit: number): Promise<readonly PersonMatch[]> {
    const found = this.context.db.selectFrom("custody").select("prisoner_number").where(isMeant);
    const rows = await newestVersions(this.context.db).where("custody.prisoner_number", "in", found).limit(limit).execute();
    return this.#asPeople(toMatches(rows));
  }

  /** In place of a number that was merged into another, the other's person, once; where only one of the two is on the roll, as that roll has them. */
  async #asPeople(matches: readonly PersonMatch[]): Promise<readonly PersonMatch[]> {
    const into = new Map((await new MergeReader(this.context).list()).map((merge) => [merge.from, merge.into]));
    const people = new Map<string, PersonMatch>();
    for (const match of matches) {
      const prisonerNumber = into.get(match.prisonerNumber) ?? match.prisonerNumber;
      const isOwn = prisonerNumber === match.prisonerNumber;
      const known = people.get(prisonerNumber) ?? (isOwn ? undefined : await this.#findNewest(prisonerNumber));
      const isNewer = known === undefined || (match.onRoll && !known.onRoll);
      people.set(prisonerNumber, isNewer ? { ...match, prisonerNumber } : known);
    }
    return [...people.values()];
  }

  async #findNewest(prisonerNumber: string): Promise<PersonMatch | undefined> {
    const rows = await newestVersions(this.context.db).where("custody.prisoner_number", "=", prisonerNumber).execute();
    return toMatches(rows)[0];
  }
}

export class PeopleWriter extends PeopleReader {
  protected override readonly context: WriteContext;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  /** Begins a record of someone no roll has named yet. Does nothing where there is one. */
  async record(prisonerNumber: string): Promise<void> {
    const known = await this.findKnown([prisonerNumber]);
    if (known.has(prisonerNumber)) return;
    await this.context.db
      .insertInto("person")
      .values({ prisoner_number: prisonerNumber, import_number: null, roll_prison: null, row_hash: null })
      .execute();
    this.context.act({ action: "person.record", subject: prisonerNumber });
  }
}

/** Imports are numbered in order, so a person's newest version is the one of the highest number. */
function newestVersions(db: Kysely<Schema>) {
  return db
    .selectFrom("custody")
    .select([
      "prisoner_number as prisonerNumber",
      "last_name as lastName",
      "first_name as firstName",
      "middle_names as middleNames",
    ])
    .select(["prison", "location", "to_day"])
    .where("import_number", "=", (inner) =>
      inner
        .selectFrom("custody as newest")
        .select((row) => row.fn.max("newest.import_number").as("number"))
        .whereRef("newest.prisoner_number", "=", "custody.prisoner_number"),
    )
    .orderBy("search_name")
    .orderBy(sql`custody.prisoner_number`);
}

type NewestVersion = Awaited<ReturnType<ReturnType<typeof newestVersions>["execute"]>>[number];

function toMatches(rows: readonly NewestVersion[]): readonly PersonMatch[] {
  return rows.map(({ to_day, location, ...person }) => ({
    ...person,
    ...(location === null ? {} : { location }),
    onRoll: to_day === null,
  }));
}
