import type { MergeProposal } from "../../domain/mergeProposals.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { DateMove } from "../../domain/rollChanges.js";
import type { ReturnedPerson } from "./returnedPeople.js";

/** Why a window opened: the days went by, a date moved, or the person came into custody with it open. */
export const OPENING_REASONS = ["time", "dateMoved", "received", "returned"] as const;
export type OpeningReason = (typeof OPENING_REASONS)[number];

export interface WindowOpened {
  readonly prisonerNumber: string;
  readonly windowStart: PlainDate;
  readonly reason: OpeningReason;
}

export interface PersonDateMoves {
  readonly prisonerNumber: string;
  readonly moves: readonly DateMove[];
}

/** Whoever may leave soonest against what was thought comes first. */
export function byEarliestMove(a: PersonDateMoves, b: PersonDateMoves): number {
  const difference = (a.moves[0]?.days ?? 0) - (b.moves[0]?.days ?? 0);
  if (difference !== 0) return difference;
  return a.prisonerNumber < b.prisonerNumber ? -1 : 1;
}

/** A row that was not taken in. Lines count from 1, the heading being the first; a workbook's are the numbers of its rows. */
export interface Reject {
  readonly line: number;
  readonly prisonerNumber?: string;
  readonly column?: string;
  readonly code: string;
  readonly message: string;
}

/** How many people changed in which way; one person may be counted under several. */
export interface ChangeCounts {
  readonly received: number;
  readonly returned: number;
  readonly transferredIn: number;
  readonly left: number;
  readonly datesMoved: number;
  readonly moved: number;
  readonly detailsChanged: number;
}

/** What an import did, or what it would do. */
export interface RollImportResult {
  /** Number of the import; absent where nothing was imported: a check, or a roll that is already in. */
  readonly importId?: number;
  readonly file: string;
  readonly sha256: string;
  readonly takenOn: PlainDate;
  /** The line of the file that says the day, where one does and nobody said another. */
  readonly takenOnLine?: number;
  readonly prisons: readonly string[];
  readonly complete: boolean;
  readonly partialBecause?: string;
  readonly mapping: string;
  /** Headings that the mapping says to leave out. */
  readonly ignored: readonly string[];
  /** `xlsx` for a workbook. */
  readonly encoding: string;
  /** Name of the sheet, of a workbook. */
  readonly sheet?: string;
  /** Rows read: `accepted`, `rejected`, `duplicates` and `erased` together. */
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** Rows that were left out since the record of whoever they name was erased, on the day of the roll or after it. */
  readonly erased: number;
  /** Of those accepted, people about whom nothing is different. */
  readonly unchanged: number;
  readonly changes: ChangeCounts;
  /** Prisons of which there was no roll before: everyone there is new to us, not to the prison. */
  readonly firstRollOf: readonly string[];
  readonly windowOpened: readonly WindowOpened[];
  /** Whose release dates moved; the largest move to an earlier day first. */
  readonly dateMoves: readonly PersonDateMoves[];
  readonly returned: readonly string[];
  /** The same people, with what is on record of them. */
  readonly returnedPeople: readonly ReturnedPerson[];
  /** Who was erased before, and is taken in anew. */
  readonly backAfterErasure: readonly string[];
  /** Who was received in a prison of which there was a roll before. */
  readonly received: readonly string[];
  readonly transferredIn: readonly string[];
  readonly left: readonly string[];
  /** People whom another prison's roll of the same day names too: nothing of them was changed until somebody says where they are. */
  readonly onTwoRolls: readonly { readonly prisonerNumber: string; readonly prisons: readonly string[] }[];
  /** Numbers that went and that came, which may be one person's: a person decides. */
  readonly mergeProposals: readonly MergeProposal[];
  readonly rejects: readonly Reject[];
  readonly rejectsFile?: string;
  readonly warnings: readonly {
    readonly code: string;
    readonly message: string;
    readonly line?: number;
    readonly column?: string;
  }[];
}
