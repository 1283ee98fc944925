import { type PlainDate, weekdayOf } from "./plainDate.js";
import { minutesOf } from "./plainTime.js";
import { type CurfewHours, type HdcCurfew, WEEKDAYS, type Weekday } from "./records.js";

const MINUTES_A_DAY = 1_440;

/** The hours of a home detention curfew that begin on a day of the week. */
type Week = Pick<HdcCurfew, "daily" | "byDay">;

/** The hours that begin on a day; the first night apart. They belong to the day they begin, though they may end on the next. */
export function hoursOn(curfew: Week, day: PlainDate): CurfewHours {
  return hoursOf(curfew, weekdayAt(weekdayOf(day) - 1));
}

/** Every day of the week with its hours, Monday first. */
export function weekOf(curfew: Week): readonly (CurfewHours & { readonly day: Weekday })[] {
  return WEEKDAYS.map((day) => ({ day, ...hoursOf(curfew, day) }));
}

/** Whether some days of the week have hours of their own. */
export function differsByDay({ byDay = {} }: Week): boolean {
  return Object.keys(byDay).length > 0;
}

/** The days in the hours of the others, each set of hours once, in the order of the week: for a line of words. */
export function ownHours({ byDay = {} }: Week): readonly { readonly days: readonly Weekday[]; readonly hours: CurfewHours }[] {
  const sets = new Map<string, { days: Weekday[]; hours: CurfewHours }>();
  for (const day of WEEKDAYS) {
    const hours = byDay[day];
    if (hours === undefined) continue;
    const key = `${hours.from}-${hours.until}`;
    const set = sets.get(key) ?? { days: [], hours };
    set.days.push(day);
    sets.set(key, set);
  }
  return [...sets.values()];
}

/** The day of the week with the least curfew between its two midnights, and how many minutes that is: what is left of the night before, and its own. */
export function shortestDay(curfew: Week): { readonly day: Weekday; readonly minutes: number } {
  const days = WEEKDAYS.map((day, index) => ({
    day,
    minutes: minutesOn(hoursOf(curfew, weekdayAt(index - 1)), hoursOf(curfew, day)),
  }));
  return days.reduce((least, one) => (one.minutes < least.minutes ? one : least));
}

/** Minutes of one day that the hours begun the day before and its own cover, those in both once. */
function minutesOn(before: CurfewHours, own: CurfewHours): number {
  const spill = isOverMidnight(before) ? minutesOf(before.until) : 0;
  const start = minutesOf(own.from);
  const end = isOverMidnight(own) ? MINUTES_A_DAY : minutesOf(own.until);
  return spill + (end - start) - Math.max(0, Math.min(spill, end) - start);
}

function isOverMidnight({ from, until }: CurfewHours): boolean {
  return minutesOf(until) <= minutesOf(from);
}

function hoursOf({ daily, byDay }: Week, day: Weekday): CurfewHours {
  return byDay?.[day] ?? daily;
}

/** Monday 0; -1 is the Sunday before it. */
function weekdayAt(index: number): Weekday {
  return WEEKDAYS[(index + 7) % 7] ?? "mon";
}
