import { closeSync, openSync, rmSync } from "node:fs";
import type Database from "better-sqlite3";
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import { AppError } from "../domain/appError.js";
import type { Engine, EngineOptions } from "./engine.js";
import { GuardedDriver } from "./guardedDriver.js";
import { rawKeyPragma } from "./keyFingerprint.js";
import type { Schema } from "./schema.js";
import { SqliteStoreDriver } from "./sqliteDriver.js";
import {
  besideOf,
  copyOpenFile,
  createOwnFile,
  explainingFileErrors,
  fileExists,
  keepFile,
  publishNewFile,
  removeLeftCopies,
  replaceFile,
} from "./sqliteFiles.js";
import { connect, explainingSqliteErrors, openDatabase } from "./sqliteOpen.js";
import { sqliteSql } from "./sqliteSql.js";
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
 * and checked, and renamed over it; with `keepAs`, the old one stays under that name. Throws what `change` throws, and the store is as it was.
 */
export async function changeSchema(
  location: SqliteLocation,
  options: EngineOptions,
  change: (engine: Engine) => Promise<void>,
  keepAs?: string,
): Promise<void> {
  if (fileExists(location.path)) return changeCopy(location.path, options, { key: options.key, change, keepAs });
  const beside = besideOf(location.path);
  try {
    createOwnFile(beside);
    await changeAndCheck(engineOf(connectNew(beside, options), options), change);
    publishNewFile(beside, location.path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Encrypts a store with another key, on a copy that is changed, checked and then renamed over it. Throws what `change` throws, and the store is as it was. */
export async function rekey(
  { path }: SqliteLocation,
  options: EngineOptions,
  key: Uint8Array,
  change: (engine: Engine, original: Engine) => Promise<void>,
): Promise<void> {
  await changeCopy(path, options, { key, change });
}

interface CopyChange {
  /** What the copy is encrypted with when it is done. */
  readonly key: Uint8Array | undefined;
  /** `original` is the store as it is, to compare with; nobody writes to it meanwhile. */
  readonly change: (engine: Engine, original: Engine) => Promise<void>;
  readonly keepAs?: string | undefined;
}

async function changeCopy(path: string, options: EngineOptions, { key, change, keepAs }: CopyChange): Promise<void> {
  const copy = besideOf(path);
  const file = explainingFileErrors(() => openSync(path, "r"));
  const database = openDatabase(path, options);
  const original = engineOf(database, options);
  try {
    explainingSqliteErrors(() => database.exec("begin immediate"));
    removeLeftCopies(path);
    copyOpenFile(file, copy);
    if (key !== undefined && key !== options.key) encryptAnew(copy, options, key);
    const changed = { ...options, key };
    await changeAndCheck(engineOf(connect(copy, changed), changed), (engine) => change(engine, original));
    if (keepAs !== undefined) keepFile(path, keepAs);
    replaceFile(copy, path);
  } finally {
    database.close();
    closeSync(file);
    for (const left of [copy, `${copy}-journal`]) rmSync(left, { force: true });
  }
}

function encryptAnew(path: string, options: EngineOptions, key: Uint8Array): void {
  const database = connect(path, options);
  try {
    explainingSqliteErrors(() => database.pragma(`re${rawKeyPragma(key)}`));
  } finally {
    database.close();
  }
}

/** From its first page on, a store has every page in use: one that is left over would be read by no check, and could be damaged unseen. */
function connectNew(path: string, options: EngineOptions): Database.Database {
  const database = connect(path, options);
  explainingSqliteErrors(() => database.pragma("auto_vacuum=full"));
  return database;
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
    // Its settings are PRAGMAS, above.
    findRisks: async () => [],
    scrub: async () => explainingSqliteErrors(() => void database.exec("vacuum")),
    close: () => db.destroy(),
  };
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
