import { buffer } from "node:stream/consumers";
import { AppError } from "../domain/appError.js";
import { toCsvLine } from "./csvLine.js";
import { disguiseText } from "./disguiseText.js";
import { encodeText } from "./encodeText.js";
import { findLayout, type RollLayout } from "./rollLayout.js";
import type { RollMapping } from "./rollMapping.js";
import type { RollSource } from "./rollSource.js";
import { readTable } from "./rollTable.js";
import { openBytes, openText, surveyBytes } from "./surveyBytes.js";

interface DisguiseOptions {
  readonly mappings: readonly RollMapping[];
  /** Codes of prisons, which stay. */
  readonly prisons: readonly string[];
  /** Numbers under 1. */
  readonly random: () => number;
}

/** A roll with everybody in it replaced. `isCsv`: it was a workbook, of which only the sheet's cells are left. */
export interface DisguisedRoll {
  readonly bytes: Uint8Array;
  readonly isCsv: boolean;
}

/**
 * A copy of a roll that can be shown to others, whether or not it can be taken in: everybody in it is replaced, and its headings, codes,
 * marks, quotation and encoding are as they were, so that it fails as the original does. Throws AppError (input) where it is no text or
 * workbook at all.
 */
export async function disguiseRoll(source: RollSource, { mappings, prisons, random }: DisguiseOptions): Promise<DisguisedRoll> {
  const survey = await surveyBytes(source);
  const layout = await findLayout(source, mappings).catch(unlessInput);
  const known = mappings.flatMap((mapping) => Object.values(mapping.columns).flat().concat(mapping.ignore));
  const kept = (keys: readonly string[]) =>
    new Set([...known, ...headingsIn(layout), ...keys, ...prisons].flatMap((words) => words.toLowerCase().match(WORDS) ?? []));
  if (survey.encoding === "xlsx") {
    const text = await readCells(source, layout);
    return { bytes: Buffer.from(disguiseText(text, { random, kept: kept([]) })), isCsv: true };
  }
  const original = await buffer(openBytes(source, survey));
  const text = (await buffer(openText(source, survey))).toString();
  const disguised = disguiseText(text, { random, kept: kept(findKeys(text)) });
  return { bytes: encodeText(disguised, survey.encoding, original), isCsv: false };
}

function headingsIn(layout: RollLayout | undefined): readonly string[] {
  if (layout === undefined) return [];
  return layout.format === "table" ? layout.headingRows.flatMap(({ cells }) => cells) : layout.headings;
}

const WORDS = /[\p{L}\p{M}_]+/gu;

/** Keys of JSON, also where it is broken. */
function findKeys(text: string): readonly string[] {
  if (!/^\s*[[{]/u.test(text)) return [];
  return [...new Set(Array.from(text.matchAll(/"([\w .-]{1,60})"\s*:/gu), ([, key = ""]) => key))];
}

async function readCells(source: RollSource, layout: RollLayout | undefined): Promise<string> {
  if (layout?.format !== "table") {
    throw new AppError("input", "ROLL_NO_SAMPLE", `${source.name} is a workbook of which no sheet can be read.`, {
      hint: "Save the sheet as CSV (UTF-8), and make the sample of that.",
    });
  }
  let text = "";
  for await (const rows of readTable(source, layout.bytes, layout.table)) for (const { cells } of rows) text += toCsvLine(cells);
  return text;
}

/** What cannot be read can still be copied. */
function unlessInput(error: unknown): undefined {
  if (error instanceof AppError && error.kind === "input") return undefined;
  throw error;
}
