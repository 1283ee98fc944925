import { setImmediate } from "node:timers/promises";
import { addDays, earliestOf, type PlainDate } from "../../domain/plainDate.js";
import { findOpeningDates } from "../../domain/window/timeOpens.js";
import { readRoll } from "../../roll/readRoll.js";
import type { PersonRow, RejectedRow, RollRow } from "../../roll/rollRow.js";
import type { RollSource } from "../../roll/rollSource.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import type { RollWarning } from "../../roll/rollWarning.js";
import type { RollImport } from "../../store/repositories/imports.js";
import type { StoreWriter } from "../../store/writer.js";
import type { Session } from "../session.js";
import { KnownRoll } from "./knownRoll.js";
import { guardAgainstEmptyColumns, guardAgainstUnreadDates } from "./lastRollGuard.js";
import { nothingTakenIn } from "./nothingTakenIn.js";
import { type Elsewhere, onTwoRolls, watchWhereabouts } from "./onTwoRolls.js";
import { compareBatch, departures, type Findings, startFindings } from "./rollComparison.js";
import type { ChangeCounts, RollImportResult, WindowOpened } from "./rollImportResult.js";
import { guardAgainstShrinking } from "./shrinkGuard.js";
import { WarningTally } from "./warningTally.js";
import { type WindowWatch, watchWindows } from "./windowsOpened.js";

export interface Roll {
  readonly survey: RollSurvey;
  readonly takenOn: PlainDate;
  readonly importNumber: number;
  readonly lastRolls: ReadonlyMap<string, RollImport>;
  /** Prisons whose own roll of this day is in: who is known to be there was named by it. */
  readonly alsoToday: ReadonlySet<string>;
  /** It is in already: whoever a part of a roll, such as mended rows, has brought since is not gone. */
  readonly isIn: boolean;
}

interface TakeInOptions {
  readonly source: RollSource;
  readonly allowShrink?: boolean;
  readonly whereabouts?: ReadonlyMap<string, string>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Everything that taking in a roll's rows found and did. */
export interface RollOutcome {
  /** Rows of people taken in, changed or not. */
  readonly people: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedRow[];
  readonly onTwoRolls: RollImportResult["onTwoRolls"];
  readonly warnings: readonly RollWarning[];
  readonly findings: Findings;
  readonly gone: readonly string[];
  readonly changes: ChangeCounts;
  readonly windowOpened: readonly WindowOpened[];
}

/** Reads the rows, compares each batch with the store and writes what is different; then those who are gone, and the windows that opened. */
export async function takeInRows(tx: StoreWriter, session: Session, options: TakeInOptions, roll: Roll): Promise<RollOutcome> {
  const { survey, takenOn, importNumber } = roll;
  const known = await KnownRoll.read(tx.roll.rows());
  const findings = startFindings();
  const tally: Tally = { people: 0, duplicates: 0, rejected: [], onTwoRolls: [], warnings: new WarningTally() };
  const since = (prison: string) => roll.lastRolls.get(prison)?.takenOn ?? addDays(takenOn, -1);
  const windows = watchWindows({ day: takenOn, since, policy: session.policy });
  const isAsYesterday = (prisonerNumber: string, hash: string) => known.isAsYesterday(prisonerNumber, hash);
  const isElsewhere = watchWhereabouts(roll, options.whereabouts);
  const comparison = { day: takenOn, known, isElsewhere, hadRoll: new Set(roll.lastRolls.keys()), isIn: roll.isIn };
  let done = 0;
  await tx.roll.fill(async (isFirst) => {
    for await (const rows of readRoll(options.source, survey, { isAsYesterday })) {
      // SQLite answers at once: without a pause nobody would hear Ctrl-C until the whole file is in.
      await setImmediate();
      session.signal.throwIfAborted();
      const people = sortOut(rows, tally, known, findings);
      if (people.length > 0) {
        const { batch, changed, elsewhere } = await compareBatch(tx, people, { ...comparison, isFirst }, findings);
        setAside(elsewhere, tally);
        if (batch.rememberRows.length > 0) await tx.roll.apply(importNumber, takenOn, batch);
        for (const { person, arrival, before } of changed) windows.look(person, { arrival, facts: before?.facts });
      }
      done += rows.length;
      options.onProgress?.(done, survey.rows);
    }
  });
  if (tally.people + tally.duplicates === 0) throw nothingTakenIn(survey, tally.rejected);
  if (options.allowShrink !== true) guardColumns(session, roll, tally);
  const gone = await takeOut(tx, session, options, roll, known, findings);
  if (known.size > 0) await lookAtOthers(tx, session, roll, windows);
  return {
    ...tally,
    warnings: tally.warnings.list(),
    findings,
    gone,
    windowOpened: windows.inOrder(),
    changes: countChanges(findings, gone),
  };
}

/** Throws AppError (refused) where a column has gone blank, or holds no dates any more. */
function guardColumns({ policy }: Session, { survey, lastRolls }: Roll, { rejected }: Tally): void {
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

/** Those of whom the roll says nothing new: time may have opened their window. */
async function lookAtOthers(
  tx: StoreWriter,
  { policy }: Session,
  { survey, takenOn, importNumber, lastRolls }: Roll,
  windows: WindowWatch,
): Promise<void> {
  const prisons = survey.prisons.map((prison) => prison.code);
  const longestAgo = earliestOf([...lastRolls.values()].map((last) => last.takenOn));
  const days = findOpeningDates(longestAgo ?? addDays(takenOn, -1), takenOn, policy);
  const others = days === undefined ? tx.custody.asOf(takenOn, { prisons }) : [await tx.custody.openWithDays(prisons, days)];
  for await (const batch of others) {
    for (const version of batch) if (version.importNumber !== importNumber) windows.look(version.person, {});
  }
}

interface Tally {
  people: number;
  duplicates: number;
  readonly rejected: RejectedRow[];
  readonly onTwoRolls: RollImportResult["onTwoRolls"][number][];
  readonly warnings: WarningTally;
}

/** Counts each row under its outcome, and gives back those that have to be compared. */
function sortOut(rows: readonly RollRow[], tally: Tally, known: KnownRoll, findings: Findings): PersonRow[] {
  const people: PersonRow[] = [];
  for (const row of rows) {
    const number = row.kind === "person" ? row.person.prisonerNumber : row.prisonerNumber;
    if (number !== undefined) known.name(number);
    if (row.kind === "rejected") tally.rejected.push(row);
    else if (row.kind === "duplicate") tally.duplicates += 1;
    else if (row.kind === "asYesterday") {
      tally.people += 1;
      findings.unchanged += 1;
    } else {
      tally.people += 1;
      tally.warnings.add(row.warnings, row.line);
      people.push(row);
    }
  }
  return people;
}

/** Somebody whom another roll of the day names too is asked about, not guessed; who is said to be there is repeated here. */
function setAside(elsewhere: readonly Elsewhere[], tally: Tally): void {
  for (const { row, prison, said } of elsewhere) {
    tally.people -= 1;
    if (said) tally.duplicates += 1;
    else {
      tally.rejected.push(onTwoRolls(row, prison));
      tally.onTwoRolls.push({ prisonerNumber: row.person.prisonerNumber, prisons: [prison, row.person.prison] });
    }
  }
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
