declare const plainDateBrand: unique symbol;

/** A calendar day as `YYYY-MM-DD`, with no time and no zone. Sorts and compares as text. */
export type PlainDate = string & { readonly [plainDateBrand]: true };

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const DIGIT_0 = 48;

/** The day an ISO text names, or undefined where it names none (2027-02-29, 2026-13-01, 26-1-1). */
export function parsePlainDate(text: string): PlainDate | undefined {
  if (!ISO_DAY.test(text)) return undefined;
  const day = text as PlainDate;
  return isDay(...partsOf(day)) ? day : undefined;
}

/** The day of a year, a month (1 to 12) and a day of the month, or undefined where there is no such day. Years 1 to 9999. */
export function plainDateOf(year: number, month: number, day: number): PlainDate | undefined {
  if (!isDay(year, month, day)) return undefined;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day an ISO text names. Throws RangeError where it names none: for constants and data already checked. */
export function plainDate(text: string): PlainDate {
  const day = parsePlainDate(text);
  if (day === undefined) throw new RangeError(`not a day: ${JSON.stringify(text)}`);
  return day;
}

/** The day `days` whole days later (earlier where negative). */
export function addDays(day: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(day) + days);
}

/** The same day of the month `months` later, or the last day of that month where it is shorter (31 January + 1 is 28 or 29 February). */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year, month, dayOfMonth] = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  return plainDate(`${pad(newYear, 4)}-${pad(newMonth, 2)}-${pad(Math.min(dayOfMonth, daysInMonth(newYear, newMonth)), 2)}`);
}

/** Whole days from one day to another: 1 from today to tomorrow, negative where `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The day of the week, Monday 1 to Sunday 7. */
export function weekdayOf(day: PlainDate): number {
  // 1970-01-01, day number 0, was a Thursday.
  return ((((toDayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The earliest of some days, or undefined where there are none. */
export function earliestOf(days: Iterable<PlainDate>): PlainDate | undefined {
  let best: PlainDate | undefined;
  for (const day of days) if (best === undefined || day < best) best = day;
  return best;
}

/** The latest of some days, or undefined where there are none. */
export function latestOf(days: Iterable<PlainDate>): PlainDate | undefined {
  let best: PlainDate | undefined;
  for (const day of days) if (best === undefined || day > best) best = day;
  return best;
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: PlainDate): readonly [year: number, month: number, day: number] {
  return [digitsOf(day, 0, 4), digitsOf(day, 5, 7), digitsOf(day, 8, 10)];
}

/** Digit by digit: this is done millions of times, and to cut the text up takes longer than the rest. */
function digitsOf(day: PlainDate, from: number, until: number): number {
  let number = 0;
  for (let at = from; at < until; at += 1) number = number * 10 + day.charCodeAt(at) - DIGIT_0;
  return number;
}

function toDayNumber(day: PlainDate): number {
  const [year, month, dayOfMonth] = partsOf(day);
  return daysSinceEpoch(year, month, dayOfMonth);
}

/**
 * Days since 1970-01-01 in the Gregorian calendar, with whole numbers only (Howard Hinnant's `days_from_civil`): years are counted from March,
 * so that the leap day comes last; an era is 400 years, 146,097 days.
 */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The other way (`civil_from_days`). Throws RangeError outside the years 1 to 9999. */
function fromDayNumber(days: number): PlainDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 1 || year > 9999) throw new RangeError(`no day of the years 1 to 9999: ${days} days from 1970-01-01`);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
