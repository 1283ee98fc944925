import Database from "better-sqlite3";
import { AppError } from "../domain/appError.js";
import type { EngineOptions } from "./engine.js";
import { keyFingerprint, rawKeyPragma } from "./keyFingerprint.js";
import { readStoreHeader } from "./sqliteFiles.js";
import { explainSqliteError, storeError } from "./storeErrors.js";

/** Opens the file of a store and makes sure that it is one, and that the key fits. */
export function openDatabase(path: string, options: EngineOptions): Database.Database {
  const header = readStoreHeader(path, options.key);
  if (header === "plain" && options.key !== undefined) throw storeError("STORE_PLAIN");
  if (header !== "plain" && options.key === undefined) throw storeError("STORE_KEY_MISSING");
  const database = connect(path, options);
  try {
    readFirstPage(database, header === "other key");
    if (options.key !== undefined) expectFingerprint(database, options.key);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a file as a database, with its key. Nothing has been read of it yet. */
export function connect(path: string, options: EngineOptions): Database.Database {
  return explainingSqliteErrors(() => {
    const database = new Database(path, { fileMustExist: true, readonly: options.readOnly, timeout: options.lockWaitMs });
    if (options.key !== undefined) {
      database.pragma("cipher='aegis'");
      database.pragma(rawKeyPragma(options.key));
    }
    return database;
  });
}

/** The first page is the first to be decrypted: it shows whether the key fits. */
function readFirstPage(database: Database.Database, headerDiffers: boolean): void {
  try {
    database.prepare("select count(*) from sqlite_schema").get();
  } catch (error) {
    const explained = explainSqliteError(error);
    const unreadable = explained instanceof AppError && explained.code === "STORE_DAMAGED";
    throw unreadable && headerDiffers ? storeError("STORE_WRONG_KEY", error) : explained;
  }
  if (headerDiffers) throw storeError("STORE_DAMAGED");
}

/**
 * The cipher reads the first bytes of the file, and where the disk fails it then, makes up others without a word and writes them with the next
 * change: the store would open no more.
 */
function expectFingerprint(database: Database.Database, key: Uint8Array): void {
  const row = explainingSqliteErrors(() =>
    database.prepare<[], { salt: string | null }>("select sqlite3mc_codec_data('cipher_salt') as salt").get(),
  );
  if (row?.salt?.toLowerCase() !== keyFingerprint(key).toString("hex")) throw storeError("STORE_IO");
}

export function explainingSqliteErrors<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw explainSqliteError(error);
  }
}
