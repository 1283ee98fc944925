import { fileURLToPath } from "node:url";
import type { RollPerson } from "../../src/domain/person.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { readRoll } from "../../src/roll/readRoll.js";
import type { RollRow } from "../../src/roll/rollRow.js";
import { bufferSource, type RollSource } from "../../src/roll/rollSource.js";
import type { RollSurvey } from "../../src/roll/rollSurvey.js";
import { type SurveyOptions, surveyRoll } from "../../src/roll/surveyRoll.js";
import { loadMappings } from "../../src/services/loadMappings.js";

export const BUILT_IN = fileURLToPath(new URL("../../templates/rolls/", import.meta.url));
export const builtInMappings = await loadMappings([BUILT_IN]);

export const KNOWN_PRISONS = [
  { code: "MDI", name: "Moorland (HMP & YOI)" },
  { code: "EYI", name: "Elmley (HMP & YOI)" },
  { code: "PRI", name: "Parc (HMP & YOI)" },
];

export interface TakenRoll {
  readonly survey: RollSurvey;
  readonly rows: readonly RollRow[];
}

type RollOptions = Partial<SurveyOptions> & { readonly hashes?: ReadonlyMap<string, string> };

/** A roll as the tests write it: text, or bytes where the encoding matters. */
export function rollOf(text: string | Uint8Array, name = "roll.csv"): RollSource {
  return bufferSource(name, typeof text === "string" ? Buffer.from(text) : text);
}

export function surveyOf(source: RollSource, options: RollOptions = {}): Promise<RollSurvey> {
  return surveyRoll(source, { mappings: builtInMappings, prisons: KNOWN_PRISONS, asOf: plainDate("2026-11-23"), ...options });
}

/** Surveys a roll and reads all its rows. */
export async function takeRoll(source: RollSource | string | Uint8Array, options: RollOptions = {}): Promise<TakenRoll> {
  const opened = typeof source === "string" || source instanceof Uint8Array ? rollOf(source) : source;
  const survey = await surveyOf(opened, options);
  const rows: RollRow[] = [];
  for await (const batch of readRoll(opened, survey, { isAsYesterday: (number, hash) => options.hashes?.get(number) === hash }))
    rows.push(...batch);
  return { survey, rows };
}

/** A roll in our own format: headings, then one row a line, prison MDI unless it has a column. */
export function ownRoll(headings: string, ...rows: readonly string[]): string {
  return [headings, ...rows].map((line) => `${line}\n`).join("");
}

/** Takes a roll of our own format of prison MDI. */
export function takeOwn(headings: string, ...rows: readonly string[]): Promise<TakenRoll> {
  return takeRoll(ownRoll(headings, ...rows), { prison: "MDI" });
}

/** The people of a roll's rows, in its order. */
export function peopleOf({ rows }: TakenRoll): RollPerson[] {
  return rows.flatMap((row) => (row.kind === "person" ? [row.person] : []));
}

/** The codes of what is odd about the people of a roll. */
export function oddities({ rows }: TakenRoll): string[] {
  return rows.flatMap((row) => (row.kind === "person" ? row.warnings.map(({ code }) => code) : []));
}

/** The hashes to keep after a roll was taken in, by prisoner number. */
export function hashesOf({ rows }: TakenRoll): Map<string, string> {
  return new Map(rows.flatMap((row) => (row.kind === "person" ? [[row.person.prisonerNumber, row.hash] as const] : [])));
}

/** The kind of each outcome, in order. */
export function kindsOf({ rows }: TakenRoll): string[] {
  return rows.map(({ kind }) => kind);
}
