import type { Deadline, DeadlineCode, DeadlineState } from "./deadline.js";
import { daysBetween, type PlainDate } from "./plainDate.js";

/** The states a morning asks for: what can still be done, or should have been. */
export const OPEN_DEADLINE_STATES: ReadonlySet<DeadlineState> = new Set(["overdue", "closing", "due"]);

/**
 * What does most harm where it is late: safety on reception, then a home, then what has to be in the person's hand on release, then what is known
 * of them afterwards. Between deadlines that are overdue this decides before how late they are.
 */
const BY_HARM: readonly DeadlineCode[] = [
  "bcst1",
  "duty_to_refer",
  "tenancy",
  "bcst2",
  "plan_agreed",
  "universal_credit",
  "bcst3",
  "review",
  "bank_account",
  "id_application",
  "first_night",
  "hito_close",
  "accommodation_3_months",
  "employment_6_weeks",
  "employment_6_months",
];

type Placed = Pick<Deadline, "code" | "state" | "opensOn" | "dueOn" | "closesOn">;

/**
 * The day after which it is missed or can no longer be done. Of what is overdue and can still be done until a last day, the day it was due: that it
 * is late is said first.
 */
export function lastDayOf({ dueOn, closesOn }: Pick<Deadline, "dueOn" | "closesOn">): PlainDate | undefined {
  return dueOn ?? closesOn;
}

/** Days left until it is missed or closes, 0 on its last day, less than 0 where it is late. Undefined where it has no last day, or is over. */
export function daysLeftOf(deadline: Pick<Deadline, "state" | "dueOn" | "closesOn">, asOf: PlainDate): number | undefined {
  const last = lastDayOf(deadline);
  const runs = OPEN_DEADLINE_STATES.has(deadline.state) || deadline.state === "not_due";
  return last === undefined || !runs ? undefined : daysBetween(asOf, last);
}

/** Overdue first, then by the days left, then what is over or waits: the order of this list. */
const STATE_RANKS: Readonly<Record<DeadlineState, number>> = {
  overdue: 0,
  closing: 1,
  due: 1,
  not_due: 2,
  closed: 3,
  done: 4,
  not_applicable: 5,
};

/**
 * Who will miss something first, first: what is overdue, the most harmful first and of that the longest overdue; then what can still be met, the fewest
 * days left first, on one day what closes for good before what would be late, then by harm; then what has no last day. What waits comes after by the
 * day it opens.
 */
export function compareUrgency(a: Placed, b: Placed): number {
  const rank = STATE_RANKS[a.state] - STATE_RANKS[b.state];
  if (rank !== 0) return rank;
  if (a.state === "overdue") return harmOf(a) - harmOf(b) || compareDays(lastDayOf(a), lastDayOf(b));
  if (a.state === "not_due") return compareDays(a.opensOn, b.opensOn) || compareDays(lastDayOf(a), lastDayOf(b));
  const closing = Number(b.state === "closing") - Number(a.state === "closing");
  return compareDays(lastDayOf(a), lastDayOf(b)) || closing || harmOf(a) - harmOf(b);
}

/**
 * The deadline to be met next: the most urgent of those that are open or, where none is, the one that opens first. Undefined where nothing is
 * ahead of the person.
 */
export function findNextDeadline(deadlines: readonly Deadline[]): Deadline | undefined {
  const ahead = deadlines.filter(({ state, opensOn, dueOn }) => {
    return OPEN_DEADLINE_STATES.has(state) || (state === "not_due" && (opensOn ?? dueOn) !== undefined);
  });
  return [...ahead].sort(compareUrgency)[0];
}

function harmOf({ code }: Pick<Deadline, "code">): number {
  return BY_HARM.indexOf(code);
}

/** What has no day comes last. */
function compareDays(a: PlainDate | undefined, b: PlainDate | undefined): number {
  const [one, other] = [a ?? "9999-12-31", b ?? "9999-12-31"];
  return one < other ? -1 : Number(one > other);
}
