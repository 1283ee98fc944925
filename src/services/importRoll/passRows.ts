import { addDays, type PlainDate } from "../../domain/plainDate.js";
import type { Policy } from "../../domain/policy.js";
import type { PersonRow, RejectedRow } from "../../roll/rollRow.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import type { RollWarning } from "../../roll/rollWarning.js";
import type { ErasedNumbers } from "../../store/repositories/erasures.js";
import type { RollImport } from "../../store/repositories/imports.js";
import type { RollBatch } from "../../store/rollBatch.js";
import { watchErased } from "./erasedPeople.js";
import type { KnownRoll } from "./knownRoll.js";
import { type Elsewhere, onTwoRolls, watchWhereabouts } from "./onTwoRolls.js";
import { compareBatch, type Findings, type KnownPeople, startFindings } from "./rollComparison.js";
import type { RollImportResult } from "./rollImportResult.js";
import type { SortedBatch, SortedRows } from "./sortRows.js";
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
  readonly roll: Roll;
  readonly policy: Policy;
  readonly whereabouts?: ReadonlyMap<string, string> | undefined;
  readonly erased: ErasedNumbers;
  /** Somebody said that whoever was erased is to be taken in. */
  readonly bringBackErased: boolean;
  /**
   * Days of which somebody has one whose window time alone may have opened (timeOpens.ts), where every row that names one of those people is to be looked at;
   * undefined where they are found in another way.
   */
  readonly days?: readonly PlainDate[] | undefined;
  /** There is no record of anybody. */
  readonly isFirst: boolean;
}

export type RowSorter = (onBatch: (batch: SortedBatch) => Promise<void>) => Promise<SortedRows>;

/** Where the rows come from, what they are compared with, and where what is different goes. */
interface PassDoors {
  /** Hands over the rows, here or from another thread. */
  readonly sort: RowSorter;
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
  /** Rows of people whose record was erased, left out. */
  readonly erased: number;
  readonly rejected: readonly RejectedRow[];
  readonly onTwoRolls: RollImportResult["onTwoRolls"];
  readonly warnings: readonly RollWarning[];
  readonly findings: Findings;
  /** Whose window opened, of those who are on the roll with something new or with one of the days. */
  readonly windowOpened: RollImportResult["windowOpened"];
}

/** Has the rows sorted, compares those that have anything new with what is known and hands on what is different. */
export async function passRows({ roll, policy, days, isFirst, ...pass }: RowPass, doors: PassDoors): Promise<PassedRows> {
  const { survey, takenOn } = roll;
  const { known } = doors;
  const findings = startFindings();
  const aside: Aside = { people: 0, duplicates: 0, erased: 0, rejected: [], onTwoRolls: [] };
  const windows = startWatch(roll, policy);
  const isElsewhere = watchWhereabouts(roll, pass.whereabouts);
  const wasErased = watchErased(pass.erased, takenOn, pass.bringBackErased);
  const hadRoll = new Set(roll.lastRolls.keys());
  const comparison = { day: takenOn, known, isElsewhere, wasErased, hadRoll, isIn: roll.isIn, isFirst };
  const compare = async (people: readonly PersonRow[]) => {
    const { batch, changed, unchanged, elsewhere, erased } = await compareBatch(doors.people, people, comparison, findings);
    setAside(elsewhere, aside);
    aside.people += erased;
    aside.erased += erased;
    if (batch.rememberRows.length > 0) await doors.apply(batch);
    for (const { person, arrival, before } of changed) windows.look(person, { arrival, facts: before?.facts });
    if (days !== undefined) for (const person of unchanged) windows.look(person, {});
  };
  let waiting: PersonRow[] = [];
  const sorted = await doors.sort(async ({ people, timely, done }) => {
    for (const person of timely) windows.look(person, {});
    waiting.push(...people);
    if (waiting.length >= COMPARED_TOGETHER || done >= survey.rows) {
      if (waiting.length > 0) await compare(waiting);
      waiting = [];
    }
    await doors.onRows(done);
  });
  if (waiting.length > 0) throw new Error("a roll ended before its last row");
  findings.unchanged += sorted.asYesterday;
  return {
    people: sorted.people - aside.people,
    duplicates: sorted.duplicates + aside.duplicates,
    erased: aside.erased,
    rejected: [...sorted.rejected, ...aside.rejected].sort((a, b) => a.line - b.line),
    onTwoRolls: aside.onTwoRolls,
    warnings: sorted.warnings,
    findings,
    windowOpened: windows.opened,
  };
}

/** Watches for windows that opened since the last roll of each prison. */
export function startWatch({ takenOn, lastRolls }: Roll, policy: Policy): WindowWatch {
  return watchWindows({ day: takenOn, since: (prison) => lastRolls.get(prison)?.takenOn ?? addDays(takenOn, -1), policy });
}

/** People whom another roll of the day has elsewhere, and whose record was erased. */
interface Aside {
  people: number;
  duplicates: number;
  erased: number;
  readonly rejected: RejectedRow[];
  readonly onTwoRolls: RollImportResult["onTwoRolls"][number][];
}

/** Somebody whom another roll of the day names too is asked about, not guessed; who is said to be there is repeated here. */
function setAside(elsewhere: readonly Elsewhere[], aside: Aside): void {
  for (const { row, prison, said } of elsewhere) {
    aside.people += 1;
    if (said) aside.duplicates += 1;
    else {
      aside.rejected.push(onTwoRolls(row, prison));
      aside.onTwoRolls.push({ prisonerNumber: row.person.prisonerNumber, prisons: [prison, row.person.prison] });
    }
  }
}
