import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { HEADER_BYTES, keyFingerprint } from "./keyFingerprint.js";
import { explainFileError, storeError } from "./storeErrors.js";

const PLAIN_HEADER = Buffer.from("SQLite format 3\0", "latin1");
/** Pages of a store: SQLite's own size, which the cipher keeps. */
const PAGE_BYTES = 4096;
/** Nobody but the owner: these records say where people will live. */
const OWNER_ONLY = 0o600;
const CHUNK_BYTES = 1_048_576;
/**
 * What follows the first 16 bytes, which the cipher leaves readable and does not authenticate: pages of 4,096 bytes, a rollback journal,
 * 64 bytes of each page for the cipher, and three numbers that SQLite fixes (its file format, 1.3).
 */
const READABLE_HEADER = Buffer.from("1000010140402020", "hex");

/** What the first bytes of a store say: no encryption, the given key, or another key (or no store at all). */
export type StoreHeader = "plain" | "this key" | "other key";

/**
 * Reads what kind of store a file is, without opening it as one. Throws AppError where there is no file or it cannot be a store.
 */
export function readStoreHeader(path: string, key: Uint8Array | undefined): StoreHeader {
  return explainingFileErrors(() => {
    const size = statSync(path).size;
    const first = readFirstBytes(path, HEADER_BYTES + READABLE_HEADER.length);
    const header = first.subarray(0, HEADER_BYTES);
    if (header.equals(PLAIN_HEADER)) return "plain";
    if (key !== undefined && header.equals(keyFingerprint(key))) {
      if (!first.subarray(HEADER_BYTES).equals(READABLE_HEADER)) throw storeError("STORE_DAMAGED");
      return "this key";
    }
    if (size === 0 || size % PAGE_BYTES !== 0) throw storeError("STORE_NOT_OURS");
    return "other key";
  });
}

/**
 * Whether the store in this file can only be opened with a key. Throws AppError STORE_MISSING where there is none, STORE_NOT_OURS
 * where the file can be no store.
 */
export function storeNeedsKey(path: string): boolean {
  return readStoreHeader(path, undefined) !== "plain";
}

/** Whether a store in a file was encrypted with this key. Throws AppError as `readStoreHeader` does. */
export function keyFits(path: string, key: Uint8Array): boolean {
  return readStoreHeader(path, key) === "this key";
}

/** Throws AppError STORE_NOT_ALLOWED where the folder may not be looked into. */
export function fileExists(path: string): boolean {
  return explainingFileErrors(() => statSync(path, { throwIfNoEntry: false }) !== undefined);
}

/** An empty file that only its owner may read, in a folder made for it where there is none. */
export function createOwnFile(path: string): void {
  explainingFileErrors(() => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, "wx", OWNER_ONLY));
  });
}

/**
 * Copies an open file of which the caller holds the write lock. Given as a descriptor, not a path: to open and close the store's
 * file once more would drop SQLite's own locks on it (POSIX locks belong to the process, not the descriptor).
 */
export function copyOpenFile(source: number, target: string): void {
  explainingFileErrors(() => {
    const copy = openSync(target, "wx", OWNER_ONLY);
    try {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      for (let position = 0; ; ) {
        const length = readSync(source, chunk, 0, CHUNK_BYTES, position);
        if (length === 0) break;
        writeAll(copy, chunk.subarray(0, length));
        position += length;
      }
    } finally {
      closeSync(copy);
    }
  });
}

/** Puts a finished new store in its place, unless another program was faster: then that one stays. Says whether it is this one that is there. */
export function publishNewFile(finished: string, path: string): boolean {
  return explainingFileErrors(() => {
    syncFile(finished);
    const published = giveName(finished, path);
    rmSync(finished, { force: true });
    syncFolder(path);
    return published;
  });
}

function giveName(finished: string, path: string): boolean {
  try {
    linkSync(finished, path);
    return true;
  } catch (error) {
    if (existsError(error)) return false;
    // A file system without hard links: the name was free a moment ago.
    renameSync(finished, path);
    return true;
  }
}

/** Where a store is made, or changed on a copy, before it gets its place. */
export function besideOf(path: string): string {
  return `${path}.new-${process.pid}`;
}

/** Takes away copies that were being changed when their program was killed. The caller holds the write lock: nobody makes one now. */
export function removeLeftCopies(path: string): void {
  explainingFileErrors(() => {
    const start = `${basename(path)}.new-`;
    for (const name of readdirSync(dirname(path)))
      if (name.startsWith(start) && /^\d+(-journal)?$/u.test(name.slice(start.length))) rmSync(join(dirname(path), name));
  });
}

/** Gives a store a second name under which it stays when another is put over it. One that an earlier attempt kept is replaced. */
export function keepFile(path: string, keepAs: string): void {
  explainingFileErrors(() => {
    rmSync(keepAs, { force: true });
    try {
      linkSync(path, keepAs);
    } catch {
      // A file system without hard links.
      copyFileSync(path, keepAs, constants.COPYFILE_EXCL);
    }
    syncFolder(keepAs);
  });
}

/** Puts a finished store over the old one: whoever opens it finds one or the other, whole. */
export function replaceFile(finished: string, path: string): void {
  explainingFileErrors(() => {
    syncFile(finished);
    renameSync(finished, path);
    syncFolder(path);
  });
}

export function explainingFileErrors<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw explainFileError(error);
  }
}

/** A disk that is nearly full takes a part of what it is given, and says so only in what it returns. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

function readFirstBytes(path: string, length: number): Buffer {
  const file = openSync(path, "r");
  try {
    const first = Buffer.alloc(length);
    readSync(file, first, 0, length, 0);
    return first;
  } finally {
    closeSync(file);
  }
}

function syncFile(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a new name in a folder outlive a power cut. Windows has no such call, and no need of it. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function existsError(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
