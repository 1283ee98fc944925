import { daysBetween, type PlainDate } from "../plainDate.js";
import type { DateVerdict, WindowState } from "../windowResult.js";
import { type DatedType, nameDate } from "./recordedDates.js";

/** One sentence a rule, in the order of their numbers: what each made of the dates it decided on. */
export function describeVerdicts(verdicts: readonly DateVerdict[]): string[] {
  const said = new Map<string, string>();
  for (const { code, date, rule, verdict, why } of verdicts) {
    const clause = `${code} ${date} ${verdict === "left_out" ? "is left out" : "counts"} (${why})`;
    const before = said.get(rule);
    said.set(rule, before === undefined ? `${rule} ${clause}` : `${before}; ${clause}`);
  }
  return [...said.keys()].sort().map((rule) => `${said.get(rule)}.`);
}

/** R10. */
export function describeNext(trigger: DatedType, next: DatedType | undefined, asOf: PlainDate): string[] {
  if (next === undefined) return [`R10 Every date that counts is before ${asOf}.`];
  if (next === trigger) return [];
  return [
    `R10 ${nameDate(trigger)} has passed and no refusal is recorded, so the window stays open; the next date is ${nameDate(next)}.`,
  ];
}

/** R12, in words. A state with no window has its own sentence. */
export function describeState(state: WindowState, asOf: PlainDate, windowStart: PlainDate, next: DatedType | undefined): string {
  if (state === "not_open") return `R12 Not open yet: ${daysTo(asOf, windowStart)} to the first day of the window.`;
  if (next !== undefined) return `R12 Open: ${daysTo(asOf, next.date)} to ${nameDate(next)}.`;
  return state === "overdue"
    ? "R12 Overdue: no release is recorded."
    : "R12 Held after the release date: on remand, awaiting sentence or under immigration powers.";
}

function daysTo(asOf: PlainDate, day: PlainDate): string {
  const days = daysBetween(asOf, day);
  return days === 1 ? "1 day" : `${days} days`;
}
