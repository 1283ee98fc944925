import { addDays, type PlainDate, weekdayOf } from "./plainDate.js";
import type { Policy } from "./policy.js";

const FRIDAY = 5;
const SATURDAY = 6;

/** Bank holidays in force, as `Policy.bankHolidays` holds them. England and Wales share one list. */
type BankHolidays = ReadonlySet<PlainDate>;

/** Neither a Saturday, a Sunday nor a bank holiday. */
export function isWorkingDay(day: PlainDate, bankHolidays: BankHolidays): boolean {
  return weekdayOf(day) < SATURDAY && !bankHolidays.has(day);
}

/** The last working day on or before a day (Criminal Justice Act 1961 s.23(3)). */
export function previousWorkingDay(day: PlainDate, bankHolidays: BankHolidays): PlainDate {
  let candidate = day;
  while (!isWorkingDay(candidate, bankHolidays)) candidate = addDays(candidate, -1);
  return candidate;
}

/** The first working day on or after a day. */
export function nextWorkingDay(day: PlainDate, bankHolidays: BankHolidays): PlainDate {
  let candidate = day;
  while (!isWorkingDay(candidate, bankHolidays)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The day so many working days after a day (before, where negative). The day itself is not counted; 0 gives it back as it is. */
export function addWorkingDays(day: PlainDate, workingDays: number, bankHolidays: BankHolidays): PlainDate {
  const step = Math.sign(workingDays);
  let candidate = day;
  for (let left = Math.abs(workingDays); left > 0; ) {
    candidate = addDays(candidate, step);
    if (isWorkingDay(candidate, bankHolidays)) left -= 1;
  }
  return candidate;
}

/** How many working days have passed since a day, that day not counted and the other one counted; 0 where it is not after it. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, bankHolidays: BankHolidays): number {
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, bankHolidays)) days += 1;
  return days;
}

/** A working day that is not followed by a day off (Day of Release from Detention Act 2023). */
export function isEligibleWorkingDay(day: PlainDate, bankHolidays: BankHolidays): boolean {
  return isWorkingDay(day, bankHolidays) && isWorkingDay(addDays(day, 1), bankHolidays);
}

/**
 * The day of release under the Friday and pre-bank-holiday scheme: the day itself where it is eligible, else so many eligible working
 * days before it (1 for adults, 2 for under 18s), as Calculate Release Dates counts them.
 */
export function fridaySchemeDay(day: PlainDate, daysEarlier: number, bankHolidays: BankHolidays): PlainDate {
  if (isEligibleWorkingDay(day, bankHolidays)) return day;
  let candidate = day;
  for (let left = daysEarlier; left > 0; ) {
    candidate = addDays(candidate, -1);
    if (isEligibleWorkingDay(candidate, bankHolidays)) left -= 1;
  }
  return candidate;
}

/** The first day a licence is frozen: so many working days before the last working day on or before its start (Create and Vary a Licence). */
export function hardStop(day: PlainDate, policy: Pick<Policy, "bankHolidays" | "licence">): PlainDate {
  const lastWorkingDay = previousWorkingDay(day, policy.bankHolidays);
  return addWorkingDays(lastWorkingDay, -policy.licence.hardStopWorkingDays, policy.bankHolidays);
}

/**
 * The earliest day a person could be let out for a recorded release date, as Create and Vary a Licence has it: only a Friday, a weekend
 * or a bank holiday may be brought forward, by at most so many working days, Fridays not counted. A Thursday before Good Friday may not.
 */
export function earliestPossibleRelease(day: PlainDate, policy: Pick<Policy, "bankHolidays" | "licence">): PlainDate {
  if (weekdayOf(day) < FRIDAY && !policy.bankHolidays.has(day)) return day;
  let candidate = day;
  for (let left = policy.licence.earliestReleaseWorkingDays; left > 0; ) {
    candidate = addDays(candidate, -1);
    if (weekdayOf(candidate) < FRIDAY && !policy.bankHolidays.has(candidate)) left -= 1;
  }
  return candidate;
}
