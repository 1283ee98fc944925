import { MONTH_NAMES } from "./monthNames.js";
import { addDays, type PlainDate, parsePlainDate, plainDateOf } from "./plainDate.js";

const NUMBERS = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const WORDS = /^(\d{1,2}) ([a-z]+) (\d{4})$/;
const DAYS_AWAY = /^([+-]\d{1,4})d$/;

const NAMED_DAYS: ReadonlyMap<string, number> = new Map([
  ["yesterday", -1],
  ["today", 0],
  ["tomorrow", 1],
]);

const SHORT_MONTH_LENGTH = 3;

/**
 * The day a person typed, or undefined where it is none: `2026-11-23`, `23/11/2026` (day first), `23 Nov 2026`, `23 November 2026`,
 * `today`, `tomorrow`, `yesterday`, `+14d`, `-3d`. A year of two digits is refused: it may be a birth or a release.
 */
export function parseDateInput(text: string, today: PlainDate): PlainDate | undefined {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const away = NAMED_DAYS.get(typed) ?? daysAway(typed);
  if (away !== undefined) return addDays(today, away);
  return parsePlainDate(typed) ?? parseNumbers(typed) ?? parseWords(typed);
}

function daysAway(typed: string): number | undefined {
  const match = DAYS_AWAY.exec(typed);
  return match === null ? undefined : Number(match[1]);
}

function parseNumbers(typed: string): PlainDate | undefined {
  const match = NUMBERS.exec(typed);
  return match === null ? undefined : plainDateOf(Number(match[3]), Number(match[2]), Number(match[1]));
}

function parseWords(typed: string): PlainDate | undefined {
  const match = WORDS.exec(typed);
  const month = findMonth(match?.[2] ?? "");
  return match === null || month === undefined ? undefined : plainDateOf(Number(match[3]), month, Number(match[1]));
}

/** The month (1 to 12) of a name, in full or by its first three letters; "Sept" is common too. */
function findMonth(name: string): number | undefined {
  if (name === "sept") return MONTH_NAMES.indexOf("september") + 1;
  const index = MONTH_NAMES.findIndex((month) => month === name || month.slice(0, SHORT_MONTH_LENGTH) === name);
  return index === -1 ? undefined : index + 1;
}
