import { setImmediate } from "node:timers/promises";
import type { PlainDate } from "../../domain/plainDate.js";
import { readRoll } from "../../roll/readRoll.js";
import type { PersonRow, RejectedRow, RollRow } from "../../roll/rollRow.js";
import type { RollSource } from "../../roll/rollSource.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import type { RollWarning } from "../../roll/rollWarning.js";
import type { RollImport } from "../../store/repositories/imports.js";
import type { RollRow as KnownRow } from "../../store/repositories/roll.js";
import type { StoreWriter } from "../../store/writer.js";
import type { Session } from "../session.js";
import { nothingTakenIn } from "./nothingTakenIn.js";
import { compareBatch, departures, type Findings, startFindings } from "./rollComparison.js";
import type { ChangeCounts, WindowOpened } from "./rollImportResult.js";
import { guardAgainstShrinking } from "./shrinkGuard.js";
import { type WindowWatch, watchWindows } from "./windowsOpened.js";

export interface Roll {
  readonly survey: RollSurvey;
  readonly takenOn: PlainDate;
  readonly importNumber: number;
  readonly lastRolls: ReadonlyMap<string, RollImport>;
  /** It is in already: whoever a part of a roll, such as mended rows, has brought since is not gone. */
  readonly isIn: boolean;
}

interface TakeInOptions {
  readonly source: RollSource;
  readonly allowShrink?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Everything that taking in a roll's rows found and did. */
export interface RollOutcome {
  /** Rows of people taken in, changed or not. */
  readonly people: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly RollWarning[];
  readonly findings: Findings;
  readonly gone: readonly string[];
  readonly changes: ChangeCounts;
  readonly windowOpened: readonly WindowOpened[];
}

/** Reads the rows, compares each batch with the store and writes what is different; then those who are gone, and the windows that opened. */
export async function takeInRows(tx: StoreWriter, session: Session, options: TakeInOptions, roll: Roll): Promise<RollOutcome> {
  const { survey, takenOn, importNumber } = roll;
  const known = await tx.roll.rows();
  const findings = startFindings();
  const tally = { people: 0, duplicates: 0, rejected: [] as RejectedRow[], warnings: [] as RollWarning[] };
  const since = new Map([...roll.lastRolls].map(([prison, last]) => [prison, last.takenOn]));
  const windows = watchWindows({ day: takenOn, since, findings, policy: session.policy });
  let done = 0;
  for await (const rows of readRoll(options.source, survey, { hashOf: (number) => known.get(number)?.hash })) {
    // SQLite answers at once: without a pause nobody would hear Ctrl-C until the whole file is in.
    await setImmediate();
    session.signal.throwIfAborted();
    const people = sortOut(rows, tally, findings);
    if (people.length > 0) {
      const batch = await compareBatch(tx, takenOn, people, findings);
      await tx.roll.apply(importNumber, takenOn, batch);
      for (const { person } of batch.openVersions) windows.look(person);
    }
    done += rows.length;
    options.onProgress?.(done, survey.rows);
  }
  if (tally.people === 0) throw nothingTakenIn(survey, tally.rejected);
  const gone = survey.complete && !roll.isIn ? findGone(known, survey, findings) : [];
  if (options.allowShrink !== true) guardShrinking(session, survey, known, gone, findings);
  if (gone.length > 0) await tx.roll.apply(importNumber, takenOn, departures(gone, takenOn));
  if (known.size > 0) await lookAtOthers(tx, roll, windows);
  return { ...tally, findings, gone, windowOpened: windows.inOrder(), changes: countChanges(findings, gone) };
}

/** Those of whom the roll says nothing new: time may have opened their window. */
async function lookAtOthers(tx: StoreWriter, { survey, takenOn, importNumber }: Roll, windows: WindowWatch): Promise<void> {
  const prisons = survey.prisons.map((prison) => prison.code);
  for await (const batch of tx.custody.asOf(takenOn, { prisons })) {
    for (const version of batch) if (version.importNumber !== importNumber) windows.look(version.person);
  }
}

interface Tally {
  people: number;
  duplicates: number;
  readonly rejected: RejectedRow[];
  readonly warnings: RollWarning[];
}

/** Counts each row under its outcome, and gives back those that have to be compared. */
function sortOut(rows: readonly RollRow[], tally: Tally, findings: Findings): PersonRow[] {
  const people: PersonRow[] = [];
  for (const row of rows) {
    const number = row.kind === "person" ? row.person.prisonerNumber : row.prisonerNumber;
    if (number !== undefined) findings.named.add(number);
    if (row.kind === "rejected") tally.rejected.push(row);
    else if (row.kind === "duplicate") tally.duplicates += 1;
    else if (row.kind === "asYesterday") {
      tally.people += 1;
      findings.unchanged += 1;
    } else {
      tally.people += 1;
      for (const warning of row.warnings) tally.warnings.push({ ...warning, line: row.line });
      people.push(row);
    }
  }
  return people;
}

/** Whoever was in one of the roll's prisons and is not named by it (rolls.md, 4). Prisons it does not cover are not touched. */
function findGone(known: ReadonlyMap<string, KnownRow>, survey: RollSurvey, findings: Findings): string[] {
  const covered = new Set(survey.prisons.map((prison) => prison.code));
  return [...known].filter(([number, row]) => covered.has(row.prison) && !findings.named.has(number)).map(([number]) => number);
}

function guardShrinking(
  session: Session,
  survey: RollSurvey,
  known: ReadonlyMap<string, KnownRow>,
  gone: readonly string[],
  findings: Findings,
): void {
  const covered = new Set(survey.prisons.map((prison) => prison.code));
  const before = countByPrison([...known.values()].filter((row) => covered.has(row.prison)));
  const goneRows = gone.flatMap((number) => known.get(number) ?? []);
  guardAgainstShrinking(before, countByPrison(goneRows), findings.datesLost, session.policy.rollShrinkLimit);
}

function countByPrison(rows: readonly KnownRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { prison } of rows) counts.set(prison, (counts.get(prison) ?? 0) + 1);
  return counts;
}

function countChanges(findings: Findings, gone: readonly string[]): ChangeCounts {
  const arrivals = [...findings.arrivals.values()];
  const count = (kind: (typeof arrivals)[number]) => arrivals.filter((arrival) => arrival === kind).length;
  return {
    received: count("received"),
    returned: count("returned"),
    transferredIn: count("transferredIn"),
    left: gone.length,
    datesMoved: findings.dateMoves.length,
    moved: findings.moved,
    detailsChanged: findings.detailsChanged,
  };
}
