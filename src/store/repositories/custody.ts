import { type SelectQueryBuilder, sql } from "kysely";
import type { RollPerson } from "../../domain/person.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { CustodyTable, Schema } from "../schema.js";
import { splitCells } from "../sourceCells.js";
import { factsOf } from "../storedFacts.js";
import type { ReadContext } from "./context.js";

/**
 * What the roll said of a person from a day until the day before another (open while `toDay` is absent), and which import and
 * line said so.
 */
export interface CustodyVersion {
  readonly person: RollPerson;
  /** The number the roll gave the person, where it has been merged into the one they have now. */
  readonly numberOnRoll?: string;
  readonly fromDay: PlainDate;
  readonly toDay?: PlainDate;
  readonly importNumber: number;
  readonly line: number;
  /** The import that brought its end. */
  readonly closedByImport?: number;
  /** The text of the cells that were read, as they stood in the file, in the order of the import's columns; blank ones at the end may be left out. */
  readonly source: readonly string[];
}

export interface AsOfOptions {
  /** Only these prisons. */
  readonly prisons?: readonly string[] | undefined;
  /** People in one batch; 2,000 where not said. */
  readonly batchSize?: number;
}

/** What a version is made of; what is only there to be searched is left where it is. */
const VERSION_COLUMNS = [
  "prisoner_number",
  "import_number",
  "closed_by_import",
  "line",
  "prison",
  "location",
  "last_name",
  "first_name",
  "middle_names",
  "date_of_birth",
  "sex",
  "facts",
  "from_day",
  "to_day",
  "source",
] as const satisfies readonly (keyof CustodyTable)[];

type VersionRow = Pick<CustodyTable, (typeof VERSION_COLUMNS)[number]>;
type VersionQuery = SelectQueryBuilder<Schema, "custody", VersionRow>;

export class CustodyReader {
  readonly #context: ReadContext;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  /**
   * Everyone who was on the roll on a day, as it was then, in batches: whose version is still open first, then whose has been
   * closed since. Each person once, even if an import ends between two batches.
   */
  async *asOf(day: PlainDate, options: AsOfOptions = {}): AsyncGenerator<readonly CustodyVersion[]> {
    const onRoll = this.#versions(options.prisons).where("from_day", "<=", day);
    const size = options.batchSize ?? 2_000;
    const named = new Set<string>();
    const open = batches(onRoll.where("to_day", "is", null).orderBy("prisoner_number"), size, afterNumber);
    for await (const batch of open) {
      for (const { person } of batch) named.add(person.prisonerNumber);
      yield batch;
    }
    const closedSince = onRoll.where("to_day", ">", day).orderBy("to_day").orderBy("prisoner_number");
    const closed = batches(closedSince, size, (query, last) =>
      query.where(sql<boolean>`(to_day, prisoner_number) > (${last.to_day}, ${last.prisoner_number})`),
    );
    for await (const batch of closed) yield batch.filter(({ person }) => !named.has(person.prisonerNumber));
  }

  /** The person as of a day; undefined where they were not on the roll. */
  async find(prisonerNumber: string, day: PlainDate): Promise<CustodyVersion | undefined> {
    const row = await this.#versions()
      .where("prisoner_number", "=", prisonerNumber)
      .where("from_day", "<=", day)
      .where((version) => version.or([version("to_day", "is", null), version("to_day", ">", day)]))
      .executeTakeFirst();
    return row && versionOf(row);
  }

  /** Every version of a person, oldest import first. */
  async history(prisonerNumber: string): Promise<readonly CustodyVersion[]> {
    const rows = await this.#versions().where("prisoner_number", "=", prisonerNumber).orderBy("import_number").execute();
    return rows.map(versionOf);
  }

  /** The open versions of these people, by prisoner number, in one question. */
  async current(prisonerNumbers: readonly string[]): Promise<ReadonlyMap<string, CustodyVersion>> {
    if (prisonerNumbers.length === 0) return new Map();
    const rows = await this.#versions()
      .where("to_day", "is", null)
      .where(this.#context.sql.anyOf("prisoner_number", prisonerNumbers))
      .execute();
    return new Map(rows.map((row) => [row.prisoner_number, versionOf(row)]));
  }

  /** The versions an import opened, and those it closed, in batches: what it changed, person by person. */
  async *openedBy(importNumber: number): AsyncGenerator<readonly CustodyVersion[]> {
    yield* this.#ofImport("import_number", importNumber);
  }

  async *closedBy(importNumber: number): AsyncGenerator<readonly CustodyVersion[]> {
    yield* this.#ofImport("closed_by_import", importNumber);
  }

  /** Whose version an import closed and who got no other from it: those it no longer named. */
  async *leftBy(importNumber: number): AsyncGenerator<readonly CustodyVersion[]> {
    const left = this.#versions()
      .where("closed_by_import", "=", importNumber)
      .where(sql<boolean>`not exists (select 1 from custody as next
        where next.prisoner_number = custody.prisoner_number and next.import_number = ${importNumber})`);
    yield* batches(left.orderBy("prisoner_number"), 2_000, afterNumber);
  }

  /** The last version of each of these people before an import, by prisoner number, in one question. */
  async beforeImport(importNumber: number, prisonerNumbers: readonly string[]): Promise<ReadonlyMap<string, CustodyVersion>> {
    const rows = await this.#versions()
      .where(this.#context.sql.anyOf("prisoner_number", prisonerNumbers))
      .where(sql<boolean>`import_number = (select max(import_number) from custody as earlier
        where earlier.prisoner_number = custody.prisoner_number and earlier.import_number < ${importNumber})`)
      .execute();
    return new Map(rows.map((row) => [row.prisoner_number, versionOf(row)]));
  }

  /** Everyone an import brought something new of, and everyone in these prisons, as things stood right after it; in batches. */
  async *rightAfter(importNumber: number, prisons: readonly string[]): AsyncGenerator<readonly CustodyVersion[]> {
    const standing = this.#versions()
      .where("import_number", "<=", importNumber)
      .where((version) => version.or([version("closed_by_import", "is", null), version("closed_by_import", ">", importNumber)]))
      .where((version) => version.or([this.#context.sql.anyOf("prison", prisons), version("import_number", "=", importNumber)]));
    yield* batches(standing.orderBy("prisoner_number"), 2_000, afterNumber);
  }

  #ofImport(column: "import_number" | "closed_by_import", importNumber: number): AsyncGenerator<readonly CustodyVersion[]> {
    const versions = this.#versions().where(column, "=", importNumber).orderBy("prisoner_number");
    return batches(versions, 2_000, afterNumber);
  }

  #versions(prisons?: readonly string[]): VersionQuery {
    const versions = this.#context.db.selectFrom("custody").select(VERSION_COLUMNS);
    return prisons === undefined ? versions : versions.where("prison", "in", prisons);
  }
}

function afterNumber(query: VersionQuery, last: VersionRow): VersionQuery {
  return query.where("prisoner_number", ">", last.prisoner_number);
}

/** Reads on from the last row of a batch, so that nothing is held open between batches and memory stays flat. */
async function* batches(
  query: VersionQuery,
  size: number,
  after: (query: VersionQuery, last: VersionRow) => VersionQuery,
): AsyncGenerator<readonly CustodyVersion[]> {
  for (let next = query; ; ) {
    const rows = await next.limit(size).execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(versionOf);
    if (rows.length < size) return;
    next = after(query, last);
  }
}

/**
 * Read a hundred thousand at a time, so not checked value by value: encrypted pages carry their own proof, and `store check`
 * compares digests.
 */
function versionOf(row: VersionRow): CustodyVersion {
  return {
    person: {
      prisonerNumber: row.prisoner_number,
      lastName: row.last_name,
      firstName: row.first_name,
      middleNames: row.middle_names,
      ...(row.date_of_birth === null ? {} : { dateOfBirth: row.date_of_birth }),
      ...(row.sex === null ? {} : { sex: row.sex }),
      prison: row.prison,
      ...(row.location === null ? {} : { location: row.location }),
      facts: factsOf(row.facts),
    },
    fromDay: row.from_day,
    ...(row.to_day === null ? {} : { toDay: row.to_day }),
    importNumber: row.import_number,
    line: row.line,
    ...(row.closed_by_import === null ? {} : { closedByImport: row.closed_by_import }),
    source: splitCells(row.source),
  };
}
