import type { PlainDate } from "../domain/plainDate.js";
import type { MappedColumn } from "./bindColumns.js";
import type { Repeat } from "./repeatedNumbers.js";
import type { RollLayout } from "./rollLayout.js";
import type { DateOrder, RollMapping } from "./rollMapping.js";
import type { RollWarning } from "./rollWarning.js";

/** What can be said of a roll as a whole before any of its rows is taken in. */
export interface RollSurvey {
  /** The source's name. */
  readonly file: string;
  /** Name of the sheet, of a workbook. */
  readonly sheet?: string;
  readonly layout: RollLayout;
  readonly mapping: RollMapping;
  /** The columns that are read, in the file's order. */
  readonly columns: readonly SurveyedColumn[];
  /** Headings that the mapping says to leave out. */
  readonly ignored: readonly string[];
  /** Rows of the table: what `readRoll` gives outcomes for. */
  readonly rows: number;
  /** Where the footer starts; absent where there is none. */
  readonly footerLine?: number;
  /** Every prison a row names, with how many rows do; those on the way or outside (TRN, OUT) are no prisons. By code. */
  readonly prisons: readonly PrisonRows[];
  /** Codes by the cells' text; that of blank cells under "". */
  readonly prisonCodes: ReadonlyMap<string, string>;
  /** The day the roll itself says it was taken on. */
  readonly takenOn?: PlainDate;
  /** The line that says so, where a table does. */
  readonly takenOnLine?: number;
  /** The day that ages are counted on: `takenOn`, else the day asked about. */
  readonly day: PlainDate;
  /** Whether everyone in its prisons is on it, so that those missing are gone. */
  readonly complete: boolean;
  /** Why it is taken for a part of a roll. */
  readonly partialBecause?: string;
  readonly repeats: ReadonlyMap<string, Repeat>;
  /** Words and days that stand for "no date", with how often each was seen. */
  readonly noDateWords: ReadonlyMap<string, number>;
  readonly warnings: readonly RollWarning[];
}

/** A column that is read: how much it holds, and for one of dates which of day and month comes first. */
export interface SurveyedColumn extends MappedColumn {
  /** Cells with anything in them. */
  readonly filled: number;
  readonly dateOrder?: DateOrder;
}

export interface PrisonRows {
  readonly code: string;
  readonly rows: number;
}
