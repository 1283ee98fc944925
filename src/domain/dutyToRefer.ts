import { addDays, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import type { ReferralAnswer } from "./referralAnswers.js";

const DAYS_A_WEEK = 7;

/** Where the duty to refer stands for a person: `upcoming` is still to come, `not_started` is to be made now. */
export type DutyStatus = "not_required" | "upcoming" | "not_started" | "submitted" | "accepted" | "not_accepted";

export interface DutyFacts {
  /** The last day of where the person lives now: of somebody in custody, the day they are expected to leave. Absent: not known. */
  readonly accommodationEndsOn?: PlainDate;
  /** Is there somewhere to live after that? */
  readonly hasNextAccommodation: boolean;
  /** The newest referral to a council, in the council's words; `sentOn` is absent while it is a draft. */
  readonly referral?: { readonly answer: ReferralAnswer | undefined; readonly sentOn?: PlainDate };
}

export interface DutyStanding {
  readonly status: DutyStatus;
  /** One sentence with the days it was worked out from. */
  readonly why: string;
  /** The last day the referral counts, where one does. */
  readonly liveUntil?: PlainDate;
}

type DutyPolicy = Pick<Policy, "deadlines">;

/** The last day on which a referral to a council still counts: 26 weeks after it was sent, that day included. */
export function dutyLiveUntil(sentOn: PlainDate, { deadlines }: DutyPolicy): PlainDate {
  return addDays(sentOn, deadlines.dutyToRefer.staleAfterWeeks * DAYS_A_WEEK);
}

/**
 * Whether a council has to be told that a person is or will be homeless (Homelessness Reduction Act 2017, s.213B). The first that fits: a referral that was
 * sent within 26 weeks and not withdrawn stands as its answer has it, whatever else is so; somebody with a place to go needs none; more than 56 days ahead it
 * is still to come; else it is to be made, also where nobody knows when the accommodation ends.
 *
 * Reproduces all 162 cases of hmpps-single-accommodation-service-api. `due` differs on purpose, see `deadlines/beforeRelease.ts`: where no release date is known it
 * cannot be due; it may be done from the day the window opens; and 56 days before release is the day it is due by, not the day it begins.
 */
export function dutyStanding(facts: DutyFacts, asOf: PlainDate, policy: DutyPolicy): DutyStanding {
  const live = liveReferral(facts, asOf, policy);
  if (live !== undefined) return live;
  if (facts.hasNextAccommodation) return { status: "not_required", why: "There is somewhere to live after this." };
  const { accommodationEndsOn: endsOn } = facts;
  const days = policy.deadlines.dutyToRefer.daysBeforeRelease;
  if (endsOn === undefined) return { status: "not_started", why: "Nobody knows how long the person has somewhere to live." };
  const from = addDays(endsOn, -days);
  return asOf < from
    ? { status: "upcoming", why: `To be made from ${from}, ${days} days before ${endsOn}.` }
    : { status: "not_started", why: `To be made since ${from}, ${days} days before ${endsOn}.` };
}

const COUNTED: ReadonlySet<ReferralAnswer> = new Set(["submitted", "accepted", "not_accepted"]);

function liveReferral({ referral }: DutyFacts, asOf: PlainDate, policy: DutyPolicy): DutyStanding | undefined {
  const { answer, sentOn } = referral ?? {};
  if (answer === undefined || sentOn === undefined || !COUNTED.has(answer)) return undefined;
  const liveUntil = dutyLiveUntil(sentOn, policy);
  if (asOf > liveUntil) return undefined;
  const status = answer as "submitted" | "accepted" | "not_accepted";
  return { status, why: `Sent on ${sentOn}; it counts until ${liveUntil}.`, liveUntil };
}
