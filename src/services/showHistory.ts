import { listName } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { AssignmentRecord, Stay } from "../domain/records.js";
import { findPersonChanges, type PersonChanges } from "../domain/rollChanges.js";
import type { CustodyVersion } from "../store/repositories/custody.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

/** What one roll changed about a person. */
export interface HistoryEntry {
  readonly on: PlainDate;
  /** "first": no roll had named them before; "returned": they had been gone; "left": they are no longer on the roll. */
  readonly what: "first" | "changed" | "returned" | "left";
  readonly importNumber: number;
  /** The file of that import, and the line in it; a person who has left is on no line. */
  readonly file: string;
  readonly line?: number;
  readonly prison: string;
  readonly location?: string;
  /** Since the roll before, for someone who was on one. */
  readonly changes?: PersonChanges;
  /** The prison and the place before, where they were others. */
  readonly prisonBefore?: string;
  /** The number on the roll, and the one before, where it changed. */
  readonly numberOnRoll?: string;
  readonly numberBefore?: string;
  readonly locationBefore?: string;
}

export interface PersonHistory {
  readonly prisonerNumber: string;
  readonly name: string;
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly stays: readonly Stay[];
  /** Who helped, in which role, from when until when; oldest first. */
  readonly workers: readonly (AssignmentRecord & { readonly fullName: string })[];
}

/** What the rolls have said of a person and when, up to the session's day, and their times in custody. Throws AppError notFound. */
export async function showHistory(session: Session, typed: string): Promise<PersonHistory> {
  const prisonerNumber = await resolvePerson(session, typed);
  await session.store.recordLook(session.actor, "see a person's history", { action: "person.history", subject: prisonerNumber });
  const { custody, stays } = session.store.read;
  const versions = (await custody.history(prisonerNumber)).filter(({ fromDay }) => fromDay <= session.asOf);
  const files = await filesOf(session, versions);
  const newest = versions.at(-1);
  return {
    prisonerNumber,
    name: newest === undefined ? prisonerNumber : listName(newest.person),
    entries: versions.flatMap((version, index) => entriesOf(version, index, versions, session.asOf, files)),
    stays: (await stays.list(prisonerNumber)).filter(({ firstSeenOn }) => firstSeenOn <= session.asOf),
    workers: await listHelpers(session, prisonerNumber),
  };
}

async function listHelpers({ store, asOf }: Session, prisonerNumber: string): Promise<PersonHistory["workers"]> {
  const names = new Map((await store.read.workers.list()).map(({ name, fullName }) => [name, fullName]));
  return (await store.read.assignments.list(prisonerNumber))
    .filter(({ from }) => from <= asOf)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map((held) => ({ ...held, fullName: names.get(held.worker) ?? held.worker }));
}

type Files = ReadonlyMap<number, string>;

async function filesOf({ store }: Session, versions: readonly CustodyVersion[]): Promise<Files> {
  const numbers = new Set(versions.flatMap(({ importNumber, closedByImport }) => [importNumber, closedByImport ?? importNumber]));
  const files = new Map<number, string>();
  for (const number of numbers) files.set(number, (await store.read.imports.find(number))?.file ?? "");
  return files;
}

/** The beginning of a version, and its end where none follows it without a gap. */
function entriesOf(
  version: CustodyVersion,
  index: number,
  versions: readonly CustodyVersion[],
  asOf: PlainDate,
  files: Files,
): readonly HistoryEntry[] {
  const began = beginning(version, versions[index - 1], files);
  const { toDay, closedByImport } = version;
  if (toDay === undefined || closedByImport === undefined || toDay > asOf) return [began];
  if (versions[index + 1]?.importNumber === closedByImport || versions.some((other) => goesOn(version, toDay, other)))
    return [began];
  const { prison } = version.person;
  const left = { on: toDay, what: "left", importNumber: closedByImport, file: files.get(closedByImport) ?? "", prison } as const;
  return [began, left];
}

/** Whether the person was on the roll under another number when a version ended: then only the number changed. */
function goesOn(version: CustodyVersion, endedOn: PlainDate, other: CustodyVersion): boolean {
  const isOn = other.fromDay <= endedOn && (other.toDay === undefined || other.toDay > endedOn);
  return isOn && other.numberOnRoll !== version.numberOnRoll;
}

function beginning(version: CustodyVersion, before: CustodyVersion | undefined, files: Files): HistoryEntry {
  const { person, fromDay: on, importNumber, line } = version;
  const { prison, location } = person;
  const where = {
    importNumber,
    file: files.get(importNumber) ?? "",
    line,
    prison,
    ...(location === undefined ? {} : { location }),
  };
  if (before === undefined) return { on, what: "first", ...where };
  const changes = findPersonChanges(before.person, person);
  const otherNumber = before.numberOnRoll !== version.numberOnRoll;
  const wentOn = otherNumber ? before.toDay === undefined || before.toDay >= on : before.closedByImport === importNumber;
  return {
    on,
    what: wentOn ? "changed" : "returned",
    ...where,
    changes,
    ...(otherNumber ? { numberOnRoll: version.numberOnRoll ?? person.prisonerNumber } : {}),
    ...(otherNumber ? { numberBefore: before.numberOnRoll ?? person.prisonerNumber } : {}),
    ...(changes.otherPrison ? { prisonBefore: before.person.prison } : {}),
    ...(changes.otherLocation && before.person.location !== undefined ? { locationBefore: before.person.location } : {}),
  };
}
