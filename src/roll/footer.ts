import { isMisshapen, type RawRow } from "./rawRow.js";

/** More lines than this below a table are not its footer. */
const LONGEST_FOOTER = 20;
/** A footer that a spreadsheet padded to full width can be told from a row only in a table at least so wide. */
const WIDTH_TO_TELL = 5;
const FIGURE = /^[\d.,]+ ?%?$/u;
const TOTAL = /\b(?:total|sum|count|number of|records?|rows?|prisoners|people)\b/iu;

/**
 * Holds back the rows that may be a footer until a row of the table follows them, or the end (rolls.md, 10). A line of text or a date in one cell, a
 * total in two, figures alone: nothing in it could be a prisoner number, whole or cut short, or the names of a row that was cut.
 */
export function createFooterFinder(width: number, isNumberLike: (text: string) => boolean) {
  let held: RawRow[] = [];
  return {
    /** Gives the rows that are now known to be of the table. */
    add(row: RawRow): readonly RawRow[] {
      if (isFooterLike(row, width, isNumberLike) && held.length < LONGEST_FOOTER) {
        held.push(row);
        return [];
      }
      if (held.length === 0) return [row];
      const released = [...held, row];
      held = [];
      return released;
    },
    end: (): readonly RawRow[] => held,
  };
}

function isFooterLike(row: RawRow, width: number, isNumberLike: (text: string) => boolean): boolean {
  if (!isMisshapen(row, width) && width < WIDTH_TO_TELL) return false;
  const filled: string[] = [];
  for (const cell of row.cells) {
    const text = cell.trim();
    if (text === "") continue;
    // Most rows are a person's and begin with the number: the other cells are then not looked at.
    if (isNumberLike(text)) return false;
    filled.push(text);
  }
  if (filled.length === 1 || (filled.length === 2 && filled.some((cell) => /\d/u.test(cell)))) return true;
  return filled.every((cell) => FIGURE.test(cell) || TOTAL.test(cell));
}
