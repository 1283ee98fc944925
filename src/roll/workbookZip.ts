import { crc32, createInflateRaw } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { AppError } from "../domain/appError.js";
import { UNLOCK_AND_SAVE } from "./fileKind.js";
import { damagedWorkbook, workbookError } from "./workbookError.js";

/** The parts of a workbook: files in a zip archive. Names are compared without case, as the format's standard says. */
export interface WorkbookZip {
  /** The workbook's own name, for errors. */
  readonly name: string;
  has(part: string): boolean;
  /** A part's bytes. Throws AppError (input) where it is not there, damaged, locked or unpacks to far more than a workbook does. */
  read(part: string): AsyncGenerator<Uint8Array>;
}

/** A sheet of a million rows has some 600 MB. */
const LARGEST_PART = 1024 * 1024 * 1024;
/** Sheets unpack to 5 to 30 times their size; an archive that is made to fill a disk to 1,000 times. Small parts may do what they like. */
const MOST_UNPACKING = 250;
const SMALL_PART = 8 * 1024 * 1024;
/** Of everything that is read of an archive, since a part may be read many times over. */
const MOST_UNPACKED = 4 * LARGEST_PART;

const CHUNK_BYTES = 64 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** Opens an archive that is whole in memory: a zip's table of contents stands at its end. Throws AppError (input) where it is damaged. */
export async function openZip(name: string, bytes: Buffer): Promise<WorkbookZip> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  const zip = await asDamage(name, async () => {
    const opened = await fromBufferPromise(bytes);
    for await (const entry of opened.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
    return opened;
  });
  return {
    name,
    has: (part) => entries.has(part.toLowerCase()),
    async *read(part) {
      const entry = entries.get(part.toLowerCase());
      if (entry === undefined) throw damagedWorkbook(name, `has no part ${part}`);
      refuseUnreadable(name, entry);
      const packed = await asDamage(name, () => packedBytes(zip, bytes, entry));
      for await (const chunk of checked(name, part, entry, unpack(entry, packed))) {
        unpacked += chunk.length;
        if (unpacked > MOST_UNPACKED) throw tooLarge(name, unpacked);
        yield chunk;
      }
    },
  };
}

/** What yauzl throws says where in the archive it stumbled, which helps nobody to mend it. */
async function asDamage<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw damagedWorkbook(name, "cannot be unpacked, as where a copy was cut short");
  }
}

function refuseUnreadable(name: string, entry: Entry): void {
  if (entry.isEncrypted()) throw workbookError("ROLL_WORKBOOK_LOCKED", `${name} is locked with a password.`, UNLOCK_AND_SAVE);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw damagedWorkbook(name, "is packed in a way that no spreadsheet program uses");
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > LARGEST_PART || (size > SMALL_PART && size > packed * MOST_UNPACKING)) throw tooLarge(name, size);
}

function tooLarge(name: string, size: number): AppError {
  const megabytes = Math.round(size / 1024 / 1024);
  return workbookError("ROLL_WORKBOOK_TOO_LARGE", `${name} would unpack to ${megabytes} MB, which no roll needs.`);
}

async function packedBytes(zip: ZipFile, bytes: Buffer, entry: Entry): Promise<Buffer> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  return bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
}

async function* unpack(entry: Entry, packed: Buffer): AsyncGenerator<Uint8Array> {
  if (entry.compressionMethod === STORED) {
    for (let from = 0; from < packed.length; from += CHUNK_BYTES) yield packed.subarray(from, from + CHUNK_BYTES);
    return;
  }
  const inflating = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflating.end(packed);
  yield* inflating as AsyncIterable<Buffer>;
}

/** The bytes as long as they are no more than announced; at their end they must be all, and add up. */
async function* checked(
  name: string,
  part: string,
  { uncompressedSize, crc32: announced }: Entry,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  let sum = 0;
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await asDamage(name, () => iterator.next());
      if (next.done === true) break;
      size += next.value.length;
      if (size > uncompressedSize) break;
      sum = crc32(next.value, sum);
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
  if (size !== uncompressedSize || sum !== announced)
    throw damagedWorkbook(name, `has a part ${part} that was changed or cut short`);
}
