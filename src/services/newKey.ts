import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { keyFits } from "../store/sqliteFiles.js";
import { createKey, findKey } from "./storeKey.js";

/*
 * A store gets a new key in this order, and may be stopped after any step: the new key is written beside the old one; the store is renamed
 * over, and opens with the new one from then on; the old key gets a name of its own; the new one gets the old one's name.
 */

/** Makes the key a store is to have, beside the one it has. What an attempt that was given up left there goes. */
export function createNewKey(keyFile: string): Uint8Array {
  discardNewKey(keyFile);
  return createKey(newKeyFileOf(keyFile));
}

export function discardNewKey(keyFile: string): void {
  rmSync(newKeyFileOf(keyFile), { force: true });
}

/** Puts the new key in the place of the old one, which stays under another name: it opens the backups that were made until now. Gives that name. */
export function takeUpNewKey(keyFile: string, now: Date): string {
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/u, "Z")
    .replaceAll(":", "");
  const oldKeyFile = `${keyFile.replace(/\.key$/u, "")}.until-${stamp}.key`;
  if (existsSync(keyFile)) renameSync(keyFile, oldKeyFile);
  renameSync(newKeyFileOf(keyFile), keyFile);
  syncFolder(dirname(keyFile));
  return oldKeyFile;
}

/** Ends what was stopped once the store had its new key, and gives that key; undefined where nothing was. */
export function takeUpNewKeyIfFits(storePath: string, keyFile: string, now: Date): Uint8Array | undefined {
  const newKey = existsSync(newKeyFileOf(keyFile)) ? findKey(newKeyFileOf(keyFile)) : undefined;
  if (newKey === undefined || !existsSync(storePath) || !keyFits(storePath, newKey)) return undefined;
  try {
    takeUpNewKey(keyFile, now);
  } catch {
    // A folder that may only be read: the key is found beside the old one next time too.
  }
  return newKey;
}

function newKeyFileOf(keyFile: string): string {
  return `${keyFile}.new`;
}

function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const file = openSync(folder, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
