import { addMonths, latestOf, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import type { StayEnd } from "./records.js";

/** What it is counted from how long a record is kept. */
export interface RetentionFacts {
  /** How and when the newest time in custody ended; undefined while it lasts. */
  readonly ended: { readonly on: PlainDate; readonly end: StayEnd } | undefined;
  readonly licenceEndsOn: PlainDate | undefined;
}

/** Since when a record may go, and by which rule. */
export interface RetentionDue {
  readonly rule: StayEnd;
  readonly years: number;
  /** The day it is counted from, and the first day on which the record is kept for longer than the rule says. */
  readonly from: PlainDate;
  readonly since: PlainDate;
}

/** The rule of `retention` in the policy that holds for a person, whether or not its time has come; undefined while they are in custody. */
export function findRetention(
  { ended, licenceEndsOn }: RetentionFacts,
  { retention }: Pick<Policy, "retention">,
): RetentionDue | undefined {
  if (ended === undefined) return undefined;
  const { years } = retention[ended.end];
  const from = latestOf([ended.on, ...(licenceEndsOn === undefined ? [] : [licenceEndsOn])]) ?? ended.on;
  return { rule: ended.end, years, from, since: addMonths(from, 12 * years) };
}
