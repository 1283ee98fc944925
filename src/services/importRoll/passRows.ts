import { addDays, type PlainDate } from "../../domain/plainDate.js";
import type { Policy } from "../../domain/policy.js";
import { readRoll } from "../../roll/readRoll.js";
import type { PersonRow, RejectedRow, RollRow } from "../../roll/rollRow.js";
import type { RollSource } from "../../roll/rollSource.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import type { RollWarning } from "../../roll/rollWarning.js";
import type { RollImport } from "../../store/repositories/imports.js";
import type { RollBatch } from "../../store/rollBatch.js";
import type { KnownRoll } from "./knownRoll.js";
import { type Elsewhere, onTwoRolls, watchWhereabouts } from "./onTwoRolls.js";
import { compareBatch, type Findings, type KnownPeople, startFindings } from "./rollComparison.js";
import type { RollImportResult } from "./rollImportResult.js";
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

/** On an ordinary day few people of a batch have anything new: they wait for each other, since every question to the store has its price. */
const COMPARED_TOGETHER = 500;

/** What has to be known to go through a roll's rows: plain values, so that another thread can do it. */
export interface RowPass {
  readonly source: RollSource;
  readonly roll: Roll;
  readonly policy: Policy;
  readonly whereabouts?: ReadonlyMap<string, string> | undefined;
  /** There is no record of anybody. */
  readonly isFirst: boolean;
}

/** What the rows are compared with, and where what is different goes. */
interface PassDoors {
  readonly known: KnownRoll;
  readonly people: KnownPeople;
  apply(batch: RollBatch): Promise<void>;
  /** After each batch, with how many rows are done. */
  onRows(done: number): Promise<void>;
}

/** What going through the rows found. */
export interface PassedRows {
  /** Rows of people taken in, changed or not. */
  readonly people: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedRow[];
  readonly onTwoRolls: RollImportResult["onTwoRolls"];
  readonly warnings: readonly RollWarning[];
  readonly findings: Findings;
  /** Whose window opened, of those who are on the roll with something new. */
  readonly windowOpened: RollImportResult["windowOpened"];
}

/** Reads the rows, compares each batch with what is known and hands on what is different. */
export async function passRows({ source, roll, policy, whereabouts, isFirst }: RowPass, doors: PassDoors): Promise<PassedRows> {
  const { survey, takenOn } = roll;
  const { known } = doors;
  const findings = startFindings();
  const tally: Tally = { people: 0, duplicates: 0, rejected: [], onTwoRolls: [], warnings: new WarningTally() };
  const windows = startWatch(roll, policy);
  const isAsYesterday = (prisonerNumber: string, hash: string) => known.isAsYesterday(prisonerNumber, hash);
  const isElsewhere = watchWhereabouts(roll, whereabouts);
  const hadRoll = new Set(roll.lastRolls.keys());
  const comparison = { day: takenOn, known, isElsewhere, hadRoll, isIn: roll.isIn, isFirst };
  const compare = async (people: readonly PersonRow[]) => {
    const { batch, changed, elsewhere } = await compareBatch(doors.people, people, comparison, findings);
    setAside(elsewhere, tally);
    if (batch.rememberRows.length > 0) await doors.apply(batch);
    for (const { person, arrival, before } of changed) windows.look(person, { arrival, facts: before?.facts });
  };
  let done = 0;
  let people: PersonRow[] = [];
  for await (const rows of readRoll(source, survey, { isAsYesterday })) {
    people.push(...sortOut(rows, tally, known, findings));
    done += rows.length;
    if (people.length >= COMPARED_TOGETHER || done >= survey.rows) {
      if (people.length > 0) await compare(people);
      people = [];
    }
    await doors.onRows(done);
  }
  if (people.length > 0) throw new Error("a roll ended before its last row");
  tally.rejected.sort((a, b) => a.line - b.line);
  return { ...tally, warnings: tally.warnings.list(), findings, windowOpened: windows.opened };
}

/** Watches for windows that opened since the last roll of each prison. */
export function startWatch({ takenOn, lastRolls }: Roll, policy: Policy): WindowWatch {
  return watchWindows({ day: takenOn, since: (prison) => lastRolls.get(prison)?.takenOn ?? addDays(takenOn, -1), policy });
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
