import { readFileSync } from "node:fs";
import { bytesOf, type Call } from "./tracedProgram.js";

/** A sector: what a disk writes whole or not at all. */
const SECTOR = 512;

interface Write {
  readonly at: number;
  readonly bytes: Buffer;
}

/** A file as the disk has it, and what was written since it was last asked to keep it. */
interface DiskFile {
  kept: Buffer;
  pending: Write[];
}

/**
 * What is on the disk when the power goes after some of the calls that a program made at a store: all that the disk was asked to keep,
 * and of the rest any part: whole writes, sectors of them, or nothing; names that were made or taken away since, or not. Undefined for a file that is
 * not there.
 */
export function cutPower(
  storeBefore: string,
  store: string,
  calls: readonly Call[],
): { readonly store: Buffer; readonly journal: Buffer | undefined } {
  const main: DiskFile = { kept: readFileSync(storeBefore), pending: [] };
  let journal: DiskFile | undefined;
  let namedJournal: DiskFile | undefined;
  for (const { name, path, line } of calls) {
    const isJournal = path === `${store}-journal`;
    const file = isJournal ? journal : path === store ? main : undefined;
    if (name === "openat" && isJournal && line.includes("O_CREAT")) journal ??= { kept: Buffer.alloc(0), pending: [] };
    else if (name === "unlink" && isJournal) journal = undefined;
    else if (name === "pwrite64") file?.pending.push(writeOf(line));
    else if (name === "ftruncate") throw new Error("no truncating is known of here");
    else if (name === "fsync" || name === "fdatasync") {
      if (file === undefined) namedJournal = journal;
      else keepAll(file);
    }
  }
  const left = Math.random() < 0.5 ? journal : namedJournal;
  return { store: leftOf(main), journal: left === undefined ? undefined : leftOf(left) };
}

function writeOf(line: string): Write {
  const match = /^pwrite64\(\d+<[^>]*>, "((?:\\x[0-9a-f]{2})*)", (\d+), (\d+)\) = (\d+)$/u.exec(line);
  if (match === null || match[2] !== match[4]) throw new Error("a write that cannot be read, or was not whole");
  return { at: Number(match[3]), bytes: bytesOf(match[1] ?? "") };
}

function keepAll(file: DiskFile): void {
  file.kept = file.pending.reduce(put, file.kept);
  file.pending = [];
}

/** What is left of a file: each write that was not asked to be kept is there, or not, or in part. */
function leftOf({ kept, pending }: DiskFile): Buffer {
  return pending
    .filter(() => Math.random() < 0.5)
    .reduce((file, write) => (Math.random() < 0.7 ? put(file, write) : tear(file, write)), kept);
}

function put(file: Buffer, { at, bytes }: Write): Buffer {
  const grown = Buffer.concat([file, Buffer.alloc(Math.max(0, at + bytes.length - file.length))]);
  bytes.copy(grown, at);
  return grown;
}

function tear(file: Buffer, { at, bytes }: Write): Buffer {
  let torn = file;
  for (let from = 0; from < bytes.length; from += SECTOR)
    if (Math.random() < 0.5) torn = put(torn, { at: at + from, bytes: bytes.subarray(from, from + SECTOR) });
  return torn;
}
