import { formatDay } from "../dateWords.js";
import { addDays, daysBetween, type PlainDate, plainDate } from "../plainDate.js";
import { minutesOf, type PlainTime, timeOfMinutes } from "../plainTime.js";
import type { CurfewHours } from "../records.js";

/**
 * From a minute to just before another (half-open), as a clock on a London wall shows them. Clock changes have no place here: a curfew is
 * kept by the wall, so a night of 11 or 13 hours is still 19:00 to 07:00 (licence.md 2.2).
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const DAY_ZERO = plainDate("1970-01-01");
const MINUTES_A_DAY = 1440;

/** Minutes on the wall clock from 1 January 1970 to a time of a day. */
export function wallMinutes(day: PlainDate, time: PlainTime): number {
  return daysBetween(DAY_ZERO, day) * MINUTES_A_DAY + minutesOf(time);
}

/** Hours that start on a day; an end not after the start is on the next day. */
export function spanOn(day: PlainDate, hours: CurfewHours): Span {
  const start = wallMinutes(day, hours.from);
  const end = wallMinutes(day, hours.until);
  return { start, end: end <= start ? end + MINUTES_A_DAY : end };
}

/** Spans that only touch do not overlap. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** "Tue 16 Feb 2027, 14:30 to 15:30"; the end says its day where that is another. */
export function spanWords(span: Span): string {
  const startDay = dayOfMinutes(span.start);
  const endDay = dayOfMinutes(span.end);
  const end = endDay === startDay ? timeOfMinutes(span.end) : `${timeOfMinutes(span.end)} on ${formatDay(endDay)}`;
  return `${formatDay(startDay)}, ${timeOfMinutes(span.start)} to ${end}`;
}

/** The time of day of a minute. */
export function timeWords(minutes: number): string {
  return timeOfMinutes(minutes);
}

function dayOfMinutes(minutes: number): PlainDate {
  return addDays(DAY_ZERO, Math.floor(minutes / MINUTES_A_DAY));
}
