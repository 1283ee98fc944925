import { type PlainDate, plainDate } from "../../../src/domain/plainDate.js";
import { bufferSource, type RollSource } from "../../../src/roll/rollSource.js";
import { type ImportOptions, importRoll, prepareRoll } from "../../../src/services/importRoll/importRoll.js";
import type { RollImportResult } from "../../../src/services/importRoll/rollImportResult.js";
import type { Store } from "../../../src/store/store.js";
import { sessionOn } from "../../support/session.js";

export const SUNDAY = plainDate("2026-11-22");
export const MONDAY = plainDate("2026-11-23");
export const TUESDAY = plainDate("2026-11-24");
export const WEDNESDAY = plainDate("2026-11-25");

const HEADINGS = [
  ...["prisonerNumber", "lastName", "firstName", "middleNames", "dateOfBirth", "sex", "prison", "location"],
  ...["receptionDate", "legalStatus", "sentenceStartDate", "crd", "hdced", "confirmed", "sed", "releasedOn"],
] as const;

/** A row of a roll in our own format, heading by heading; a heading that is not there is an empty cell. */
export interface Row {
  readonly prisonerNumber: string;
  readonly [heading: string]: string;
}

/** A prison of one story, so that many stories can be told in one store: its code, and people nobody else has. */
export interface MadeUpPrison {
  readonly code: string;
  /** The person with this index, as the story's first roll has them: years to go, so that no window is open. */
  person(index: number, wish?: Readonly<Record<string, string>>): Row;
  /** So many people that one of them may leave without the roll shrinking by more than a tenth. */
  crowd(size?: number): Row[];
}

const LETTERS = "ACDEFGHJKLMNPQRTVWXYZ";
let prisonsMade = 0;

export function makeUpPrison(): MadeUpPrison {
  const letter = (place: number) => LETTERS[Math.floor(prisonsMade / LETTERS.length ** place) % LETTERS.length];
  const [letters, first] = [`${letter(1)}${letter(0)}`, letter(2)];
  prisonsMade += 1;
  const code = `${first === "A" ? "Q" : first}${letters}`;
  const person: MadeUpPrison["person"] = (index, wish = {}) => ({
    prisonerNumber: `${first}${1000 + index}${letters}`,
    lastName: `Marsh${index}`,
    firstName: "Ioan",
    dateOfBirth: "1990-04-02",
    prison: code,
    location: `A-1-${index}`,
    receptionDate: "2025-03-03",
    legalStatus: "SENTENCED",
    sentenceStartDate: "2025-03-03",
    crd: "2029-03-07",
    ...wish,
  });
  return { code, person, crowd: (size = 12) => Array.from({ length: size }, (_, index) => person(index)) };
}

/** The rows with one person's changed. */
export function withChange(rows: readonly Row[], index: number, wish: Readonly<Record<string, string>>): Row[] {
  return rows.map((row, at) => (at === index ? { ...row, ...wish } : row));
}

export function without(rows: readonly Row[], ...indexes: readonly number[]): Row[] {
  return rows.filter((_, at) => !indexes.includes(at));
}

/** The rows as a roll in our own format. */
export function csvOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => HEADINGS.map((heading) => row[heading] ?? "").join(","));
  return [HEADINGS.join(","), ...lines].map((line) => `${line}\n`).join("");
}

export function rollOf(rows: readonly Row[], name = "roll.csv"): RollSource {
  return bufferSource(name, Buffer.from(csvOf(rows)));
}

type TakeInOptions = Partial<Omit<ImportOptions, "source">> & { readonly source?: RollSource; readonly signal?: AbortSignal };

/** Takes in a roll of that day, as `resettle roll import` does on the morning of it. */
export async function takeIn(
  store: Store,
  day: PlainDate,
  rows: readonly Row[],
  options: TakeInOptions = {},
): Promise<RollImportResult> {
  const { signal = new AbortController().signal, ...rest } = options;
  const session = await sessionOn(store, { actor: "clerk", asOf: day, signal });
  return importRoll(session, await prepareRoll(session, { source: rollOf(rows), rejectsFiles: [], ...rest }));
}

/** No change at all, as an import counts them. */
export const NO_CHANGES = {
  received: 0,
  returned: 0,
  transferredIn: 0,
  left: 0,
  datesMoved: 0,
  moved: 0,
  detailsChanged: 0,
} as const;

/** Whatever a roll says of the people of these prisons on a day, in order of number. */
export async function peopleOn(store: Store, day: PlainDate, ...prisons: readonly string[]) {
  const found: { number: string; prison: string; crd: string | undefined; location: string | undefined; name: string }[] = [];
  for await (const batch of store.read.custody.asOf(day, { prisons })) {
    for (const { person } of batch) {
      const { prisonerNumber: number, prison, location, lastName: name, facts } = person;
      found.push({ number, prison, crd: facts.dates.crd, location, name });
    }
  }
  return found.sort((a, b) => (a.number < b.number ? -1 : 1));
}
