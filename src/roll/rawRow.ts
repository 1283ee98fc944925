import type { MappedColumn } from "./bindColumns.js";

/** One row of a roll's text. */
export interface RawRow {
  /** CSV: the line of the file on which the row starts, from 1. A workbook: the row's number as Excel shows it. JSON: which record it is, from 1. */
  readonly line: number;
  /** In the order of the headings; more or fewer than those where the row is misshapen. */
  readonly cells: readonly string[];
  /** No cell needs to be cleaned: known where a whole piece of the file was looked at. */
  readonly isTidy?: true;
}

/** Whether a row has other than its table's columns; blank cells too many at its end do not count. */
export function isMisshapen({ cells }: RawRow, width: number): boolean {
  return cells.length < width || (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ""));
}

/** The text of the first of some columns that is filled; "" where none is. The row has been tidied. */
export function firstFilled({ cells }: RawRow, columns: readonly MappedColumn[]): string {
  for (const { index } of columns) {
    const text = cells[index];
    if (text !== undefined && text !== "") return text;
  }
  return "";
}
