import { isSameRow } from "./findHeadings.js";
import type { RawRow } from "./rawRow.js";
import type { TableTop } from "./tableTop.js";

const PAGE_NUMBER = /^page:?\s*\d+(?:\s*(?:of|\/)\s*\d+)?$/iu;

/** Finds the rows that a printed report puts on every page again: its headings, what stood above them, and the number of the page. */
export function createPageFinder({ headingRows, preamble }: TableTop): (row: RawRow) => boolean {
  const again = [...preamble, ...headingRows];
  const starts = new Set(again.map(firstCell));
  return (row) => {
    const start = firstCell(row);
    if (starts.has(start) && again.some((one) => isSameRow(one, row))) return true;
    return PAGE_NUMBER.test(start) && row.cells.filter((cell) => cell.trim() !== "").length === 1;
  };
}

/** In small letters: the headings of a page may be written otherwise than the first ones. */
function firstCell({ cells }: RawRow): string {
  for (const cell of cells) {
    const text = cell.trim();
    if (text !== "") return text.toLowerCase();
  }
  return "";
}
