import type { PlainDate } from "../domain/plainDate.js";
import { cleanCell } from "./cellText.js";
import { isMisshapen, type RawRow } from "./rawRow.js";
import { parseDateShape, settleDate } from "./rollDate.js";
import type { DateOrder } from "./rollMapping.js";

/** More lines than this below a table are not its footer. */
const LONGEST_FOOTER = 20;
/** A footer that a spreadsheet padded to full width can be told from a row only in a table at least so wide. */
const WIDTH_TO_TELL = 5;
/** A prisoner number, or what is left of one where a file was cut. */
const NUMBER_LIKE = /^[a-z](?:\d{1,4}[a-z]{0,2})?$/iu;

/**
 * Holds back the rows that may be a footer until a row of the table follows them, or the end (rolls.md, 10).
 * A line of text or a date in one cell, a total in two: nothing in it could be a prisoner number or the names of a row that was cut.
 */
export function createFooterFinder(width: number) {
  let held: RawRow[] = [];
  return {
    /** Gives the rows that are now known to be of the table. */
    add(row: RawRow): readonly RawRow[] {
      if (isFooterLike(row, width) && held.length < LONGEST_FOOTER) {
        held.push(row);
        return [];
      }
      const released = [...held, row];
      held = [];
      return released;
    },
    end: (): readonly RawRow[] => held,
  };
}

/** The one day that a footer names, as "Latest Business Data Available" does; undefined where it names none or several. */
export function findFooterDay(footer: readonly RawRow[], order: DateOrder): { day: PlainDate; proved: boolean } | undefined {
  const found = new Map<PlainDate, boolean>();
  for (const text of footer.flatMap(({ cells }) => cells.flatMap((cell) => cleanCell(cell).match(DATE_IN_TEXT) ?? []))) {
    const shape = parseDateShape(text);
    const reading = settleDate(shape, order, LATEST_YEAR);
    if (reading.kind !== "day") continue;
    found.set(reading.day, shape.kind !== "numbers" || shape.first > 12 || shape.second > 12 || shape.first === shape.second);
  }
  const [only] = found;
  return only === undefined || found.size > 1 ? undefined : { day: only[0], proved: only[1] };
}

const LATEST_YEAR = 2069;
const DATE_IN_TEXT = /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[ -][a-z]{3,9}[ -]\d{4})\b/giu;

function isFooterLike(row: RawRow, width: number): boolean {
  if (!isMisshapen(row, width) && width < WIDTH_TO_TELL) return false;
  const filled = row.cells.filter((cell) => cell.trim() !== "");
  if (filled.some((cell) => NUMBER_LIKE.test(cell.trim()))) return false;
  return filled.length === 1 || (filled.length === 2 && filled.some((cell) => /\d/u.test(cell)));
}
