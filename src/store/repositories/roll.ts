import { sql } from "kysely";
import type { PlainDate } from "../../domain/plainDate.js";
import type { StayEnd } from "../../domain/records.js";
import type { BulkColumn, BulkInsert } from "../engine.js";
import { ImportDigest, STAY_VALUES, VERSION_VALUES } from "../importDigest.js";
import { type PackedRows, unpackRows } from "../packedRows.js";
import { type BatchValues, PERSON_VALUES, type RollBatch, type RollRow, valuesOfBatch } from "../rollBatch.js";
import type { Schema } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";

const BATCH = 5_000;
/** The unit and the record separator: no prisoner number, prison code or hash has them. */
const BETWEEN_VALUES = "\u001f";
const BETWEEN_ROWS = "\u001e";

export class RollReader {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  /**
   * The remembered row of everyone who is on the roll now, in batches, in no order. Each batch comes out of the store as one text: so many values on
   * their own take twice as long.
   */
  async *rows(): AsyncGenerator<readonly RollRow[]> {
    const { db, sql: engine } = this.context;
    const place = sql.ref<string | number>(engine.orderOfPeople);
    const text = sql<
      string | null
    >`string_agg(row_hash || ${BETWEEN_VALUES} || roll_prison || ${BETWEEN_VALUES} || prisoner_number, ${BETWEEN_ROWS})`;
    for (let last: string | number | undefined; ; ) {
      const people = db
        .selectFrom("person")
        .select(["row_hash", "roll_prison", "prisoner_number", place.as("place")])
        .where("row_hash", "is not", null)
        .orderBy(place)
        .limit(BATCH);
      const batch = last === undefined ? people : people.where(place, ">", last);
      const { all, lastOfAll } = await db
        .selectFrom(batch.as("batch"))
        .select(text.as("all"))
        .select((row) => row.fn.max("place").as("lastOfAll"))
        .executeTakeFirstOrThrow();
      if (all === null) return;
      const rows = all.split(BETWEEN_ROWS).map(rowOf);
      yield rows;
      if (rows.length < BATCH) return;
      last = lastOfAll;
    }
  }
}

function rowOf(text: string): RollRow {
  const [hash = "", prison = "", prisonerNumber = ""] = text.split(BETWEEN_VALUES);
  return { prisonerNumber, prison, hash };
}

/**
 * Writes what an import changed, many people at a time. It leaves no line in the audit trail: `imports.record` does, once for all
 * of it.
 */
export class RollWriter extends RollReader {
  protected override readonly context: WriteContext;
  /** Whether there are no indexes: neighbours then need not stand together, and nothing can be replaced. */
  #isBare = false;

  constructor(context: WriteContext) {
    super(context);
    this.context = context;
  }

  /**
   * Runs work that takes in a roll with `apply`: the first of all rolls fills tables whose indexes are made at its end. `isEmpty`: then
   * nobody is known, and to ask would take long.
   */
  async fill<Result>(work: (isEmpty: boolean) => Promise<Result>): Promise<Result> {
    const result = await this.context.sql.fillEmpty(this.context.db, ["person", "custody", "stay"], (isBare) => {
      this.#isBare = isBare;
      return work(isBare);
    });
    this.#isBare = false;
    return result;
  }

  /**
   * `day` is the day the roll was taken. What ends is ended before anything is begun; a stay begins with a version. Batches come in
   * the order of the roll's lines.
   */
  async apply(importNumber: number, day: PlainDate, batch: RollBatch): Promise<void> {
    await this.#closeVersions(importNumber, day, batch.closeVersions);
    for (const { endedOn, end, people } of batch.closeStays) await this.#closeStays(importNumber, endedOn, end, people);
    await this.#forgetRows(batch.forgetRows);
    await this.applyValues(importNumber, valuesOfBatch(importNumber, day, batch));
  }

  /** Writes what begins with a batch. */
  async applyValues(importNumber: number, { people, versions, stays }: BatchValues): Promise<void> {
    const digest = this.context.importDigests.get(importNumber) ?? new ImportDigest();
    this.context.importDigests.set(importNumber, digest);
    digest.addOpened(versions, stays);
    await this.#insert("person", PERSON_COLUMNS, people, { on: "prisoner_number", columns: ["roll_prison", "row_hash"] });
    await this.#insert("custody", CUSTODY_COLUMNS, versions);
    await this.#insert("stay", STAY_COLUMNS, stays);
  }

  async #closeVersions(importNumber: number, day: PlainDate, people: readonly string[]): Promise<void> {
    if (people.length === 0) return;
    await this.context.db
      .updateTable("custody")
      .set({ to_day: day, closed_by_import: importNumber })
      .where("to_day", "is", null)
      .where(this.context.sql.anyOf("prisoner_number", people))
      .execute();
  }

  async #closeStays(importNumber: number, endedOn: PlainDate, end: StayEnd, people: readonly string[]): Promise<void> {
    if (people.length === 0) return;
    await this.context.db
      .updateTable("stay")
      .set({ ended_on: endedOn, end_kind: end, closed_by_import: importNumber })
      .where("ended_on", "is", null)
      .where(this.context.sql.anyOf("prisoner_number", people))
      .execute();
  }

  async #forgetRows(people: readonly string[]): Promise<void> {
    if (people.length === 0) return;
    await this.context.db
      .updateTable("person")
      .set({ roll_prison: null, row_hash: null })
      .where(this.context.sql.anyOf("prisoner_number", people))
      .execute();
  }

  /** In order of prisoner number, the first column of each: neighbours go to the same pages, which takes a third off the time. */
  async #insert(
    table: keyof Schema,
    columns: readonly BulkColumn[],
    packed: PackedRows,
    replace?: BulkInsert["replace"],
  ): Promise<void> {
    const rows = unpackRows(packed);
    if (rows.length === 0) return;
    const inOrder = this.#isBare ? rows : [...rows].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    const insert = { table, columns, rows: inOrder };
    await this.context.sql.insertRows(this.context.db, replace === undefined || this.#isBare ? insert : { ...insert, replace });
  }
}

const INTEGERS: ReadonlySet<string> = new Set(["import_number", "opened_by_import", "line"]);
const PERSON_COLUMNS = columnsOf(PERSON_VALUES);
const STAY_COLUMNS = columnsOf(STAY_VALUES);
const CUSTODY_COLUMNS = columnsOf(VERSION_VALUES);

function columnsOf(names: readonly string[]): readonly BulkColumn[] {
  return names.map((name) => ({ name, type: INTEGERS.has(name) ? "integer" : "text" }));
}
