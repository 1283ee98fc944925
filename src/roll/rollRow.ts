import type { RollPerson } from "../domain/person.js";
import type { RollWarning } from "./rollWarning.js";

/** The one outcome of one row of a roll. `line` is the file's line for CSV and the number of the record for JSON, from 1. */
export type RollRow = RowAsYesterday | PersonRow | RejectedRow | DuplicateRow;

/** The row says what it said when its hash was kept: nobody needs to read it. */
export interface RowAsYesterday {
  readonly kind: "asYesterday";
  readonly line: number;
  readonly prisonerNumber: string;
  readonly hash: string;
  /** Where one of the days asked about is in the row: what it says. */
  readonly person?: RollPerson;
}

export interface PersonRow {
  readonly kind: "person";
  readonly line: number;
  /** Of what the row says and of how it is read; to be kept for tomorrow. */
  readonly hash: string;
  readonly person: RollPerson;
  readonly warnings: readonly RollWarning[];
  /** The cells of the columns that are read, as they stood, in the order of the survey's `columns`. */
  readonly cells: readonly string[];
}

export interface RejectedRow {
  readonly kind: "rejected";
  readonly line: number;
  /** Where the row has a well-formed one. */
  readonly prisonerNumber?: string;
  /** Heading of the column to look at. */
  readonly column?: string;
  readonly code: string;
  readonly message: string;
  /** The cells of the columns that are read, as they stood, in the order of the survey's `columns`. */
  readonly cells: readonly string[];
}

/** The same as an earlier row of the roll, or different only in noise. */
export interface DuplicateRow {
  readonly kind: "duplicate";
  readonly line: number;
  readonly prisonerNumber: string;
}
