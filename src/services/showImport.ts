import { byNews, describeLeft, describeOpened, type ImportChange, isOfPart, type ShownPart } from "../domain/importChange.js";
import { findMergeProposals, type MergeProposal } from "../domain/mergeProposals.js";
import type { RollPerson } from "../domain/person.js";
import { addDays } from "../domain/plainDate.js";
import type { RollImport } from "../store/repositories/imports.js";
import type { Arrival } from "./importRoll/rollComparison.js";
import type { WindowOpened } from "./importRoll/rollImportResult.js";
import { watchWindows } from "./importRoll/windowsOpened.js";
import { getImport } from "./listImports.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface ImportQuestion {
  /** Only people who changed in one of these ways; none means all. */
  readonly only: readonly ShownPart[];
  /** Only this person, as typed. */
  readonly person?: string | undefined;
}

/** What an import changed, person by person. Of one that was taken back nothing is left but its figures. */
export interface ShownImport {
  readonly roll: RollImport;
  /** Whose dates moved first, the largest move to an earlier day at the top. */
  readonly changes: readonly ImportChange[];
  /** By the policy of today, which may not be the one of that day. */
  readonly windowOpened: readonly WindowOpened[];
  /** Numbers that may be one person's. */
  readonly mergeProposals: readonly MergeProposal[];
}

/** One import and all it changed, under the numbers the roll gave. Throws AppError notFound for the import or the person. */
export async function showImport(session: Session, importNumber: number, question: ImportQuestion): Promise<ShownImport> {
  const roll = await getImport(session, importNumber);
  const person = question.person === undefined ? undefined : await resolvePerson(session, question.person);
  await session.store.recordLook(session.actor, "see what a roll changed", {
    action: "roll.show",
    record: String(importNumber),
    ...(person === undefined ? {} : { subject: person }),
  });
  if (roll.undoneAt !== undefined) return { roll, changes: [], windowOpened: [], mergeProposals: [] };
  const { merges } = session.store.read;
  const numbers =
    person === undefined ? undefined : new Set([person, ...(await merges.listInto(person)).map(({ from }) => from)]);
  const isAsked = (number: string) => numbers === undefined || numbers.has(number);
  const isShown = (change: ImportChange) => question.only.length === 0 || question.only.some((part) => isOfPart(change, part));
  const { changes, before } = await readChanges(session, importNumber);
  const proposals = findMergeProposals(await merges.listCandidates(importNumber, roll.takenOn), importNumber);
  return {
    roll,
    changes: changes.filter((change) => isAsked(change.prisonerNumber) && isShown(change)).sort(byNews),
    windowOpened: (await readWindows(session, roll, changes, before)).filter((opened) => isAsked(opened.prisonerNumber)),
    mergeProposals: proposals.filter(({ from, into }) => isAsked(from) || isAsked(into)),
  };
}

interface Changes {
  readonly changes: readonly ImportChange[];
  /** What was known before of those who were compared. */
  readonly before: ReadonlyMap<string, RollPerson>;
}

/** Read in batches; what is kept of each person is what changed. */
async function readChanges({ store, signal }: Session, importNumber: number): Promise<Changes> {
  const { custody } = store.read;
  const changes: ImportChange[] = [];
  const before = new Map<string, RollPerson>();
  for await (const batch of custody.openedBy(importNumber)) {
    signal.throwIfAborted();
    const earlier = await custody.beforeImport(
      importNumber,
      batch.map(({ person }) => person.prisonerNumber),
    );
    for (const version of batch) {
      const last = earlier.get(version.person.prisonerNumber);
      const change = describeOpened(version, last);
      changes.push(change);
      if (last !== undefined && change.kind !== "returned") before.set(change.prisonerNumber, last.person);
    }
  }
  for await (const batch of custody.leftBy(importNumber)) changes.push(...batch.map(describeLeft));
  return { changes, before };
}

/** Whose window was open right after the import and had not been on the day of the roll before. */
async function readWindows(
  session: Session,
  roll: RollImport,
  changes: readonly ImportChange[],
  before: Changes["before"],
): Promise<readonly WindowOpened[]> {
  const earlier = (await session.store.read.imports.list()).filter(({ number }) => number < roll.number);
  const since = (prison: string) => earlier.find(({ prisons }) => prisons.includes(prison))?.takenOn ?? addDays(roll.takenOn, -1);
  const windows = watchWindows({ day: roll.takenOn, since, policy: session.policy });
  const arrivals = new Map(
    changes.flatMap(({ prisonerNumber, kind }) => (isArrival(kind) ? [[prisonerNumber, kind] as const] : [])),
  );
  for await (const batch of session.store.read.custody.rightAfter(roll.number, roll.prisons)) {
    session.signal.throwIfAborted();
    for (const { person } of batch) {
      const { prisonerNumber } = person;
      windows.look(person, { arrival: arrivals.get(prisonerNumber), facts: before.get(prisonerNumber)?.facts });
    }
  }
  return windows.inOrder();
}

function isArrival(kind: ImportChange["kind"]): kind is Arrival {
  return kind === "received" || kind === "returned" || kind === "transferredIn";
}
