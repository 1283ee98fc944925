import type { MappedColumn } from "./bindColumns.js";
import type { RawRow } from "./rawRow.js";

const UNTIDY = /^'|^\s|\s$|[^\S ]|\s\s|\u200b/u;
/** The same of a row whose cells are joined by zero bytes, which no text has: one look instead of one a cell. */
const UNTIDY_ROW = /(?:^|\0)'|(?:^|\0)\s|\s(?:$|\0)|[^\S ]|\s\s|\u200b/u;
const SPACES = /[\s\u200b]+/gu;
/** How our own CSV keeps a spreadsheet from running a cell as a formula. */
const GUARDED = /^'(?='*[=+\-@])/u;

/**
 * Tells of a piece of CSV whether every cell in it that stands without quotation marks is clean: one look instead of one a row.
 */
export function createTidyTest(delimiter: string): (text: string) => boolean {
  const edge = `[${delimiter === "\t" ? "\\t" : delimiter}\\r\\n]`;
  const spaces = delimiter === "\t" ? "[^\\S \\r\\n\\t]" : "[^\\S \\r\\n]";
  const untidy = new RegExp(`^[' ]|${edge}[' ]| (?:${edge}|$)|${spaces}|  |\\u200b`, "u");
  return (text) => !untidy.test(text);
}

/** A row with its cells cleaned: the row itself where they are clean. */
export function tidyRow(row: RawRow): RawRow {
  if (row.isTidy === true) return row;
  return UNTIDY_ROW.test(row.cells.join("\0")) ? { line: row.line, cells: row.cells.map(cleanCell) } : row;
}

/** A cell's text as it is read: one kind of space, none at the ends, and without the apostrophe that guards a formula. */
export function cleanCell(cell: string): string {
  if (!UNTIDY.test(cell)) return cell;
  return cell.replace(SPACES, " ").trim().replace(GUARDED, "");
}

/** A cell as a spreadsheet may safely open it: `cleanCell` takes the guard off again. */
export function guardCell(cell: string): string {
  return /^'*[=+\-@]/u.test(cell) ? `'${cell}` : cell;
}

/** What a tidied row says in some columns, as rows are compared: case and the form of accents are noise, not change (rolls.md, 16). */
export function foldCells({ cells }: RawRow, columns: readonly MappedColumn[]): string {
  let text = "";
  for (const { index } of columns) text += `${cells[index] ?? ""}\0`;
  return text.normalize("NFC").toUpperCase();
}
