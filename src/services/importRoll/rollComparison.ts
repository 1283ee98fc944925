import type { RollPerson } from "../../domain/person.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { findPersonChanges, isSamePerson } from "../../domain/rollChanges.js";
import type { PersonRow } from "../../roll/rollRow.js";
import type { CustodyVersion } from "../../store/repositories/custody.js";
import type { RollBatch } from "../../store/repositories/roll.js";
import type { StoreWriter } from "../../store/writer.js";
import type { PersonDateMoves } from "./rollImportResult.js";

/** How a person came to be on this roll, where they were not known to be in that prison before. */
type Arrival = "received" | "returned" | "transferredIn";

/** What a roll is found to change, gathered batch by batch. */
export interface Findings {
  /** Everyone the roll names, also in rows that were rejected: none of them is gone. */
  readonly named: Set<string>;
  readonly arrivals: Map<string, Arrival>;
  /** What was known before of those who changed: to tell a window that a date opened from one that time opened. */
  readonly before: Map<string, RollPerson>;
  readonly dateMoves: PersonDateMoves[];
  /** People by the code of a date they had and have no more. */
  readonly datesLost: Map<string, number>;
  unchanged: number;
  moved: number;
  detailsChanged: number;
}

export function startFindings(): Findings {
  return {
    named: new Set(),
    arrivals: new Map(),
    before: new Map(),
    dateMoves: [],
    datesLost: new Map(),
    unchanged: 0,
    moved: 0,
    detailsChanged: 0,
  };
}

/** What has to be written for one batch of people, each compared with what was known of them. One question to the store a batch. */
export async function compareBatch(
  tx: StoreWriter,
  day: PlainDate,
  rows: readonly PersonRow[],
  findings: Findings,
): Promise<RollBatch> {
  const numbers = rows.map((row) => row.person.prisonerNumber);
  const current = await tx.custody.current(numbers);
  const strangers = numbers.filter((number) => !current.has(number));
  const known = strangers.length === 0 ? new Set<string>() : await tx.people.findKnown(strangers);
  const batch = emptyBatch();
  for (const row of rows) {
    const { prisonerNumber } = row.person;
    batch.rememberRows.push({ prisonerNumber, prison: row.person.prison, hash: row.hash, line: row.line });
    const version = current.get(prisonerNumber);
    if (version !== undefined) compareWithVersion(version, row, findings, batch);
    else await arrive(tx, day, row, known.has(prisonerNumber), findings, batch);
  }
  return batch;
}

function compareWithVersion(version: CustodyVersion, row: PersonRow, findings: Findings, batch: MutableBatch): void {
  if (!noteChanges(version.person, row.person, findings)) {
    findings.unchanged += 1;
    return;
  }
  batch.closeVersions.push(row.person.prisonerNumber);
  batch.openVersions.push({ person: row.person, line: row.line, source: row.cells });
}

/** Counts what is different about somebody; whether anything is. */
function noteChanges(before: RollPerson, after: RollPerson, findings: Findings): boolean {
  const { prisonerNumber } = after;
  const changes = findPersonChanges(before, after);
  if (isSamePerson(changes)) return false;
  findings.before.set(prisonerNumber, before);
  if (changes.otherPrison) findings.arrivals.set(prisonerNumber, "transferredIn");
  else if (changes.otherLocation) findings.moved += 1;
  if (changes.dateMoves.length > 0) findings.dateMoves.push({ prisonerNumber, moves: changes.dateMoves });
  for (const move of changes.dateMoves) {
    if (move.to === undefined) findings.datesLost.set(move.code, (findings.datesLost.get(move.code) ?? 0) + 1);
  }
  if (changes.details.length > 0) findings.detailsChanged += 1;
  return true;
}

/** Someone who was on no roll until now: new to us, back again, or seen to leave one prison today and found in another. */
async function arrive(
  tx: StoreWriter,
  day: PlainDate,
  row: PersonRow,
  known: boolean,
  findings: Findings,
  batch: MutableBatch,
): Promise<void> {
  const { prisonerNumber, facts } = row.person;
  if (!known) batch.newPeople.push(prisonerNumber);
  findings.arrivals.set(prisonerNumber, known ? "returned" : "received");
  const lastStay = known ? (await tx.stays.list(prisonerNumber)).at(-1) : undefined;
  const leftToday = lastStay?.end === "not_on_roll" && lastStay.endedOn === day;
  // The old prison's file came first. It is one time in custody, and a date that moved on the way is as much news as any.
  const left = leftToday ? (await tx.custody.history(prisonerNumber)).at(-1)?.person : undefined;
  if (left !== undefined && left.prison !== row.person.prison) noteChanges(left, row.person, findings);
  const newReception =
    facts.receptionDate !== undefined && (lastStay?.endedOn === undefined || facts.receptionDate >= lastStay.endedOn);
  const receivedOn = leftToday ? lastStay.receivedOn : newReception ? (facts.receptionDate ?? day) : day;
  batch.openVersions.push({ person: row.person, line: row.line, source: row.cells });
  batch.openStays.push({ prisonerNumber, receivedOn, firstSeenOn: day });
}

type MutableBatch = { -readonly [Part in keyof RollBatch]: RollBatch[Part][number][] };

function emptyBatch(): MutableBatch {
  return { newPeople: [], closeVersions: [], openVersions: [], rememberRows: [], forgetRows: [], closeStays: [], openStays: [] };
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
