import type { RollPerson } from "../../domain/person.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { readRoll } from "../../roll/readRoll.js";
import type { PersonRow, RejectedRow, RollRow } from "../../roll/rollRow.js";
import type { RollSource } from "../../roll/rollSource.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import type { RollWarning } from "../../roll/rollWarning.js";
import type { KnownRoll } from "./knownRoll.js";
import { WarningTally } from "./warningTally.js";

/** Rows of a roll that have to be compared, and how many of its rows are done with them. */
export interface SortedBatch {
  readonly people: readonly PersonRow[];
  /** People of whom the roll says what it said yesterday, and one of the days asked about. */
  readonly timely: readonly RollPerson[];
  readonly done: number;
}

/** What became of a roll's rows before any is compared. */
export interface SortedRows {
  /** Rows of people, as yesterday or to be compared. */
  readonly people: number;
  readonly asYesterday: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly RollWarning[];
}

/** Reads a roll's rows, notes in `known` whom they name, counts each under its outcome and hands on those that are not as yesterday. */
export async function sortRows(
  source: RollSource,
  survey: RollSurvey,
  known: KnownRoll,
  days: readonly PlainDate[] | undefined,
  onBatch: (batch: SortedBatch) => Promise<void>,
): Promise<SortedRows> {
  const tally: Tally = { people: 0, asYesterday: 0, duplicates: 0, rejected: [], warnings: new WarningTally() };
  const isAsYesterday = (prisonerNumber: string, hash: string) => known.isAsYesterday(prisonerNumber, hash);
  let done = 0;
  for await (const rows of readRoll(source, survey, { isAsYesterday, days })) {
    done += rows.length;
    await onBatch({ ...sortOut(rows, tally, known), done });
  }
  return { ...tally, warnings: tally.warnings.list() };
}

interface Tally {
  people: number;
  asYesterday: number;
  duplicates: number;
  readonly rejected: RejectedRow[];
  readonly warnings: WarningTally;
}

function sortOut(rows: readonly RollRow[], tally: Tally, known: KnownRoll): Omit<SortedBatch, "done"> {
  const people: PersonRow[] = [];
  const timely: RollPerson[] = [];
  for (const row of rows) {
    const number = row.kind === "person" ? row.person.prisonerNumber : row.prisonerNumber;
    if (number !== undefined) known.name(number);
    if (row.kind === "rejected") tally.rejected.push(row);
    else if (row.kind === "duplicate") tally.duplicates += 1;
    else if (row.kind === "asYesterday") {
      tally.people += 1;
      tally.asYesterday += 1;
      if (row.person !== undefined) timely.push(row.person);
    } else {
      tally.people += 1;
      tally.warnings.add(row.warnings, row.line);
      people.push(row);
    }
  }
  return { people, timely };
}
