import { expect } from "vitest";
import { AppError } from "../../../src/domain/appError.js";
import { plainDate } from "../../../src/domain/plainDate.js";
import { bufferSource } from "../../../src/roll/rollSource.js";
import { surveyRoll } from "../../../src/roll/surveyRoll.js";
import { importRoll, type PreparedRoll } from "../../../src/services/importRoll/importRoll.js";
import type { RollImportResult } from "../../../src/services/importRoll/rollImportResult.js";
import { loadMappings } from "../../../src/services/loadMappings.js";
import { loadPrisons } from "../../../src/services/loadPrisons.js";
import { programTemplates } from "../../../src/services/templateFolders.js";
import { createStore, type Store } from "../../../src/store/store.js";
import { sessionOn } from "../session.js";
import { makeSqlitePlace } from "../stores.js";
import { mutantOf } from "./mutate.js";
import { ONE_OF_EACH_MAPPING } from "./originals.js";

const DAY = plainDate("2026-11-23");
const NEXT_DAY = plainDate("2026-11-24");
/** The people of the made-up rolls: what no error may say. */
const PEOPLE = /testerton|bryn|arlo|kemp/iu;
/** This one shows headings: a row that was damaged so that nothing in it looks like data may be taken for them. */
const SHOWS_HEADINGS = "ROLL_NOT_RECOGNISED";
/** Of so many mutants one is taken in; the others are checked, which is an import that is undone. */
const TAKEN_IN_EVERY = 5;

/** What became of mutants: how many were rolls, and the errors of the others by code. */
export interface Fates {
  rolls: number;
  readonly errors: Map<string, number>;
}

/**
 * Takes mutants in on top of what the whole rolls said. Each is a roll, every row of which has one outcome, or an error that a person can act on and
 * that leaves the store as it was. Throws an error that names the mutant where one is neither.
 */
export async function tryMutants(from: number, to: number): Promise<Fates> {
  const store = await createStore(makeSqlitePlace());
  const fates: Fates = { rolls: 0, errors: new Map() };
  try {
    for (const bytes of ONE_OF_EACH_MAPPING) await take(store, await prepare(bytes, DAY));
    let before = await stateOf(store);
    for (let number = from; number < to; number += 1) {
      try {
        before = await tryMutant(store, number, before, fates);
      } catch (cause) {
        throw new Error(`mutant ${number}: ${cause instanceof Error ? cause.stack : String(cause)}`, { cause });
      }
    }
    return fates;
  } finally {
    await store.close();
  }
}

/** Gives the state of the store afterwards. */
async function tryMutant(store: Store, number: number, before: string, fates: Fates): Promise<string> {
  const prepared = await orOwnError(prepare(mutantOf(number), NEXT_DAY), fates);
  if (prepared === undefined) return before;
  const checkOnly = number % TAKEN_IN_EVERY !== 0;
  const result = await orOwnError(take(store, prepared, { checkOnly, allowShrink: number % 3 !== 0 }), fates);
  const after = await stateOf(store);
  if (checkOnly || result === undefined) expect(after).toBe(before);
  if (result === undefined) return before;

  fates.rolls += 1;
  expect(result.rows).toBe(result.accepted + result.rejected + result.duplicates + result.erased);
  expect(result.rejects).toHaveLength(result.rejected);
  if (checkOnly) return before;
  expect(await take(store, prepared)).toMatchObject({ unchanged: result.accepted, rejected: result.rejected });
  expect(await stateOf(store)).toBe(after);
  return after;
}

/** Undefined where there was an error that a person can act on, which is counted. */
async function orOwnError<Done>(work: Promise<Done>, { errors }: Fates): Promise<Done | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { kind, code, message, hint, issues } = error;
    expect(["input", "refused"], message).toContain(kind);
    expect(hint, code).toMatch(/\.$/u);
    const said = [message, hint, ...issues.map((issue) => issue.message)].join("\n");
    if (code !== SHOWS_HEADINGS) expect(said).not.toMatch(PEOPLE);
    errors.set(code, (errors.get(code) ?? 0) + 1);
    return undefined;
  }
}

/** Read once: that takes longer than a mutant does. */
const mappings = loadMappings([`${programTemplates()}/rolls`]);

async function prepare(bytes: Buffer, asOf: PreparedRoll["takenOn"]): Promise<PreparedRoll> {
  const source = bufferSource("roll", bytes);
  const survey = await surveyRoll(source, { mappings: await mappings, prisons: await loadPrisons(), asOf, prison: "MDI" });
  return { options: { source, rejectsFiles: [] }, survey, takenOn: asOf };
}

async function take(
  store: Store,
  { options, ...roll }: PreparedRoll,
  wish: Partial<PreparedRoll["options"]> = { allowShrink: true },
): Promise<RollImportResult> {
  return importRoll(await sessionOn(store, { asOf: roll.takenOn }), { ...roll, options: { ...options, ...wish } });
}

/** All that imports have said of everyone, and which they were. */
async function stateOf({ read }: Store): Promise<string> {
  const state: unknown[] = [(await read.imports.list()).map(({ number, digest }) => [number, digest])];
  for await (const batch of read.roll.rows()) state.push(batch);
  for await (const batch of read.custody.asOf(NEXT_DAY)) state.push(batch);
  return JSON.stringify(state);
}
