import { addDays, type PlainDate, weekdayOf } from "./plainDate.js";
import { dayInLondon } from "./plainTime.js";

const SPANS = { d: "day", w: "week", m: "month", y: "year" } as const;
type Span = (typeof SPANS)[keyof typeof SPANS];

/** Of how many days, weeks, months or years one backup each is kept. */
export interface KeepRule {
  readonly count: number;
  readonly span: Span;
}

/** `7d,4w,12m`: one a day for seven days that have one, one a week for four weeks, one a month for twelve months. Undefined where it is no such list. */
export function parseKeepRules(text: string): readonly KeepRule[] | undefined {
  const rules: KeepRule[] = [];
  for (const word of text.split(",")) {
    const match = /^([1-9]\d{0,3})([dwmy])$/u.exec(word.trim().toLowerCase());
    if (match === null) return undefined;
    rules.push({ count: Number(match[1]), span: SPANS[match[2] as keyof typeof SPANS] });
  }
  return rules;
}

/**
 * Which of these backups no rule keeps, oldest first. Each rule keeps the newest of each of its last days, weeks, months or years that have
 * one, in London; the newest of all is always kept.
 */
export function chooseOutdated<Backup extends { readonly madeAt: string }>(
  backups: readonly Backup[],
  rules: readonly KeepRule[],
): readonly Backup[] {
  const newestFirst = [...backups].sort((one, other) => Date.parse(other.madeAt) - Date.parse(one.madeAt));
  const kept = new Set<Backup>(newestFirst.slice(0, 1));
  for (const { count, span } of rules) {
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      const period = periodOf(dayInLondon(new Date(backup.madeAt)), span);
      if (seen.has(period) || seen.size === count) continue;
      seen.add(period);
      kept.add(backup);
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup)).reverse();
}

/** A name for the day, week (its Monday), month or year that a day is in. */
function periodOf(day: PlainDate, span: Span): string {
  if (span === "week") return addDays(day, 1 - weekdayOf(day));
  return { day, month: day.slice(0, 7), year: day.slice(0, 4) }[span];
}
