import type { PlainDate } from "../domain/plainDate.js";
import { cleanCell } from "./cellText.js";
import type { RawRow } from "./rawRow.js";
import { parseDateShape, settleDate } from "./rollDate.js";
import type { DateOrder } from "./rollMapping.js";

/** The day that a report says it is of, and where it says so. */
export interface RollDay {
  readonly day: PlainDate;
  readonly line: number;
  /** Whether day and month could not be the other way round. */
  readonly proved: boolean;
}

/** What the data was true on comes before what the paper was printed on. */
const LABELS: readonly RegExp[] = [
  /business data available|data (?:as )?(?:at|of|to)\b|\bas (?:at|of|on)\b|snapshot|(?:roll|extract|data) date|date of (?:roll|extract)/iu,
  /\b(?:run|printed|generated|produced|created|extracted|exported|refreshed)\b|report date|date of report/iu,
];
const DATE_IN_TEXT = /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}[ -]\d{4})\b/giu;
const LATEST_YEAR = 2069;

/**
 * The day in lines above or below a table (rolls.md, 10): one that is said to be it ("Latest Business Data Available", "As at", "Report run"), in
 * the same cell, the next or on the next line. Of other dates nobody knows what they are; below a table one alone is it. Undefined where several
 * could be meant.
 */
export function findRollDay(rows: readonly RawRow[], order: DateOrder, onlyOne: "counts" | "says nothing"): RollDay | undefined {
  const texts = rows.flatMap(({ line, cells }) =>
    cells.map((cell) => ({ line, text: cleanCell(cell) })).filter(({ text }) => text !== ""),
  );
  for (const label of LABELS) {
    const said = texts.flatMap((one, index) => (label.test(one.text) ? daysNear(texts, index, order) : []));
    if (said.length > 0) return theOnly(said);
  }
  return onlyOne === "counts" ? theOnly(texts.flatMap((one) => daysIn(one, order))) : undefined;
}

interface Text {
  readonly line: number;
  readonly text: string;
}

/** The days in a text; where it has none, those in the next. */
function daysNear(texts: readonly Text[], index: number, order: DateOrder): RollDay[] {
  const [here, next] = [texts[index], texts[index + 1]];
  const inside = here === undefined ? [] : daysIn(here, order);
  return inside.length > 0 || next === undefined ? inside : daysIn(next, order);
}

function daysIn({ line, text }: Text, order: DateOrder): RollDay[] {
  return (text.match(DATE_IN_TEXT) ?? []).flatMap((written) => {
    const shape = parseDateShape(written);
    const reading = settleDate(shape, order, LATEST_YEAR);
    if (reading.kind !== "day") return [];
    const proved = shape.kind !== "numbers" || shape.first > 12 || shape.second > 12 || shape.first === shape.second;
    return [{ day: reading.day, line, proved }];
  });
}

function theOnly(days: readonly RollDay[]): RollDay | undefined {
  const [first] = days;
  return days.every(({ day }) => day === first?.day) ? first : undefined;
}
