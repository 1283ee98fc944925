import type { Deadline, DeadlineCode } from "./deadline.js";
import { DEADLINE_LABELS } from "./deadlines/labels.js";
import type { PlainDate } from "./plainDate.js";

/** The deadlines whose keeping a day is recorded for, in the order in which they fall due. */
export const TIMED_DEADLINES = [
  "bcst1",
  "bcst2",
  "bcst3",
  "duty_to_refer",
  "review",
  "plan_agreed",
  "first_night",
  "accommodation_3_months",
  "employment_6_weeks",
  "employment_6_months",
] as const satisfies readonly DeadlineCode[];
export type TimedDeadline = (typeof TIMED_DEADLINES)[number];

const AFTER_RELEASE: ReadonlySet<DeadlineCode> = new Set([
  "first_night",
  "accommodation_3_months",
  "employment_6_weeks",
  "employment_6_months",
]);

/** First and last day on which a deadline was due; open where absent. */
export interface DuePeriod {
  readonly from?: PlainDate | undefined;
  readonly until?: PlainDate | undefined;
}

/**
 * How a deadline was kept. The first that fits:
 * - `not_concerned`: it does not concern the person, or was due before records begin.
 * - `unknown`: nobody can tell on which day it was due or done. Nothing places it in the period, so it is counted whatever the period.
 * - `outside`: due on a day that is not in the period, or not due before a release that has not come.
 * - `on_time`, `late`: done by the day it was due, or after it.
 * - `not_done`: not done, and the day it was due is over.
 * - `ahead`: not done, and there is still time.
 */
export type Keeping = "on_time" | "late" | "not_done" | "ahead" | "unknown" | "not_concerned" | "outside";

export function findKeeping(deadline: Deadline, { from, until }: DuePeriod, asOf: PlainDate): Keeping {
  const { code, state, dueOn, doneOn } = deadline;
  if (state === "not_applicable") return "not_concerned";
  if (dueOn === undefined) return state === "not_due" && AFTER_RELEASE.has(code) ? "outside" : "unknown";
  if ((from !== undefined && dueOn < from) || (until !== undefined && dueOn > until)) return "outside";
  if (state !== "done") return asOf > dueOn ? "not_done" : "ahead";
  if (doneOn === undefined) return "unknown";
  return doneOn <= dueOn ? "on_time" : "late";
}

export interface TimelinessFigures {
  readonly deadline: TimedDeadline;
  readonly label: string;
  /** Due in the period and told: the base is those of them whose day is over or that were done. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly notDone: number;
  readonly ahead: number;
  /** Of on time, late and not done. Absent where there are none. */
  readonly percent?: number;
  readonly unknown: number;
  readonly notConcerned: number;
}

export function countKeeping(deadline: TimedDeadline, kept: readonly Keeping[]): TimelinessFigures {
  const count = (keeping: Keeping) => kept.filter((one) => one === keeping).length;
  const [onTime, late, notDone, ahead] = [count("on_time"), count("late"), count("not_done"), count("ahead")];
  const base = onTime + late + notDone;
  return {
    deadline,
    label: DEADLINE_LABELS[deadline],
    due: base + ahead,
    onTime,
    late,
    notDone,
    ahead,
    ...(base === 0 ? {} : { percent: Math.round((onTime / base) * 1000) / 10 }),
    unknown: count("unknown"),
    notConcerned: count("not_concerned"),
  };
}
