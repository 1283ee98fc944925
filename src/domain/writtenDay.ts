import { type PlainDate, parsePlainDate, plainDateOf } from "./plainDate.js";

const DAY_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** What a message says of a day that cannot be read. */
export const DAY_WANTED = "a day such as 2026-11-23 or 23/11/2026";

/** A day in an answer or a detail: ISO, or day first as staff write it. Nothing relative: it is kept, and read again on other days. */
export function parseWrittenDay(text: string): PlainDate | undefined {
  const match = DAY_FIRST.exec(text);
  return match === null ? parsePlainDate(text) : plainDateOf(Number(match[3]), Number(match[2]), Number(match[1]));
}
