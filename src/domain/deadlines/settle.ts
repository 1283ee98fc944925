import type { Deadline, DeadlineCode, DeadlineFacts, DeadlineState } from "../deadline.js";
import { daysBetween, type PlainDate } from "../plainDate.js";
import type { Policy } from "../policy.js";

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

interface Sourced {
  readonly source: string;
}

const LABELS: Readonly<Record<DeadlineCode, string>> = {
  bcst1: "BCST1 (first screening)",
  bcst2: "BCST2 (resettlement plan on reception)",
  bcst3: "BCST3 (screening before release)",
  duty_to_refer: "Duty to refer (England) or National Offender Pathway (Wales)",
  id_application: "ID application",
  bank_account: "Bank account application",
  plan_agreed: "Personal release plan agreed",
  first_night: "Where the person slept on the first night",
  accommodation_3_months: "Accommodation 3 months after release",
  employment_6_weeks: "Employment 6 weeks after release",
  employment_6_months: "Employment 6 months after release",
  hito_close: "High intensity case to be closed",
};

/** A deadline that is not done, by its days. */
export function settle(code: DeadlineCode, { source }: Sourced, person: Case, timing: Timing): Deadline {
  const { counted, ...days } = timing;
  return { code, label: LABELS[code], state: findState(timing, person), ...days, reason: counted, source };
}

/** A deadline that is done. The day is absent where it was not written down. */
export function settleDone(code: DeadlineCode, { source }: Sourced, doneOn: PlainDate | undefined, dueOn?: PlainDate): Deadline {
  const due = dueOn === undefined ? {} : { dueOn };
  const common = { code, label: LABELS[code], state: "done", ...due, source } as const;
  if (doneOn === undefined) return { ...common, reason: "Done; the day was not recorded." };
  const late = dueOn !== undefined && doneOn > dueOn ? `, after the day it was due, ${dueOn}` : "";
  return { ...common, doneOn, reason: `Done on ${doneOn}${late}.` };
}

/** A deadline with no days: it does not concern the person, cannot be told yet, or can no longer be met. */
export function settleWithoutDays(
  code: DeadlineCode,
  { source }: Sourced,
  state: "not_applicable" | "not_due" | "closed" | "due",
  reason: string,
): Deadline {
  return { code, label: LABELS[code], state, reason, source };
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
