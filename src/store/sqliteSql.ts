import type Database from "better-sqlite3";
import { sql } from "kysely";
import type { BulkColumn, BulkInsert, EngineSql } from "./engine.js";
import { explainingSqliteErrors } from "./sqliteOpen.js";

/** Rows that one statement inserts: a call for each row takes as long again as the row. */
const ROWS_A_STATEMENT = 25;
/** One row at a time: of several in one statement SQLite asks whether other tables refer to them, which one new row cannot make true or false. */
const REFERRED_TO = "person";

/** What SQLite does in its own way of what the rest of the store asks for. */
export function sqliteSql(database: Database.Database): EngineSql {
  // To prepare the same insert for every batch of a roll takes as long as a twentieth of its rows.
  const prepared = new Map<string, Database.Statement>();
  const prepare: PrepareOnce = (text) => {
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  return {
    anyOf: (column, values) => sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    // By number, each row would have to be looked for: that takes four times as long.
    orderOfPeople: "rowid",
    // There is one connection, so what is prepared here runs inside the transaction that is open on it.
    insertRows: async (_db, insert) => explainingSqliteErrors(() => insertRows(prepare, insert)),
    fillEmpty: (_db, tables, work) => fillEmpty(database, tables, work),
    // SQLite chooses by its indexes alone.
    afterImport: async () => undefined,
    // Who has the key of a file has all of it.
    guardTables: async () => undefined,
    signedIn: sql<string | null>`null`,
    seesEverything: async () => true,
    mayErase: async () => true,
    seesAllOf: async () => true,
    columnsOf: async (_db, table) =>
      explainingSqliteErrors(() =>
        database.prepare<[string], BulkColumn>("select name, type from pragma_table_info(?)").all(table),
      ),
    tableExists: async (_db, table) =>
      explainingSqliteErrors(() =>
        database.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(table),
      ) !== undefined,
  };
}

/** An index that is made of all rows at once costs a third of one that grows by them, and does not outgrow the memory for pages. */
async function fillEmpty<Result>(
  database: Database.Database,
  tables: readonly string[],
  work: (isBare: boolean) => Promise<Result>,
): Promise<Result> {
  const isEmpty = (table: string) => database.prepare(`select 1 from ${table} limit 1`).get() === undefined;
  if (!explainingSqliteErrors(() => tables.every(isEmpty))) return work(false);
  const made = explainingSqliteErrors(() => takeIndexesAway(database, tables));
  const result = await work(true);
  explainingSqliteErrors(() => {
    for (const statement of made) database.exec(statement);
  });
  return result;
}

/** Gives the statements that make them again. */
function takeIndexesAway(database: Database.Database, tables: readonly string[]): readonly string[] {
  const indexes = database
    .prepare<[string], { name: string; sql: string }>(
      "select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name in (select value from json_each(?))",
    )
    .all(JSON.stringify(tables));
  for (const { name } of indexes) database.exec(`drop index ${name}`);
  return indexes.map((index) => index.sql);
}

type PrepareOnce = (text: string) => Database.Statement;

function insertRows(prepare: PrepareOnce, { table, columns, rows, replace }: BulkInsert): void {
  const names = columns.map((column) => column.name);
  const conflict =
    replace === undefined
      ? ""
      : ` on conflict (${replace.on}) do update set ${replace.columns.map((name) => `${name} = excluded.${name}`).join(", ")}`;
  const places = `(${names.map(() => "?").join(", ")})`;
  const prepareFor = (count: number) =>
    prepare(`insert into ${table} (${names.join(", ")}) values ${new Array(count).fill(places).join(", ")}${conflict}`);
  const step = table === REFERRED_TO ? 1 : ROWS_A_STATEMENT;
  const whole = rows.length - (rows.length % step);
  const many = whole === 0 ? undefined : prepareFor(step);
  // Filled value by value: Array.flat takes ten times as long.
  const values: (string | number | null)[] = new Array(step * names.length);
  for (let at = 0; at < whole; at += step) {
    for (let row = 0, next = 0; row < step; row += 1) for (const value of rows[at + row] ?? []) values[next++] = value;
    many?.run(values);
  }
  const one = whole === rows.length ? undefined : prepareFor(1);
  for (const row of rows.slice(whole)) one?.run(row);
}
