import { addDays, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import type { ContractType } from "./referralDetails.js";

export type CommissionedStatus = "not_required" | "upcoming" | "not_started" | "submitted";
/** Why help with accommodation from a commissioned service is not required. */
export type NotRequiredReason = "has_next_accommodation" | "is_settled";

export interface CommissionedFacts {
  /** The last day of where the person lives now: of somebody in custody, the day they are expected to leave. Absent: not known. */
  readonly accommodationEndsOn?: PlainDate;
  readonly hasNextAccommodation: boolean;
  /** Is where they live now a settled home? Nobody in custody is settled there. */
  readonly isSettled: boolean;
  /** The newest referral about accommodation: sent and not at an end, or at an end. */
  readonly referral?: "live" | "ended";
  /** As a roll has it: M, F or another code. */
  readonly sex?: string;
}

export interface CommissionedStanding {
  readonly status: CommissionedStatus;
  readonly reasons: readonly NotRequiredReason[];
  /** The contract to refer under, where the person's sex settles it. */
  readonly contract?: ContractType;
}

/**
 * Whether a commissioned service has to be asked for help with accommodation. The first that fits: a live referral stands within twelve weeks of the last day, however
 * long ago it was sent; somebody with a place to go, or settled, needs none; more than twelve weeks ahead it is still to come, also where one was sent early; else it is to be made.
 *
 * Reproduces all 46 cases of hmpps-single-accommodation-service-api, which name a contract for men only; for women we name theirs. Twelve weeks are the days of the
 * resettlement window, that day included: no case of theirs tells.
 */
export function commissionedStanding(
  facts: CommissionedFacts,
  asOf: PlainDate,
  { windowDays }: Pick<Policy, "windowDays">,
): CommissionedStanding {
  const { accommodationEndsOn: endsOn } = facts;
  const isAhead = endsOn !== undefined && asOf < addDays(endsOn, -windowDays);
  if (facts.referral === "live" && !isAhead) return { status: "submitted", reasons: [] };
  const reasons: NotRequiredReason[] = [
    ...(facts.hasNextAccommodation ? (["has_next_accommodation"] as const) : []),
    ...(facts.isSettled ? (["is_settled"] as const) : []),
  ];
  if (reasons.length > 0) return { status: "not_required", reasons };
  const contract = contractFor(facts.sex);
  return { status: isAhead ? "upcoming" : "not_started", reasons: [], ...(contract === undefined ? {} : { contract }) };
}

/** Women's services have a contract of their own that holds accommodation too. */
function contractFor(sex: string | undefined): ContractType | undefined {
  const code = sex?.trim().toUpperCase().charAt(0);
  return code === "M" ? "accommodation" : code === "F" ? "womens" : undefined;
}
