import { type PlainDate, plainDate } from "./plainDate.js";

declare const plainTimeBrand: unique symbol;

/** A wall-clock time in London as `HH:mm`, 24 hours. Sorts and compares as text. */
export type PlainTime = string & { readonly [plainTimeBrand]: true };

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

const LONDON_TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const SUMMER_TIME_MS = 3_600_000;

/** The time a text names (`9:30`, `09:30`, `09.30`, `0930`), or undefined where it names none. `24:00` is not a time: use 00:00. */
export function parsePlainTime(text: string): PlainTime | undefined {
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})$/.exec(text.trim());
  if (match === null) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  return hours > 23 || minutes > 59 ? undefined : timeOfMinutes(hours * 60 + minutes);
}

/** Minutes since midnight, 0 to 1439. */
export function minutesOf(time: PlainTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The time so many minutes after midnight; whole days are dropped (1500 is 01:00). */
export function timeOfMinutes(minutes: number): PlainTime {
  const within = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}` as PlainTime;
}

/** The day it is in London at an instant: the day every question is asked on unless another is given. */
export function dayInLondon(instant: Date): PlainDate {
  const parts = new Map(LONDON.formatToParts(instant).map((part) => [part.type, part.value]));
  return plainDate(`${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`);
}

/** The time it is in London at an instant, with its seconds left out. */
export function timeInLondon(instant: Date): PlainTime {
  return LONDON_TIME.format(instant) as PlainTime;
}

/**
 * The instant a wall clock in London shows this time on this day; the first of two when the clocks go back. A time that is skipped
 * when they go forward is read as in winter.
 */
export function instantInLondon(day: PlainDate, time: PlainTime): Date {
  const asInWinter = Date.parse(`${day}T${time}:00Z`);
  const asInSummer = new Date(asInWinter - SUMMER_TIME_MS);
  const isSummer = timeInLondon(asInSummer) === time && dayInLondon(asInSummer) === day;
  return isSummer ? asInSummer : new Date(asInWinter);
}
