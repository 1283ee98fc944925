import { closeSync, openSync } from "node:fs";
import type { EngineOptions } from "./engine.js";
import { copyOpenFile, explainingFileErrors } from "./sqliteFiles.js";
import { explainingSqliteErrors, openDatabase } from "./sqliteOpen.js";

/**
 * Copies a store as it is at one moment while others work: it is read under SQLite's shared lock, so whoever wants to write waits until
 * the copy is made, and nobody who reads waits at all. Page by page as it lies there: the copy is encrypted as the store is, and
 * nothing is ever plain. Throws AppError store; the target may then be there in part.
 */
export function copyWhileShared(path: string, options: EngineOptions, target: string): void {
  // Before the lock and closed after it: see copyOpenFile.
  const file = explainingFileErrors(() => openSync(path, "r"));
  try {
    const original = openDatabase(path, options);
    try {
      explainingSqliteErrors(() => original.exec("begin; select count(*) from sqlite_schema"));
      copyOpenFile(file, target);
    } finally {
      original.close();
    }
  } finally {
    closeSync(file);
  }
}
