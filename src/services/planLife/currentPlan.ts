import { AppError } from "../../domain/appError.js";
import { isReleasePlan } from "../../domain/planLife.js";
import type { PlanIssue } from "../../plan/planIssue.js";
import type { PlanValue } from "../../plan/planValue.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import { assemblePlan, type PlanBasis } from "../renderPlan/assemblePlan.js";
import type { Session } from "../session.js";

/** The newest plan of a person, which says what is recorded now. */
export interface CurrentPlan {
  readonly plan: PlanSummary;
  readonly value: PlanValue;
  readonly issues: readonly PlanIssue[];
}

/** Throws AppError refused where no plan has been drawn, or something recorded has changed since: nobody can agree to what is no longer so. */
export async function getCurrentPlan(session: Session, prisonerNumber: string, basis: PlanBasis): Promise<CurrentPlan> {
  if (!isReleasePlan(basis)) throw notAgreed();
  const { newest: plan, again, issues } = await assemblePlan(session, prisonerNumber, basis);
  const hint = `Draw it with \`resettle plan render ${prisonerNumber}\`, and go through that one with the person.`;
  if (plan === undefined)
    throw new AppError("refused", "PLAN_NOT_DRAWN", `No plan of ${prisonerNumber} has been drawn yet.`, { hint });
  if (again !== undefined) return { plan, value: again.value, issues };
  throw new AppError(
    "refused",
    "PLAN_OUT_OF_DATE",
    `What is recorded of ${prisonerNumber} has changed since version ${plan.version} of the plan was drawn.`,
    { hint },
  );
}

function notAgreed(): AppError {
  return new AppError(
    "refused",
    "NOT_A_RELEASE_PLAN",
    "Only the person's own release plan is agreed and issued, not pages for other readers.",
    {
      hint: "Leave out --template, or name the one the plan was drawn from.",
    },
  );
}
