import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { AppError } from "../domain/appError.js";
import { bufferSource, fileSource, type RollSource } from "../roll/rollSource.js";
import { dataFolder } from "./userFolders.js";

const ROLL_NAME = /\.(?:csv|tsv|txt|json|jsonl|ndjson|xlsx)$/iu;
const NO_ROLL_NAME = /^\.|\.rejects(?:-\d+)?\.csv$/iu;

/**
 * The rolls that a path names: itself or, where it is a folder, the files in it that rolls come in, by name; not those in further
 * folders, nor rejected rows. Throws AppError (input) for a folder with none.
 */
export async function findRolls(path: string): Promise<readonly string[]> {
  const isFolder = path !== "-" && (await stat(path).catch(() => undefined))?.isDirectory() === true;
  if (!isFolder) return [path];
  const inside = await readdir(path, { withFileTypes: true }).catch((cause: unknown) => {
    throw new AppError("input", "ROLL_FOLDER_UNREADABLE", `${path} cannot be read.`, { hint: "Check who may read it.", cause });
  });
  const names = inside.filter((entry) => !entry.isDirectory() && ROLL_NAME.test(entry.name) && !NO_ROLL_NAME.test(entry.name));
  if (names.length > 0) return names.map((entry) => join(path, entry.name)).sort();
  throw new AppError("input", "ROLL_FOLDER_EMPTY", `${path} is a folder with no roll in it.`, {
    hint: "Rolls are files that end in .csv, .tsv, .txt, .json, .jsonl or .xlsx.",
  });
}

/** A roll to be read, and where its rejected rows go: beside it or, where that folder cannot be written, among this user's records. */
export interface OpenedRoll {
  readonly source: RollSource;
  readonly rejectsFiles: readonly string[];
}

/** The roll a file names; `-` is standard input, which is read to its end. Throws AppError (input) where there is none. */
export async function openRoll(file: string, stdin: NodeJS.ReadableStream, env: NodeJS.ProcessEnv): Promise<OpenedRoll> {
  const name = file === "-" ? "roll" : basename(file).replace(/\.[^.]*$/u, "");
  const rejects = `${name}.rejects.csv`;
  return {
    source: file === "-" ? bufferSource("standard input", await buffer(stdin)) : await fileSource(file),
    rejectsFiles: [file === "-" ? rejects : join(dirname(file), rejects), join(dataFolder(env), "rejects", rejects)],
  };
}
