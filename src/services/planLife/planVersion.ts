import { AppError } from "../../domain/appError.js";
import { isSameSeries } from "../../domain/planLife.js";
import { type PlanValue, parsePlanValue } from "../../plan/planValue.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import { type PlanBasis, seriesOf } from "../renderPlan/assemblePlan.js";
import type { Session } from "../session.js";

/** A version of a plan with what is on it, as it was kept. */
export interface PlanVersion {
  readonly plan: PlanSummary;
  readonly value: PlanValue;
}

/** Throws AppError notFound where there is no such version of these pages, refused where they are for the family. */
export async function getPlanVersion(
  { store }: Session,
  basis: PlanBasis,
  prisonerNumber: string,
  version: number,
): Promise<PlanVersion> {
  if (basis.audience === "family") throw onlyAsOfToday();
  const series = seriesOf(basis);
  const plans = (await store.read.plans.list(prisonerNumber)).filter((plan) => isSameSeries(plan, series));
  const plan = plans.find((one) => one.version === version);
  if (plan !== undefined) return { plan, value: parsePlanValue((await store.read.plans.getWhole(plan.id)).value) };
  const known = plans.length === 0 ? "None has been drawn." : `The newest is ${plans.at(-1)?.version}.`;
  throw new AppError(
    "notFound",
    "PLAN_VERSION_NOT_FOUND",
    `There is no version ${version} of that plan of ${prisonerNumber}. ${known}`,
    {
      hint: `\`resettle plan list ${prisonerNumber}\` shows the versions there are.`,
    },
  );
}

/** What may be told to the family is what holds today, not what held when a version was drawn. */
function onlyAsOfToday(): AppError {
  return new AppError(
    "refused",
    "FAMILY_PAGE_AS_OF_TODAY",
    "A page for family is drawn only as of today: what may be told to them can have changed.",
    {
      hint: "Leave out --plan-version.",
    },
  );
}
