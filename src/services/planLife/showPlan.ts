import type { PlanAgreement } from "../../domain/planLife.js";
import { renderPlainText } from "../../plan/plainText.js";
import type { PlanIssue } from "../../plan/planIssue.js";
import { fillTemplate } from "../../plan/planTemplate.js";
import type { PlanValue } from "../../plan/planValue.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import { assemblePlan } from "../renderPlan/assemblePlan.js";
import { findRecipient } from "../renderPlan/findRecipient.js";
import type { PlanPress } from "../renderPlan/planPress.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";
import { getPlanVersion } from "./planVersion.js";

/** What is on a plan, in the words of its pages. */
export interface ShownPlan {
  readonly prisonerNumber: string;
  /** Undefined where what is recorded now has not been drawn yet. */
  readonly plan: PlanSummary | undefined;
  readonly value: PlanValue;
  readonly agreements: readonly PlanAgreement[];
  /** What is to be said about it; only of a plan as it would be drawn today. */
  readonly issues: readonly PlanIssue[];
  readonly text: string;
}

export interface ShowPlanOptions {
  /** Undefined: as it would be drawn today. */
  readonly version: number | undefined;
  readonly recipient: string | undefined;
}

/** The plan as it would be drawn today, or a version as it was kept; nothing is drawn or kept. Throws AppError notFound, and as `findRecipient` does. */
export async function showPlan(
  session: Session,
  press: PlanPress,
  typed: string,
  { version, recipient: named }: ShowPlanOptions,
): Promise<ShownPlan> {
  const prisonerNumber = await resolvePerson(session, typed);
  const recipient = await findRecipient(session, prisonerNumber, press.audience, named);
  const basis = { ...press, recipient };
  const { plan, value, issues } =
    version === undefined
      ? await planOfToday(session, prisonerNumber, basis)
      : { ...(await getPlanVersion(session, basis, prisonerNumber, version)), issues: [] };
  await session.store.recordLook(session.actor, "look at a plan", {
    action: "plan.show",
    subject: prisonerNumber,
    ...(plan === undefined ? {} : { record: plan.id }),
  });
  const agreements = (await session.store.read.planAgreements.list(prisonerNumber)).filter(({ planId }) => planId === plan?.id);
  return { prisonerNumber, plan, value, agreements, issues, text: renderPlainText(fillTemplate(press.template, value)) };
}

async function planOfToday(session: Session, prisonerNumber: string, basis: PlanPress) {
  const { newest, again, next, issues } = await assemblePlan(session, prisonerNumber, basis);
  return { plan: again === undefined ? undefined : newest, value: (again ?? next).value, issues };
}
