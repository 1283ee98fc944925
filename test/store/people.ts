import type { RollPerson } from "../../src/domain/person.js";
import { plainDate } from "../../src/domain/plainDate.js";
import type { RollBatch } from "../../src/store/rollBatch.js";
import type { Store } from "../../src/store/store.js";

export const MONDAY = plainDate("2026-11-23");
export const TUESDAY = plainDate("2026-11-24");
export const WEDNESDAY = plainDate("2026-11-25");
export const THURSDAY = plainDate("2026-11-26");

/** A made-up person on a made-up roll. */
export function rollPerson(prisonerNumber: string, more: Partial<RollPerson> = {}): RollPerson {
  return {
    prisonerNumber,
    lastName: "Tester",
    firstName: "Robin",
    middleNames: "",
    prison: "MDI",
    facts: {
      legalStatus: "SENTENCED",
      dates: { crd: plainDate("2027-02-01") },
      overrides: {},
      hdcStatus: "unknown",
      paroleStatus: "unknown",
      immigrationHold: false,
      under18: false,
    },
    ...more,
  };
}

const NOTHING: RollBatch = {
  closeVersions: [],
  openVersions: [],
  rememberRows: [],
  forgetRows: [],
  closeStays: [],
  openStays: [],
};

/** Takes in what one day's roll changed, as one import of these prisons. */
export function takeIn(
  store: Store,
  day: typeof MONDAY,
  changes: Partial<RollBatch>,
  prisons: readonly string[] = ["MDI"],
): Promise<number> {
  return store.write("clerk", "roll import", async (tx) => {
    const number = await tx.imports.nextNumber();
    await tx.roll.apply(number, day, { ...NOTHING, ...changes });
    const file = { file: `roll-${day}.csv`, sha256: `${day}`, mapping: "resettle", encoding: "utf-8" };
    await tx.imports.record({ number, ...file, takenOn: day, complete: true, prisons, counts: { rows: 1 }, columns: [] });
    return number;
  });
}

/** The changes that put people on the roll for the first time. */
export function received(day: typeof MONDAY, ...people: readonly RollPerson[]): Partial<RollBatch> {
  return {
    openVersions: people.map((person, index) => ({ person, line: index + 2 })),
    rememberRows: people.map(({ prisonerNumber, prison }) => ({ prisonerNumber, prison, hash: `hash-${day}` })),
    openStays: people.map(({ prisonerNumber }) => ({ prisonerNumber, receivedOn: day, firstSeenOn: day })),
  };
}

/** The changes of a roll that says something else of people who were on the one before. */
export function changed(day: typeof MONDAY, ...people: readonly RollPerson[]): Partial<RollBatch> {
  const { openVersions = [], rememberRows = [] } = received(day, ...people);
  return { closeVersions: people.map((person) => person.prisonerNumber), openVersions, rememberRows };
}

/** The changes of a roll that people are missing from. */
export function gone(day: typeof MONDAY, ...people: readonly string[]): Partial<RollBatch> {
  return { closeVersions: people, forgetRows: people, closeStays: [{ endedOn: day, end: "not_on_roll", people }] };
}

/** Everyone a list "as of" a day names, in order of number. */
export async function namedOn(store: Store, day: typeof MONDAY, prisons?: readonly string[]): Promise<readonly string[]> {
  const numbers: string[] = [];
  for await (const batch of store.read.custody.asOf(day, { prisons, batchSize: 2 })) {
    numbers.push(...batch.map((version) => version.person.prisonerNumber));
  }
  return numbers.sort();
}
