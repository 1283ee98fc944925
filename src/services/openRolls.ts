import { basename, dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { bufferSource, fileSource, type RollSource } from "../roll/rollSource.js";
import { dataFolder } from "./userFolders.js";

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
