import type { RollPerson } from "../domain/person.js";
import { addDays } from "../domain/plainDate.js";
import type { RollImport } from "../store/repositories/imports.js";
import { findReturned } from "./importRoll/returnedPeople.js";
import { type ChangedPerson, type Findings, noteArrival, noteChanges, startFindings } from "./importRoll/rollComparison.js";
import { byEarliestMove, type ChangeCounts, type RollImportResult } from "./importRoll/rollImportResult.js";
import { watchWindows } from "./importRoll/windowsOpened.js";
import type { Session } from "./session.js";

/** What an import changed, as `RollImportResult` tells it on the day itself. */
export type ImportChanges = Required<Pick<RollImportResult, "importId">> &
  Pick<
    RollImportResult,
    | "unchanged"
    | "changes"
    | "firstRollOf"
    | "windowOpened"
    | "dateMoves"
    | "returned"
    | "returnedPeople"
    | "received"
    | "transferredIn"
    | "left"
  >;

/**
 * What an import changed, read from the custody history under its number: the same as it told when it was made, however long ago that
 * was and whatever has been taken in since.
 */
export async function readChangesOf(session: Session, roll: RollImport): Promise<ImportChanges> {
  const earlier = (await session.store.read.imports.list()).filter(({ number }) => number < roll.number);
  const before = await readClosedBy(session, roll.number);
  const after = await readOpenedBy(session, roll.number);
  const findings = startFindings();
  const hadRoll = new Set(earlier.flatMap(({ prisons }) => prisons));
  const changed: ChangedPerson[] = [];
  for (const [number, person] of after) {
    changed.push(await noteDifference(session, roll, { person, before: before.get(number) }, hadRoll, findings));
  }
  const returned = findings.returned.sort();
  return {
    importId: roll.number,
    unchanged: roll.counts.unchanged ?? 0,
    changes: changeCounts(roll),
    firstRollOf: roll.prisons.filter((prison) => !hadRoll.has(prison)),
    windowOpened: await readWindowsOpened(session, roll, earlier, changed),
    dateMoves: findings.dateMoves.sort(byEarliestMove),
    returned,
    returnedPeople: await findReturned(session.store.read, roll.takenOn, returned),
    received: findings.received.sort(),
    transferredIn: findings.transferredIn.sort(),
    left: [...before.keys()].filter((number) => !after.has(number)).sort(),
  };
}

function changeCounts({ counts }: RollImport): ChangeCounts {
  const count = (kind: keyof ChangeCounts) => counts[kind] ?? 0;
  return {
    received: count("received"),
    returned: count("returned"),
    transferredIn: count("transferredIn"),
    left: count("left"),
    datesMoved: count("datesMoved"),
    moved: count("moved"),
    detailsChanged: count("detailsChanged"),
  };
}

type People = Map<string, RollPerson>;

async function readClosedBy({ store }: Session, importNumber: number): Promise<People> {
  const people: People = new Map();
  for await (const batch of store.read.custody.closedBy(importNumber))
    for (const { person } of batch) people.set(person.prisonerNumber, person);
  return people;
}

async function readOpenedBy({ store }: Session, importNumber: number): Promise<People> {
  const people: People = new Map();
  for await (const batch of store.read.custody.openedBy(importNumber))
    for (const { person } of batch) people.set(person.prisonerNumber, person);
  return people;
}

/** What is different about somebody; of who was on no roll until then, whether they are new, back, or left another prison that day. */
async function noteDifference(
  session: Session,
  { number, takenOn }: RollImport,
  { person, before }: { readonly person: RollPerson; readonly before: RollPerson | undefined },
  hadRoll: ReadonlySet<string>,
  findings: Findings,
): Promise<ChangedPerson> {
  if (before !== undefined) return noteChanges(before, person, findings) ?? { person, before };
  const history = hadRoll.size === 0 ? [] : await session.store.read.custody.history(person.prisonerNumber);
  const last = history.findLast(({ importNumber }) => importNumber < number);
  const left = last?.toDay === takenOn ? last.person : undefined;
  return noteArrival(person, { isKnown: last !== undefined, left }, hadRoll, findings);
}

async function readWindowsOpened(
  session: Session,
  roll: RollImport,
  earlier: readonly RollImport[],
  changed: readonly ChangedPerson[],
) {
  const lastRolls = new Map([...earlier].reverse().flatMap(({ prisons, takenOn }) => prisons.map((prison) => [prison, takenOn])));
  const since = (prison: string) => lastRolls.get(prison) ?? addDays(roll.takenOn, -1);
  const windows = watchWindows({ day: roll.takenOn, since, policy: session.policy });
  for (const { person, arrival, before } of changed) windows.look(person, { arrival, facts: before?.facts });
  for await (const person of othersOnRoll(session, roll)) windows.look(person, {});
  return windows.inOrder();
}

/** Those in the roll's prisons of whom it said nothing new, also where a later roll of the same day did. */
async function* othersOnRoll({ store }: Session, roll: RollImport): AsyncGenerator<RollPerson> {
  const { custody, imports } = store.read;
  for await (const batch of custody.asOf(roll.takenOn, { prisons: roll.prisons }))
    for (const { person, importNumber } of batch) if (importNumber < roll.number) yield person;
  const later = (await imports.list()).filter(({ number, takenOn }) => number > roll.number && takenOn === roll.takenOn);
  for (const { number } of later) {
    for await (const batch of custody.closedBy(number))
      for (const { person, importNumber } of batch)
        if (importNumber < roll.number && roll.prisons.includes(person.prison)) yield person;
  }
}
