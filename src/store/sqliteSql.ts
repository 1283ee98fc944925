import type Database from "better-sqlite3";
import { sql } from "kysely";
import type { BulkInsert, EngineSql } from "./engine.js";
import { explainingSqliteErrors } from "./sqliteOpen.js";

/** What SQLite does in its own way of what the rest of the store asks for. */
export function sqliteSql(database: Database.Database): EngineSql {
  return {
    anyOf: (column, values) => sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    // There is one connection, so what is prepared here runs inside the transaction that is open on it.
    insertRows: async (_db, insert) => explainingSqliteErrors(() => insertRows(database, insert)),
    fillEmpty: (_db, tables, work) => fillEmpty(database, tables, work),
    // SQLite chooses by its indexes alone.
    afterImport: async () => undefined,
    tableExists: async (_db, table) =>
      explainingSqliteErrors(() =>
        database.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(table),
      ) !== undefined,
  };
}

/** An index that is made of all rows at once costs a third of one that grows by them, and does not outgrow the memory for pages. */
async function fillEmpty(
  database: Database.Database,
  tables: readonly string[],
  work: (isBare: boolean) => Promise<void>,
): Promise<void> {
  const isEmpty = (table: string) => database.prepare(`select 1 from ${table} limit 1`).get() === undefined;
  if (!explainingSqliteErrors(() => tables.every(isEmpty))) return work(false);
  const made = explainingSqliteErrors(() => takeIndexesAway(database, tables));
  await work(true);
  explainingSqliteErrors(() => {
    for (const statement of made) database.exec(statement);
  });
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

function insertRows(database: Database.Database, { table, columns, rows, replace }: BulkInsert): void {
  const names = columns.map((column) => column.name);
  const conflict =
    replace === undefined
      ? ""
      : ` on conflict (${replace.on}) do update set ${replace.columns.map((name) => `${name} = excluded.${name}`).join(", ")}`;
  const statement = database.prepare(
    `insert into ${table} (${names.join(", ")}) values (${names.map(() => "?").join(", ")})${conflict}`,
  );
  for (const row of rows) statement.run(row);
}
