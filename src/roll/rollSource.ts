import { constants, createReadStream, type Stats } from "node:fs";
import { access, stat } from "node:fs/promises";
import { AppError } from "../domain/appError.js";

/** Where a roll's bytes come from. It is opened more than once: a roll is surveyed as a whole before its rows are read. */
export interface RollSource {
  /** What people know it by: a path, or "standard input". */
  readonly name: string;
  /** Of a file: another thread can open it anew. */
  readonly path?: string;
  /** Size in bytes, where it is known. */
  readonly size?: number;
  open(): AsyncIterable<Uint8Array>;
}

const CHUNK_BYTES = 64 * 1024;

/** A roll in a regular file. Throws AppError (input) for a path that is missing, no regular file, not readable or empty. */
export async function fileSource(path: string): Promise<RollSource> {
  const found = await statFile(path);
  if (found.isDirectory()) {
    throw new AppError("input", "ROLL_IS_FOLDER", `${path} is a folder, not a roll.`, { hint: "Name the file in it." });
  }
  if (!found.isFile()) {
    throw new AppError("input", "ROLL_NOT_FILE", `${path} is not a regular file.`, {
      hint: "To read a pipe, use - as the file.",
    });
  }
  if (found.size === 0) throw emptyRoll(path);
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  return { name: path, path, size: found.size, open: () => readChunks(path) };
}

/** A roll that is already in memory, as standard input is once it has been read to its end. */
export function bufferSource(name: string, bytes: Uint8Array): RollSource {
  if (bytes.length === 0) throw emptyRoll(name);
  return {
    name,
    size: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

async function statFile(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    if (codeOf(cause) !== "ENOENT" && codeOf(cause) !== "ENOTDIR") throw unreadable(path, cause);
    throw new AppError("input", "ROLL_NOT_FOUND", `There is no file ${path}.`, { hint: "Check the name and the folder.", cause });
  }
}

async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw codeOf(cause) === undefined ? cause : unreadable(path, cause);
  }
}

function emptyRoll(name: string): AppError {
  return new AppError("input", "ROLL_EMPTY", `${name} is empty.`, {
    hint: "Export the roll again: nothing was written to this file.",
  });
}

function unreadable(path: string, cause: unknown): AppError {
  return new AppError("input", "ROLL_UNREADABLE", `${path} cannot be read (${codeOf(cause) ?? "unknown reason"}).`, {
    hint: "Check who may read it, and that no other program holds it.",
    cause,
  });
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
}
