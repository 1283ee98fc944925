import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { AppError } from "../domain/appError.js";
import { disguiseRoll } from "../roll/disguiseRoll.js";
import { loadMappings } from "./loadMappings.js";
import { loadPrisons } from "./loadPrisons.js";
import { openRoll } from "./openRolls.js";
import { templateFolders } from "./templateFolders.js";
import { writeWholeFile } from "./writeWholeFile.js";

export interface SampleOptions {
  readonly stdin: NodeJS.ReadableStream;
  readonly env: NodeJS.ProcessEnv;
  /** Where the copy goes; beside the roll where not said. */
  readonly out: string | undefined;
  /** Whether a file of that name may be written over. */
  readonly replace: boolean;
}

/** A copy of a roll with everybody in it replaced, to be shown to whoever can help. */
export interface RollSampleFile {
  readonly file: string;
  readonly sample: string;
  readonly bytes: number;
}

/**
 * Writes a copy of a roll with everybody in it replaced. Throws AppError: input where it is no text or workbook, refused where there is a
 * file of that name, store where it cannot be written.
 */
export async function sampleRoll(file: string, { stdin, env, out, replace }: SampleOptions): Promise<RollSampleFile> {
  const { source } = await openRoll(file, stdin, env);
  const mappings = await loadMappings(templateFolders("rolls", env));
  const prisons = (await loadPrisons()).map((prison) => prison.code);
  const { bytes, isCsv } = await disguiseRoll(source, { mappings, prisons, random: () => randomInt(2 ** 32) / 2 ** 32 });
  const sample = out ?? placeBeside(file, isCsv);
  if (!replace && existsSync(sample)) {
    throw new AppError("refused", "SAMPLE_EXISTS", `There is a file ${sample} already.`, {
      hint: "Give the copy another name with --out, or write over it with --replace.",
    });
  }
  await writeWholeFile(sample, bytes);
  return { file: source.name, sample, bytes: bytes.length };
}

function placeBeside(file: string, isCsv: boolean): string {
  if (file === "-") return "roll.sample.csv";
  const { dir, name, ext } = parse(file);
  return join(dir === "" ? dirname(file) : dir, `${name}.sample${isCsv ? ".csv" : ext}`);
}
