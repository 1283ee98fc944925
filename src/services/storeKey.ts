import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { AppError } from "../domain/appError.js";
import { describeLocation, type StoreLocation } from "../store/location.js";
import { publishNewFile } from "../store/sqliteFiles.js";
import { parseKey } from "./keyWords.js";
import { makeFolder } from "./makeFolder.js";
import { configFolder } from "./userFolders.js";

const KEY_BYTES = 32;

/**
 * The file that holds the key of a store: the one the user named, or one in the configuration folder that belongs to this store's
 * path. Kept apart from the store, so that a copy of the store alone is of no use.
 */
export function keyFileOf(storePath: string, named: string | undefined, env: NodeJS.ProcessEnv): string {
  if (named !== undefined) return resolve(named);
  const path = resolve(storePath);
  const name = `${basename(path).replace(/\.db$/u, "")}-${createHash("sha256").update(path).digest("hex").slice(0, 12)}.key`;
  return join(keyFolder(env), name);
}

/** Where the keys of this user's stores are. */
export function keyFolder(env: NodeJS.ProcessEnv): string {
  return join(configFolder(env), "keys");
}

/**
 * The file that holds the key of what is restricted: the one the user named, or one beside the store's key. A file of its own: who records what people say need not be
 * able to read what is sealed.
 */
export function restrictedKeyFileOf(location: StoreLocation, named: NamedKeyFiles, env: NodeJS.ProcessEnv): string {
  if (named.restrictedKeyFile !== undefined) return resolve(named.restrictedKeyFile);
  if (location.engine === "sqlite")
    return `${keyFileOf(location.path, named.keyFile, env).replace(/\.key$/u, "")}.restricted.key`;
  const place = createHash("sha256").update(describeLocation(location)).digest("hex").slice(0, 12);
  return join(keyFolder(env), `server-${place}.restricted.key`);
}

/** The key files that the user named. */
interface NamedKeyFiles {
  readonly keyFile: string | undefined;
  readonly restrictedKeyFile?: string | undefined;
}

/** The key in a key file, or undefined where there is no such file. Throws AppError (store) where the file is not a key. */
export function findKey(keyFile: string): Uint8Array | undefined {
  let text: string;
  try {
    text = readFileSync(keyFile, "utf8");
  } catch (cause) {
    if (isNodeError(cause, "ENOENT")) return undefined;
    throw new AppError("store", "KEY_UNREADABLE", `The key file ${keyFile} cannot be read.`, {
      hint: "Check that it is a file and that you may read it.",
      cause,
    });
  }
  return parseKey(text, keyFile);
}

/** Makes a new random key in a file that only this user can read, and returns it. Never replaces a file that is there. */
export function createKey(keyFile: string): Uint8Array {
  const key = new Uint8Array(randomBytes(KEY_BYTES));
  writeKey(keyFile, key);
  return key;
}

/**
 * Writes a key to a file that only this user can read, all of it or nothing, and so that it outlives a power cut: without it the store is noise. Never replaces a
 * file that is there.
 */
export function writeKey(keyFile: string, key: Uint8Array): void {
  const part = `${keyFile}.part`;
  try {
    makeFolder(dirname(keyFile));
    // What a program left that was killed here is no key of anything yet.
    rmSync(part, { force: true });
    writeFileSync(part, `${Buffer.from(key).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
    if (existsSync(keyFile) || !publishNewFile(part, keyFile)) throw new Error("there is a file already");
  } catch (cause) {
    rmSync(part, { force: true });
    throw new AppError("store", "KEY_NOT_WRITTEN", `The key file ${keyFile} cannot be written.`, {
      hint: "Name another place, where you may write and nothing is yet.",
      cause,
    });
  }
}

function isNodeError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
