import { latestOf, type PlainDate } from "./plainDate.js";
import type { PlanRecord, PlanStatus, RecordOf } from "./records.js";

/** Who agrees to a plan: the person it is of, and the community offender manager (process.md, 5). */
export const PLAN_PARTIES = ["person", "com"] as const;
export type PlanParty = (typeof PLAN_PARTIES)[number];
export const AGREED_HOW = ["in_person", "phone", "video", "letter", "email"] as const;
export type AgreedHow = (typeof AGREED_HOW)[number];

/** That somebody agreed to one version of a plan. */
export interface PlanAgreement extends RecordOf {
  readonly planId: string;
  readonly party: PlanParty;
  readonly agreedOn: PlainDate;
  readonly how: AgreedHow;
  /** Who agreed, where it is the community offender manager; empty for the person. */
  readonly name: string;
}

/** What a plan is once these have agreed: reviewed with the person, then agreed by both. */
export function statusOfAgreements(agreements: readonly Pick<PlanAgreement, "party">[]): PlanStatus {
  const has = (party: PlanParty) => agreements.some((agreement) => agreement.party === party);
  if (!has("person")) return "draft";
  return has("com") ? "agreed" : "reviewed";
}

/** The first day by which both had agreed to one and the same version of a plan, of those agreed on or before a day. */
export function planAgreedOn(agreements: readonly PlanAgreement[], asOf: PlainDate): PlainDate | undefined {
  const byPlan = new Map<string, PlanAgreement[]>();
  for (const agreement of agreements) {
    if (agreement.agreedOn <= asOf) byPlan.set(agreement.planId, [...(byPlan.get(agreement.planId) ?? []), agreement]);
  }
  const days = [...byPlan.values()]
    .filter((one) => statusOfAgreements(one) === "agreed")
    .flatMap((one) => latestOf(one.map(({ agreedOn }) => agreedOn)) ?? []);
  return days.sort()[0];
}

/** Pages of one kind for one reader, whose versions follow one another. */
export type PlanSeries = Pick<PlanRecord, "audience" | "document" | "language" | "recipient">;

export function isSameSeries(a: PlanSeries, b: PlanSeries): boolean {
  return a.audience === b.audience && a.document === b.document && a.language === b.language && a.recipient === b.recipient;
}

/** Whether it is the person's own release plan, in any language: the one that is agreed and issued. Other pages are only printed. */
export function isReleasePlan({ audience, document }: Pick<PlanRecord, "audience" | "document">): boolean {
  return audience === "own" && document === "plan";
}
