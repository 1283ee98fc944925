import type { CellValue, Column } from "./column.js";
import { inertLines } from "./inert.js";

/** What a spreadsheet may take for the start of a formula, also in full width (read as the plain signs in some locales). */
const FORMULA_START = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const NEEDS_QUOTES = /[",\n\r]|^\s|\s$/;

/**
 * One record of CSV as RFC 4180 quotes it, ended by a line feed (so that `cut` and `read` see clean values; spreadsheets read both).
 * Text that starts like a formula gets a leading apostrophe; a number is left a number.
 */
export function csvRecord(values: readonly CellValue[]): string {
  return `${values.map(csvCell).join(",")}\n`;
}

/** A list as CSV: a heading row of the columns' keys, then a record each. */
export function csvList<T>(columns: readonly Column<T>[], items: readonly T[]): string {
  const rows = items.map((item) => columns.map((column) => column.get(item)));
  return [columns.map((column) => column.key), ...rows].map(csvRecord).join("");
}

function csvCell(value: CellValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = inertLines(FORMULA_START.test(value) ? `'${value}` : value);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
