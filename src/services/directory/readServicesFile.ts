import { readFile, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { AppError } from "../../domain/appError.js";
import { bufferSource } from "../../roll/rollSource.js";
import { openText, surveyBytes } from "../../roll/surveyBytes.js";
import { readOpenReferral } from "./openReferral/readOpenReferral.js";
import { loadServiceTerms } from "./openReferral/serviceTerms.js";
import { parseServicesCsv } from "./parseServicesCsv.js";
import type { ServicesRead } from "./servicesRead.js";

interface Reading {
  readonly stdin: NodeJS.ReadableStream;
  readonly env: NodeJS.ProcessEnv;
  /** A file of terms in place of the one in the templates. */
  readonly terms?: string | undefined;
}

/**
 * The services of a file, or of standard input (`-`): our own CSV in any common dialect and encoding, or Open Referral UK JSON; which, its first character
 * says. Throws AppError (input) with every mistake of a CSV, or where the file cannot be read as either.
 */
export async function readServicesFile(file: string, { stdin, env, terms }: Reading): Promise<ServicesRead> {
  const name = file === "-" ? "standard input" : file;
  const bytes = file === "-" ? await buffer(stdin) : await readWhole(file);
  if (bytes.length === 0)
    throw new AppError("input", "SERVICES_EMPTY", `${name} is empty.`, { hint: "Export the directory again." });
  const source = bufferSource(name, bytes);
  const survey = await surveyBytes(source).catch((error: unknown) => {
    throw aboutServices(name, error);
  });
  if (survey.encoding === "xlsx") {
    throw new AppError("input", "SERVICES_WORKBOOK", `${name} is a workbook.`, {
      hint: "Save its sheet as CSV and import that file.",
    });
  }
  const contents = await text(Readable.from(openText(source, survey)));
  if (!/^\s*[[{]/u.test(contents)) return parseServicesCsv(name, contents);
  return readOpenReferral(name, contents, await loadServiceTerms(env, terms));
}

/** What rolls are refused for is told in the words of a directory. */
function aboutServices(name: string, error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== "ROLL_NOT_TEXT") return error;
  const seen = error.message.replace(/^.*?: it /u, "");
  return new AppError("input", "SERVICES_NOT_TEXT", `${name} is no directory that can be read: it ${seen}`, {
    hint: "Give CSV in our own columns, or Open Referral UK JSON.",
    cause: error,
  });
}

async function readWhole(file: string): Promise<Uint8Array> {
  const isFolder = await stat(file)
    .then((found) => found.isDirectory())
    .catch(() => false);
  if (isFolder) throw new AppError("input", "SERVICES_IS_FOLDER", `${file} is a folder.`, { hint: "Name the file in it." });
  return readFile(file).catch((cause: unknown) => {
    throw new AppError("input", "FILE_UNREADABLE", `The file ${file} cannot be read.`, {
      hint: "Check its name, that it is a file, and that you may read it.",
      cause,
    });
  });
}
