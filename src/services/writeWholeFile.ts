import { constants } from "node:fs";
import { access, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../domain/appError.js";
import { systemCode, systemReason } from "../domain/systemReason.js";
import { makeFolder } from "./makeFolder.js";

/**
 * Writes a file that only this user can read, under its own name only once all of it is on the disk. Throws AppError (store) where
 * the folder cannot be written or the disk is full; nothing is then left behind.
 */
export async function writeWholeFile(path: string, contents: FileContents): Promise<void> {
  await (await stageWholeFile(path, contents)).finish();
}

/** What a file may be written from: all at once, or piece by piece. */
type FileContents = string | Uint8Array | AsyncIterable<string>;

/** A file that is all on the disk, but not under its own name yet. */
export interface StagedFile {
  /** Gives it its name. */
  finish(): Promise<void>;
  /** Takes it away again. */
  drop(): Promise<void>;
}

/** The same in two steps, for what has to be recorded before it may be there. Throws AppError (store), and then leaves nothing behind. */
export async function stageWholeFile(path: string, contents: FileContents): Promise<StagedFile> {
  const unfinished = `${path}.part`;
  const drop = () => rm(unfinished, { force: true }).catch(() => undefined);
  const failed = async (cause: unknown) => {
    await drop();
    return problemOf(path, cause);
  };
  try {
    makeFolder(dirname(path));
    const file = await open(unfinished, "w", 0o600);
    try {
      if (typeof contents === "string" || contents instanceof Uint8Array) await file.writeFile(contents);
      else for await (const part of contents) await file.appendFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw await failed(cause);
  }
  const finish = async () => {
    try {
      await rename(unfinished, path);
    } catch (cause) {
      throw await failed(cause);
    }
  };
  return { finish, drop };
}

/** Makes a folder that only this user can look into, or finds that it can be written. Throws AppError (store). */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw problemOf(folder, cause);
  }
}

function problemOf(path: string, cause: unknown): AppError {
  const code = systemCode(cause);
  if (code === "ENOSPC" || code === "EDQUOT") return noRoomFor(path, cause);
  const reason = systemReason(cause);
  return new AppError("store", "OUTPUT_NOT_WRITTEN", `${path} cannot be written${reason === "" ? "" : `: ${reason}`}.`, {
    hint: "Choose a place you may write to.",
    cause,
  });
}

export function noRoomFor(path: string, cause: unknown): AppError {
  return new AppError("store", "OUTPUT_DISK_FULL", `There is no room left on the disk for ${path}.`, {
    hint: "Make room, or choose another place, and run the command again.",
    cause,
  });
}
