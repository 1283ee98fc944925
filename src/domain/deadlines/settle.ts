import type { Deadline, DeadlineCode, DeadlineFacts, DeadlineState } from "../deadline.js";
import { daysBetween, type PlainDate } from "../plainDate.js";
import type { DeadlineSource, Policy } from "../policy.js";
import { DEADLINE_LABELS } from "./labels.js";

/** What every deadline of a person is worked out with. */
export interface Case {
  readonly input: DeadlineFacts;
  readonly policy: Policy;
  readonly asOf: PlainDate;
  /** The day this time in custody began: the reception of this stay or, on recall, the return. */
  readonly arrivedOn: PlainDate | undefined;
  /** The day of release where it is not after `asOf`. */
  readonly releasedOn: PlainDate | undefined;
}

/** The days of a deadline, and the sentence that says how they were counted. */
interface Timing {
  readonly opensOn?: PlainDate;
  readonly dueOn?: PlainDate;
  readonly closesOn?: PlainDate;
  readonly counted: string;
}

/** A deadline that is not done, by its days. */
export function settle(code: DeadlineCode, { source, sure }: DeadlineSource, person: Case, timing: Timing): Deadline {
  const { counted, ...days } = timing;
  return { code, label: DEADLINE_LABELS[code], state: findState(timing, person), ...days, reason: counted, source, sure };
}

/** A deadline that is done. The day is absent where it was not written down. */
export function settleDone(
  code: DeadlineCode,
  { source, sure }: DeadlineSource,
  doneOn: PlainDate | undefined,
  dueOn?: PlainDate,
): Deadline {
  const due = dueOn === undefined ? {} : { dueOn };
  const common = { code, label: DEADLINE_LABELS[code], state: "done", ...due, source, sure } as const;
  if (doneOn === undefined) return { ...common, reason: "Done; the day was not recorded." };
  const late = dueOn !== undefined && doneOn > dueOn ? `, after the day it was due, ${dueOn}` : "";
  return { ...common, doneOn, reason: `Done on ${doneOn}${late}.` };
}

/** A deadline with no days: it does not concern the person, cannot be told yet, or can no longer be met. */
export function settleWithoutDays(
  code: DeadlineCode,
  { source, sure }: DeadlineSource,
  state: "not_applicable" | "not_due" | "closed" | "due",
  reason: string,
): Deadline {
  return { code, label: DEADLINE_LABELS[code], state, reason, source, sure };
}

/** A day something was done on, unless that is after the day asked about. */
export function doneBy(day: PlainDate | undefined, person: Case): PlainDate | undefined {
  return day !== undefined && day <= person.asOf ? day : undefined;
}

function findState({ opensOn, dueOn, closesOn }: Timing, { asOf, policy }: Case): DeadlineState {
  if (opensOn !== undefined && asOf < opensOn) return "not_due";
  if (closesOn !== undefined && asOf > closesOn) return "closed";
  if (dueOn !== undefined && asOf > dueOn) return "overdue";
  if (closesOn !== undefined && daysBetween(asOf, closesOn) <= policy.closingSoonDays) return "closing";
  return "due";
}
