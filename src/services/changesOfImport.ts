import type { RollPerson } from "../domain/person.js";
import { type DateMove, findPersonChanges } from "../domain/rollChanges.js";
import type { RollImport } from "../store/repositories/imports.js";
import { type Findings, startFindings } from "./importRoll/rollComparison.js";
import type { ChangeCounts, PersonDateMoves, RollImportResult } from "./importRoll/rollImportResult.js";
import { watchWindows } from "./importRoll/windowsOpened.js";
import type { Session } from "./session.js";

/** What an import changed, as `RollImportResult` tells it on the day itself. */
export type ImportChanges = Required<Pick<RollImportResult, "importId">> &
  Pick<
    RollImportResult,
    "unchanged" | "changes" | "firstRollOf" | "windowOpened" | "dateMoves" | "returned" | "transferredIn" | "left"
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
  for (const [number, person] of after) await noteArrival(session, roll, person, before.get(number), earlier, findings);
  return {
    importId: roll.number,
    unchanged: roll.counts.unchanged ?? 0,
    changes: changeCounts(roll),
    firstRollOf: roll.prisons.filter((prison) => !earlier.some(({ prisons }) => prisons.includes(prison))),
    windowOpened: await readWindowsOpened(session, roll, { earlier, after, findings }),
    dateMoves: findings.dateMoves.sort(byEarliestMove),
    returned: arrivedAs("returned", findings),
    transferredIn: arrivedAs("transferredIn", findings),
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
async function noteArrival(
  session: Session,
  { number, takenOn }: RollImport,
  after: RollPerson,
  before: RollPerson | undefined,
  earlier: readonly RollImport[],
  findings: Findings,
): Promise<void> {
  if (before !== undefined) return noteChanges(before, after, findings);
  const { prisonerNumber } = after;
  const history = earlier.length === 0 ? [] : await session.store.read.custody.history(prisonerNumber);
  const last = history.findLast(({ importNumber }) => importNumber < number);
  findings.arrivals.set(prisonerNumber, last === undefined ? "received" : "returned");
  if (last?.toDay === takenOn && last.person.prison !== after.prison) noteChanges(last.person, after, findings);
}

function noteChanges(before: RollPerson, after: RollPerson, findings: Findings): void {
  const { prisonerNumber } = after;
  const { otherPrison, dateMoves } = findPersonChanges(before, after);
  findings.before.set(prisonerNumber, before);
  if (otherPrison) findings.arrivals.set(prisonerNumber, "transferredIn");
  if (dateMoves.length > 0) findings.dateMoves.push({ prisonerNumber, moves: dateMoves });
}

interface Known {
  readonly earlier: readonly RollImport[];
  readonly after: People;
  readonly findings: Findings;
}

async function readWindowsOpened(session: Session, roll: RollImport, { earlier, after, findings }: Known) {
  const lastRoll = (prison: string) => earlier.find(({ prisons }) => prisons.includes(prison));
  const since = new Map(roll.prisons.flatMap((prison) => entryOf(prison, lastRoll(prison))));
  const windows = watchWindows({ day: roll.takenOn, since, findings, policy: session.policy });
  for (const person of after.values()) windows.look(person);
  for await (const person of othersOnRoll(session, roll)) windows.look(person);
  return windows.inOrder();
}

function entryOf(prison: string, last: RollImport | undefined) {
  return last === undefined ? [] : [[prison, last.takenOn] as const];
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

function arrivedAs(kind: "returned" | "transferredIn", { arrivals }: Findings): string[] {
  return [...arrivals]
    .filter(([, arrival]) => arrival === kind)
    .map(([number]) => number)
    .sort();
}

/** Whoever may leave soonest against what was thought comes first, as on the day itself. */
function byEarliestMove(a: PersonDateMoves, b: PersonDateMoves): number {
  const days = ({ moves: [first] }: { readonly moves: readonly DateMove[] }) => first?.days ?? 0;
  return days(a) - days(b) || (a.prisonerNumber < b.prisonerNumber ? -1 : 1);
}
