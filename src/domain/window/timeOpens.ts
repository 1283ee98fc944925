import type { DateSet, ReleaseFacts } from "../person.js";
import { addDays, daysBetween, type PlainDate } from "../plainDate.js";
import type { Policy } from "../policy.js";

/** Over a longer time than this so many dates would do that everyone has to be looked at. */
const LONGEST = 10;

/**
 * The dates of which one must stand in somebody's facts for time alone to open their window after one day and until another
 * (R3, R9): a date with its window opening then, a day they came into custody, or the return from which a recall's end is
 * worked out. So a list of everyone need not be gone through one by one. Undefined where too many would do.
 */
export function findOpeningDates(after: PlainDate, until: PlainDate, policy: Policy): readonly PlainDate[] | undefined {
  const days = daysBetween(after, until);
  if (days > LONGEST) return undefined;
  const dates: PlainDate[] = [];
  for (let back = 0; back < days; back += 1) {
    const opening = addDays(until, -back);
    const trigger = addDays(opening, policy.windowDays);
    const returns = Object.values(policy.fixedTermRecallDays).map((length) => addDays(trigger, 1 - length));
    dates.push(opening, trigger, ...returns);
  }
  return dates;
}

/** The last date that has its window open on a day (R9). */
export function lastDateInWindow(day: PlainDate, policy: Policy): PlainDate {
  return addDays(day, policy.windowDays);
}

/** Whether somebody's window could be open on a day with that last date, at a glance: most people have no date so near. */
export function mayBeInWindow({ dates, overrides, recallType }: ReleaseFacts, lastDate: PlainDate): boolean {
  return recallType !== undefined || hasDateUntil(dates, lastDate) || hasDateUntil(overrides, lastDate);
}

function hasDateUntil(dates: DateSet, lastDate: PlainDate): boolean {
  for (const date of Object.values(dates)) if (date <= lastDate) return true;
  return false;
}
