import { guardCell } from "./cellText.js";

/** A line of CSV as a spreadsheet may safely open it: no cell can run as a formula. */
export function toCsvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoteCell(guardCell(cell))).join(",")}\r\n`;
}

function quoteCell(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
