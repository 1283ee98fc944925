import { describeLeft, describeOpened, type ImportChange } from "../domain/importChange.js";
import type { RollPerson } from "../domain/person.js";
import { addDays } from "../domain/plainDate.js";
import type { RollImport } from "../store/repositories/imports.js";
import type { Arrival } from "./importRoll/rollComparison.js";
import type { WindowOpened } from "./importRoll/rollImportResult.js";
import { inOrder, watchWindows } from "./importRoll/windowsOpened.js";
import type { Session } from "./session.js";

/** What an import changed, person by person, under the numbers the roll gave. */
interface ReadImportChanges {
  /** In no particular order. */
  readonly changes: readonly ImportChange[];
  /** By the policy of today, which may not be the one of that day. */
  readonly windowOpened: readonly WindowOpened[];
}

/**
 * What an import changed, read from the custody history under its number: the same as it told when it was made, however long ago that was and whatever has been taken in since.
 */
export async function readImportChanges(session: Session, roll: RollImport): Promise<ReadImportChanges> {
  const { changes, before } = await readChanges(session, roll.number);
  return { changes, windowOpened: await readWindows(session, roll, changes, before) };
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
  return inOrder(windows.opened);
}

function isArrival(kind: ImportChange["kind"]): kind is Arrival {
  return kind === "received" || kind === "returned" || kind === "transferredIn";
}
