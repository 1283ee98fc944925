import type { RollPerson } from "../../domain/person.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { Stay } from "../../domain/records.js";
import { findPersonChanges, isSamePerson } from "../../domain/rollChanges.js";
import type { PersonRow } from "../../roll/rollRow.js";
import type { RollBatch } from "../../store/rollBatch.js";
import type { StoreWriter } from "../../store/writer.js";
import type { ErasureWatch } from "./erasedPeople.js";
import type { KnownRoll } from "./knownRoll.js";
import type { Elsewhere, WhereaboutsWatch } from "./onTwoRolls.js";
import type { PersonDateMoves } from "./rollImportResult.js";

/** How a person came to be on this roll, where they were not known to be in that prison before. */
export type Arrival = "received" | "returned" | "transferredIn";

/** What a roll is found to change, gathered batch by batch. */
export interface Findings {
  /** Who was received in a prison of which there was a roll before; of a first roll everyone is new to us. */
  readonly received: string[];
  readonly returned: string[];
  /** Who was erased before, and is received anew. */
  readonly backAfterErasure: string[];
  readonly transferredIn: string[];
  readonly dateMoves: PersonDateMoves[];
  /** People by the code of a date they had and have no more. */
  readonly datesLost: Map<string, number>;
  receivedCount: number;
  unchanged: number;
  moved: number;
  detailsChanged: number;
}

/** Somebody of whom this roll says something new, and what was known before. */
export interface ChangedPerson {
  readonly person: RollPerson;
  readonly arrival?: Arrival;
  readonly before?: RollPerson;
}

/** What has to be written for one batch of people, and who they are. */
export interface ComparedBatch {
  readonly batch: RollBatch;
  readonly changed: readonly ChangedPerson[];
  /** People of whom the roll says nothing new. */
  readonly unchanged: readonly RollPerson[];
  /** Rows of people whom another roll of the day has elsewhere: nothing of them is written. */
  readonly elsewhere: readonly Elsewhere[];
  /** Rows of people whose record was erased: nothing of them is written either. */
  readonly erased: number;
}

/** What the store knows of people, as far as a comparison asks. */
export interface KnownPeople {
  readonly custody: Pick<StoreWriter["custody"], "current" | "history">;
  readonly people: Pick<StoreWriter["people"], "findKnown">;
  readonly stays: Pick<StoreWriter["stays"], "listOfEach">;
}

/** A store in which nobody is. */
export const NOBODY: KnownPeople = {
  custody: { current: async () => new Map(), history: async () => [] },
  people: { findKnown: async () => new Set() },
  stays: { listOfEach: async () => new Map() },
};

/** What a batch is compared with. */
interface Comparison {
  readonly day: PlainDate;
  readonly known: KnownRoll;
  readonly isElsewhere: WhereaboutsWatch;
  readonly wasErased: ErasureWatch;
  /** Prisons of which there was a roll before. */
  readonly hadRoll: ReadonlySet<string>;
  /** The roll is in already: what only tells the same in other words is not worth an import of its own. */
  readonly isIn: boolean;
  /** There is no record of anybody. */
  readonly isFirst: boolean;
}

export function startFindings(): Findings {
  return {
    received: [],
    returned: [],
    backAfterErasure: [],
    transferredIn: [],
    dateMoves: [],
    datesLost: new Map(),
    receivedCount: 0,
    unchanged: 0,
    moved: 0,
    detailsChanged: 0,
  };
}

/** Compares a batch of people with what was known of them. A few questions to the store a batch, however many people. */
export async function compareBatch(
  tx: KnownPeople,
  rows: readonly PersonRow[],
  comparison: Comparison,
  findings: Findings,
): Promise<ComparedBatch> {
  const { known, isElsewhere, wasErased, isFirst } = comparison;
  const numbers = rows.map((row) => row.person.prisonerNumber);
  const current = await tx.custody.current(numbers.filter((number) => known.has(number)));
  const others = isFirst ? [] : numbers.filter((number) => !current.has(number));
  const onRecord = await tx.people.findKnown(others);
  const stays = await tx.stays.listOfEach(onRecord);
  const batch = emptyBatch();
  const changed: ChangedPerson[] = [];
  const unchanged: RollPerson[] = [];
  const elsewhere: Elsewhere[] = [];
  let erased = 0;
  for (const row of rows) {
    const { prisonerNumber } = row.person;
    const version = current.get(prisonerNumber);
    const other = version === undefined ? undefined : isElsewhere(row, version);
    if (other !== undefined) {
      elsewhere.push(other);
      continue;
    }
    const erasure = version === undefined && !onRecord.has(prisonerNumber) ? wasErased(prisonerNumber) : undefined;
    if (erasure === "leftOut") {
      erased += 1;
      continue;
    }
    if (erasure === "back") findings.backAfterErasure.push(prisonerNumber);
    const person =
      version === undefined
        ? await arrive(tx, comparison, row, stays.get(prisonerNumber), findings, batch)
        : compareWithVersion(version.person, row, findings, batch);
    if (person !== undefined || !comparison.isIn)
      batch.rememberRows.push({ prisonerNumber, prison: row.person.prison, hash: row.hash });
    if (person === undefined) {
      unchanged.push(row.person);
      continue;
    }
    batch.openVersions.push({ person: row.person, line: row.line, source: row.cells });
    changed.push(person);
  }
  return { batch, changed, unchanged, elsewhere, erased };
}

/** Undefined where the roll says nothing new. */
function compareWithVersion(
  before: RollPerson,
  { person }: PersonRow,
  findings: Findings,
  batch: MutableBatch,
): ChangedPerson | undefined {
  const changed = noteChanges(before, person, findings);
  if (changed === undefined) findings.unchanged += 1;
  else batch.closeVersions.push(person.prisonerNumber);
  return changed;
}

/** Counts what is different about somebody; undefined where nothing is. */
function noteChanges(before: RollPerson, person: RollPerson, findings: Findings): ChangedPerson | undefined {
  const { prisonerNumber } = person;
  const changes = findPersonChanges(before, person);
  if (isSamePerson(changes)) return undefined;
  if (changes.otherPrison) findings.transferredIn.push(prisonerNumber);
  else if (changes.otherLocation) findings.moved += 1;
  if (changes.dateMoves.length > 0) findings.dateMoves.push({ prisonerNumber, moves: changes.dateMoves });
  for (const move of changes.dateMoves) {
    if (move.to === undefined) findings.datesLost.set(move.code, (findings.datesLost.get(move.code) ?? 0) + 1);
  }
  if (changes.details.length > 0) findings.detailsChanged += 1;
  return { person, before, ...(changes.otherPrison ? { arrival: "transferredIn" } : {}) };
}

/** Someone who was on no roll until now: new to us, back again, or seen to leave one prison today and found in another. */
async function arrive(
  tx: KnownPeople,
  { day, hadRoll }: Comparison,
  { person }: PersonRow,
  stays: readonly Stay[] | undefined,
  findings: Findings,
  batch: MutableBatch,
): Promise<ChangedPerson> {
  const { prisonerNumber } = person;
  const lastStay = stays?.at(-1);
  const leftToday = lastStay?.end === "not_on_roll" && lastStay.endedOn === day;
  batch.openStays.push({ prisonerNumber, receivedOn: receivedOn(person, day, lastStay, leftToday), firstSeenOn: day });
  const left = leftToday ? (await tx.custody.history(prisonerNumber)).at(-1)?.person : undefined;
  return noteArrival(person, { isKnown: lastStay !== undefined, left }, hadRoll, findings);
}

/**
 * Counts somebody who was on no roll until now. `left`: as they were where the old prison's file came first. That is one time in
 * custody, and a date that moved on the way is as much news as any.
 */
function noteArrival(
  person: RollPerson,
  { isKnown, left }: { readonly isKnown: boolean; readonly left: RollPerson | undefined },
  hadRoll: ReadonlySet<string>,
  findings: Findings,
): ChangedPerson {
  const { prisonerNumber, prison } = person;
  if (!isKnown) {
    findings.receivedCount += 1;
    if (hadRoll.has(prison)) findings.received.push(prisonerNumber);
    return { person, arrival: "received" };
  }
  const transferred = left !== undefined && left.prison !== prison ? noteChanges(left, person, findings) : undefined;
  if (transferred !== undefined) return transferred;
  findings.returned.push(prisonerNumber);
  return { person, arrival: "returned" };
}

/** The day this time in custody began, as far as is known. */
function receivedOn({ facts }: RollPerson, day: PlainDate, lastStay: Stay | undefined, leftToday: boolean): PlainDate {
  if (leftToday && lastStay !== undefined) return lastStay.receivedOn;
  const { receptionDate } = facts;
  const isNew = receptionDate !== undefined && (lastStay?.endedOn === undefined || receptionDate >= lastStay.endedOn);
  return isNew ? receptionDate : day;
}

type MutableBatch = { -readonly [Part in keyof RollBatch]: RollBatch[Part][number][] };

function emptyBatch(): MutableBatch {
  return { closeVersions: [], openVersions: [], rememberRows: [], forgetRows: [], closeStays: [], openStays: [] };
}

/** What has to be written for people who are on a complete roll no more. Why they left is not known until someone says. */
export function departures(gone: readonly string[], day: PlainDate): RollBatch {
  return {
    ...emptyBatch(),
    closeVersions: gone,
    forgetRows: gone,
    closeStays: [{ endedOn: day, end: "not_on_roll", people: gone }],
  };
}
