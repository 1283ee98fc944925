import { setImmediate } from "node:timers/promises";
import { addDays, earliestOf, type PlainDate } from "../../domain/plainDate.js";
import type { Policy } from "../../domain/policy.js";
import { findOpeningDates } from "../../domain/window/timeOpens.js";
import type { RollSource } from "../../roll/rollSource.js";
import type { CustodyVersion } from "../../store/repositories/custody.js";
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
  const days = findDays(roll, session.policy);
  const { passed, known } = await goThrough(tx, session, options, roll, days);
  const { findings } = passed;
  if (passed.people + passed.duplicates + passed.erased === 0) throw nothingTakenIn(roll.survey, passed.rejected);
  if (options.allowShrink !== true) guardColumns(session, roll, passed);
  const gone = await takeOut(tx, session, options, roll, known, findings);
  const others = known.size > 0 ? await lookAtOthers(tx, session, roll, days === undefined ? undefined : passed) : [];
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
}

/** The rows, read here or, where the roll is long, in another thread while this one asks the store and writes. */
async function goThrough(
  tx: StoreWriter,
  session: Session,
  { source, whereabouts, bringBackErased = false, onProgress }: TakeInOptions,
  roll: Roll,
  days: readonly PlainDate[] | undefined,
): Promise<GoneThrough> {
  const { signal, policy } = session;
  const { survey, takenOn, importNumber } = roll;
  const onRows = async (done: number) => {
    onProgress?.(done, survey.rows);
    // SQLite answers at once: without a pause nobody would hear Ctrl-C until the whole file is in.
    await setImmediate();
    signal.throwIfAborted();
  };
  const pass = { roll, policy, whereabouts, days, bringBackErased, erased: await tx.erasures.listNumbers() };
  const thread = startReader(source, pass);
  try {
    const known = await KnownRoll.read(tx.roll.rows());
    const passed = await tx.roll.fill(async (isFirst) => {
      thread?.begin(isFirst ? undefined : known);
      if (thread !== undefined && isFirst) {
        return thread.pass(async ({ values, done }) => {
          if (values !== undefined) await tx.roll.applyValues(importNumber, values);
          await onRows(done);
        });
      }
      const sort: RowSorter = (onBatch) => thread?.sort(onBatch) ?? sortRows(source, survey, known, days, onBatch);
      const apply = (batch: RollBatch) => tx.roll.apply(importNumber, takenOn, batch);
      return passRows({ ...pass, isFirst }, { sort, known, people: tx, apply, onRows });
    });
    return { passed, known };
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
 * The days of which somebody has one whose window time alone may have opened since the last roll. Undefined where everyone has to be looked at: where too many
 * days would do, and where the roll need not name everyone.
 */
function findDays(roll: Roll, policy: Policy): readonly PlainDate[] | undefined {
  if (!roll.survey.complete || roll.isIn) return undefined;
  return findOpeningDates(lastLookedAt(roll), roll.takenOn, policy);
}

/**
 * Of those of whom the roll says nothing new, whose window opened. `passed`: those with one of the days have been looked at as the rows passed; there are
 * left those whose row was rejected, of whom stands what was known.
 */
async function lookAtOthers(
  tx: StoreWriter,
  { policy }: Session,
  roll: Roll,
  passed: PassedRows | undefined,
): Promise<readonly WindowOpened[]> {
  const { survey, takenOn, importNumber } = roll;
  const windows = startWatch(roll, policy);
  const prisons = survey.prisons.map((prison) => prison.code);
  const lookAt = (versions: Iterable<CustodyVersion>) => {
    for (const version of versions) if (version.importNumber !== importNumber) windows.look(version.person, {});
  };
  if (passed === undefined) {
    for await (const batch of tx.custody.asOf(takenOn, { prisons })) lookAt(batch);
    return windows.opened;
  }
  const rejected = new Set(passed.rejected.flatMap(({ prisonerNumber }) => prisonerNumber ?? []));
  const versions = [...(await tx.custody.current([...rejected])).values()];
  lookAt(versions.filter(({ person }) => prisons.includes(person.prison)));
  const seen = new Set(passed.windowOpened.map(({ prisonerNumber }) => prisonerNumber));
  return windows.opened.filter(({ prisonerNumber }) => !seen.has(prisonerNumber));
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
