import { closeSync, openSync, rmSync } from "node:fs";
import type Database from "better-sqlite3";
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from "kysely";
import { AppError } from "../domain/appError.js";
import type { BulkInsert, Engine, EngineOptions, EngineSql } from "./engine.js";
import { GuardedDriver } from "./guardedDriver.js";
import type { Schema } from "./schema.js";
import { SqliteStoreDriver } from "./sqliteDriver.js";
import { copyOpenFile, createOwnFile, explainingFileErrors, fileExists, publishNewFile, replaceFile } from "./sqliteFiles.js";
import { connect, explainingSqliteErrors, openDatabase } from "./sqliteOpen.js";
import { explainSqliteError, storeError } from "./storeErrors.js";

interface SqliteLocation {
  readonly path: string;
}

/**
 * Rollback journal, not write-ahead: one file to keep and to copy. `extra` also makes the journal's removal outlive a power cut.
 * What is deleted is overwritten, and nothing is put in temporary files, for what is in here must not lie about elsewhere.
 */
const PRAGMAS = [
  "journal_mode=delete",
  "synchronous=extra",
  "foreign_keys=on",
  "secure_delete=on",
  "temp_store=memory",
  "trusted_schema=off",
  "cell_size_check=on",
  "cache_size=-65536",
];

export async function storeExists(location: SqliteLocation): Promise<boolean> {
  return fileExists(location.path);
}

/**
 * Opens the store in a file. Throws AppError: no such file, not a store, plain though a key is given, wrong key, damaged, locked.
 */
export async function openEngine(location: SqliteLocation, options: EngineOptions): Promise<Engine> {
  return engineOf(openDatabase(location.path, options), options);
}

/**
 * A new store is made beside its place and then put there; an old one is copied while no one else can write, the copy is changed
 * and checked, and renamed over it. Throws what `change` throws, and the store is as it was.
 */
export async function changeSchema(
  location: SqliteLocation,
  options: EngineOptions,
  change: (engine: Engine) => Promise<void>,
): Promise<void> {
  const beside = `${location.path}.new-${process.pid}`;
  try {
    if (fileExists(location.path)) await changeCopy(location, beside, options, change);
    else {
      createOwnFile(beside);
      await changeAndCheck(engineOf(connect(beside, options), options), change);
      publishNewFile(beside, location.path);
    }
  } finally {
    rmSync(beside, { force: true });
  }
}

async function changeCopy(
  location: SqliteLocation,
  copy: string,
  options: EngineOptions,
  change: (engine: Engine) => Promise<void>,
): Promise<void> {
  const file = explainingFileErrors(() => openSync(location.path, "r"));
  const original = openDatabase(location.path, options);
  try {
    explainingSqliteErrors(() => original.exec("begin immediate"));
    copyOpenFile(file, copy);
    await changeAndCheck(engineOf(connect(copy, options), options), change);
    replaceFile(copy, location.path);
  } finally {
    original.close();
    closeSync(file);
  }
}

async function changeAndCheck(engine: Engine, change: (engine: Engine) => Promise<void>): Promise<void> {
  try {
    await change(engine);
    const problems = await engine.checkFile();
    if (problems.length > 0) throw storeError("STORE_DAMAGED");
  } finally {
    await engine.close();
  }
}

function engineOf(database: Database.Database, options: EngineOptions): Engine {
  explainingSqliteErrors(() => {
    for (const pragma of PRAGMAS) database.pragma(pragma);
  });
  const driver = new GuardedDriver(new SqliteStoreDriver(database, options.lockWaitMs), explainSqliteError);
  const db = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return {
    db,
    sql: sqliteSql(database),
    write: (work) => db.transaction().execute((tx) => driver.whileWriting(() => work(tx))),
    checkFile: async () => checkFile(database),
    scrub: async () => explainingSqliteErrors(() => void database.exec("vacuum")),
    close: () => db.destroy(),
  };
}

function sqliteSql(database: Database.Database): EngineSql {
  return {
    anyOf: (column, values) => sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    // There is one connection, so what is prepared here runs inside the transaction that is open on it.
    insertRows: async (_db, insert) => explainingSqliteErrors(() => insertRows(database, insert)),
    fillEmpty: (_db, tables, work) => fillEmpty(database, tables, work),
    // SQLite chooses by its indexes alone.
    afterImport: async () => undefined,
    tableExists: async (_db, table) =>
      database.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(table) !== undefined,
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

function checkFile(database: Database.Database): string[] {
  try {
    const found = database.prepare<[], { integrity_check: string }>("pragma integrity_check").all();
    const orphans = database.prepare("pragma foreign_key_check").all().length;
    const problems = found.map((row) => row.integrity_check).filter((line) => line !== "ok");
    return orphans === 0 ? problems : [...problems, `${orphans} rows refer to a record that is not there.`];
  } catch (error) {
    const explained = explainSqliteError(error);
    if (explained instanceof AppError && explained.code === "STORE_DAMAGED") return [explained.message];
    throw explained;
  }
}
