import { setImmediate } from "node:timers/promises";
import type { RollPerson } from "../../domain/person.js";
import { addDays, earliestOf, type PlainDate } from "../../domain/plainDate.js";
import { findOpeningDates } from "../../domain/window/timeOpens.js";
import type { RollSource } from "../../roll/rollSource.js";
import type { RollBatch } from "../../store/rollBatch.js";
import type { StoreWriter } from "../../store/writer.js";
import type { Session } from "../session.js";
import { KnownRoll } from "./knownRoll.js";
import { guardAgainstEmptyColumns, guardAgainstUnreadDates } from "./lastRollGuard.js";
import { nothingTakenIn } from "./nothingTakenIn.js";
import { type PassedRows, passRows, type Roll, type RowSorter, startWatch } from "./passRows.js";
import { startReader } from "./readerThread.js";
import { departures, type Findings } from "./rollComparison.js";
import type { ChangeCounts, WindowOpened } from "./rollImportResult.js";
import { guardAgainstShrinking } from "./shrinkGuard.js";
import { sortRows } from "./sortRows.js";
import { inOrder } from "./windowsOpened.js";

interface TakeInOptions {
  readonly source: RollSource;
  readonly allowShrink?: boolean;
  readonly whereabouts?: ReadonlyMap<string, string>;
  readonly bringBackErased?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Everything that taking in a roll's rows found and did. */
export interface RollOutcome extends PassedRows {
  readonly gone: readonly string[];
  readonly changes: ChangeCounts;
}

/** Reads the rows, compares each batch with the store and writes what is different; then those who are gone, and the windows that opened. */
export async function takeInRows(tx: StoreWriter, session: Session, options: TakeInOptions, roll: Roll): Promise<RollOutcome> {
  const { passed, known, timely } = await goThrough(tx, session, options, roll);
  const { findings } = passed;
  if (passed.people + passed.duplicates + passed.erased === 0) throw nothingTakenIn(roll.survey, passed.rejected);
  if (options.allowShrink !== true) guardColumns(session, roll, passed);
  const gone = await takeOut(tx, session, options, roll, known, findings);
  for (const number of gone) timely?.delete(number);
  const others = known.size > 0 ? await lookAtOthers(tx, session, roll, timely) : [];
  return {
    ...passed,
    gone,
    windowOpened: inOrder([...passed.windowOpened, ...others]),
    changes: countChanges(findings, gone),
  };
}

interface GoneThrough {
  readonly passed: PassedRows;
  /** What was known, with whom the rows name. */
  readonly known: KnownRoll;
  /** Whose window time alone may have opened (`findTimely`), without those of whom something else is known now. */
  readonly timely: Map<string, RollPerson> | undefined;
}

/** The rows, read here or, where the roll is long, in another thread while this one asks the store and writes. */
async function goThrough(
  tx: StoreWriter,
  session: Session,
  { source, whereabouts, bringBackErased = false, onProgress }: TakeInOptions,
  roll: Roll,
): Promise<GoneThrough> {
  const { signal, policy } = session;
  const { survey, takenOn, importNumber } = roll;
  const onRows = async (done: number) => {
    onProgress?.(done, survey.rows);
    // SQLite answers at once: without a pause nobody would hear Ctrl-C until the whole file is in.
    await setImmediate();
    signal.throwIfAborted();
  };
  const pass = { roll, policy, whereabouts, bringBackErased, erased: await tx.erasures.listNumbers() };
  const thread = startReader(source, pass);
  try {
    let known = await KnownRoll.read(tx.roll.rows());
    let timely: Map<string, RollPerson> | undefined;
    const passed = await tx.roll.fill(async (isFirst) => {
      thread?.begin(isFirst ? undefined : known);
      if (thread !== undefined && isFirst) {
        return thread.pass(async ({ values, done }) => {
          if (values !== undefined) await tx.roll.applyValues(importNumber, values);
          await onRows(done);
        });
      }
      if (known.size > 0) timely = await findTimely(tx, session, roll);
      const sort: RowSorter = async (onBatch) => {
        if (thread === undefined) return sortRows(source, survey, known, onBatch);
        const read = await thread.sort(onBatch);
        known = read.known;
        return read.sorted;
      };
      const apply = async (batch: RollBatch) => {
        for (const number of batch.closeVersions) timely?.delete(number);
        await tx.roll.apply(importNumber, takenOn, batch);
      };
      return passRows({ ...pass, isFirst }, { sort, known, people: tx, apply, onRows });
    });
    return { passed, known, timely };
  } finally {
    await thread?.end();
  }
}

/** Throws AppError (refused) where a column has gone blank, or holds no dates any more. */
function guardColumns({ policy }: Session, { survey, lastRolls }: Roll, { rejected }: PassedRows): void {
  guardAgainstEmptyColumns(survey, lastRolls.values(), policy.rollShrinkLimit);
  if (lastRolls.size > 0) guardAgainstUnreadDates(survey, rejected, policy.rollShrinkLimit);
}

/** Ends what was known of those who are gone. Throws AppError (refused) where they are too many. */
async function takeOut(
  tx: StoreWriter,
  session: Session,
  { allowShrink }: TakeInOptions,
  { survey, takenOn, importNumber, isIn }: Roll,
  known: KnownRoll,
  findings: Findings,
): Promise<readonly string[]> {
  const covered = new Set(survey.prisons.map((prison) => prison.code));
  const missing = survey.complete && !isIn ? known.missingFrom(covered) : new Map<string, readonly string[]>();
  if (allowShrink !== true) {
    const counts = new Map([...missing].map(([prison, people]) => [prison, people.length]));
    guardAgainstShrinking(known.peopleIn(covered), counts, findings.datesLost, session.policy.rollShrinkLimit);
  }
  const gone = [...missing.values()].flat();
  if (gone.length > 0) await tx.roll.apply(importNumber, takenOn, departures(gone, takenOn));
  return gone;
}

/**
 * Those whose window time alone may have opened since the last roll, before any row is compared: another thread is reading the first of them, and what is
 * read here is in memory for the comparison. By prisoner number; undefined where too many would have to be asked for, and everyone has to be looked at.
 */
async function findTimely(tx: StoreWriter, { policy }: Session, roll: Roll): Promise<Map<string, RollPerson> | undefined> {
  const days = findOpeningDates(lastLookedAt(roll), roll.takenOn, policy);
  if (days === undefined) return undefined;
  const prisons = roll.survey.prisons.map((prison) => prison.code);
  const versions = await tx.custody.openWithDays(prisons, days);
  return new Map(versions.map(({ person }) => [person.prisonerNumber, person]));
}

/** Of those of whom the roll says nothing new, whose window opened. `timely`: those of whom something else is known now, or who are gone, have been taken out. */
async function lookAtOthers(
  tx: StoreWriter,
  { policy }: Session,
  roll: Roll,
  timely: ReadonlyMap<string, RollPerson> | undefined,
): Promise<readonly WindowOpened[]> {
  const { survey, takenOn, importNumber } = roll;
  const windows = startWatch(roll, policy);
  if (timely !== undefined) {
    for (const person of timely.values()) windows.look(person, {});
    return windows.opened;
  }
  for await (const batch of tx.custody.asOf(takenOn, { prisons: survey.prisons.map((prison) => prison.code) })) {
    for (const version of batch) if (version.importNumber !== importNumber) windows.look(version.person, {});
  }
  return windows.opened;
}

function lastLookedAt({ lastRolls, takenOn }: Roll): PlainDate {
  return earliestOf([...lastRolls.values()].map((last) => last.takenOn)) ?? addDays(takenOn, -1);
}

function countChanges(findings: Findings, gone: readonly string[]): ChangeCounts {
  return {
    received: findings.receivedCount,
    returned: findings.returned.length,
    transferredIn: findings.transferredIn.length,
    left: gone.length,
    datesMoved: findings.dateMoves.length,
    moved: findings.moved,
    detailsChanged: findings.detailsChanged,
  };
}
