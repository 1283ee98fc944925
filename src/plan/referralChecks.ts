import type { ReferralRecord } from "../domain/records.js";
import { findAnswerDay } from "../domain/referralAnswer.js";
import { listCautions } from "../domain/referralCautions.js";
import { releaseDateOf } from "./buildPlan.js";
import type { PlanCase } from "./planCase.js";
import { type PlanCheck, type PlanIssue, warning } from "./planIssue.js";

/** A council keeps a referral for 26 weeks (process.md, "The window opens"): one that has gone stale helps nobody on the day of release. */
function stale(planCase: PlanCase): PlanIssue | undefined {
  const { asOf, policy } = planCase;
  const releaseOn = releaseDateOf(planCase);
  const isStale = (referral: ReferralRecord) =>
    listCautions(referral, { releaseOn, asOf, policy }).some(({ code }) => code === "stale");
  const expired = recordsOf(planCase).filter((one) => isStale(one) && !isAskedAgain(planCase, one, isStale));
  return said(
    expired,
    "PLAN_REFERRAL_STALE",
    `to a council went stale after ${policy.deadlines.dutyToRefer.staleAfterWeeks} weeks. Make a new one with \`resettle referral make --kind duty_to_refer\`.`,
  );
}

/** Past the day by which the service should have answered, and nobody has recorded what it said. */
function unanswered(planCase: PlanCase): PlanIssue | undefined {
  const { asOf, policy } = planCase;
  const late = recordsOf(planCase).filter((one) => (findAnswerDay(one, policy) ?? asOf) < asOf);
  return said(
    late,
    "PLAN_REFERRAL_UNANSWERED",
    `had no answer by the day it was due. Ask the service and record it with \`resettle referral update\`.`,
  );
}

/** It came to nothing because it was left too long, and nobody has asked again. */
function lapsed(planCase: PlanCase): PlanIssue | undefined {
  const gone = (one: ReferralRecord) => one.state === "lapsed";
  const bare = recordsOf(planCase).filter((one) => gone(one) && !isAskedAgain(planCase, one, gone));
  return said(
    bare,
    "PLAN_REFERRAL_LAPSED",
    `lapsed, and nothing was asked for in its place. Make a new one, or meet the need another way.`,
  );
}

/** Whether a later referral of the same kind for the same part of life, not itself at an end like it, stands in its place. */
function isAskedAgain(planCase: PlanCase, old: ReferralRecord, isOver: (referral: ReferralRecord) => boolean): boolean {
  return recordsOf(planCase).some(
    (one) =>
      one.id !== old.id &&
      one.kind === old.kind &&
      one.pathway === old.pathway &&
      one.madeOn >= old.madeOn &&
      !["draft", "withdrawn", "lapsed"].includes(one.state) &&
      !isOver(one),
  );
}

function recordsOf({ referrals }: PlanCase): readonly ReferralRecord[] {
  return referrals.map(({ referral }) => referral);
}

function said({ length }: readonly unknown[], code: string, what: string): PlanIssue | undefined {
  if (length === 0) return undefined;
  return warning(code, `${length === 1 ? "One referral" : `${length} referrals`} ${what}`);
}

/** Referrals that have expired: said before a plan is handed over, since the page promises what was asked for. */
export const REFERRAL_CHECKS: readonly PlanCheck[] = [stale, unanswered, lapsed];
