import { join } from "node:path";
import { AppError } from "../../domain/appError.js";
import { PLAN_PARTIES, type PlanParty } from "../../domain/planLife.js";
import { drawPlan } from "../../plan/drawPlan.js";
import type { PlanIssue } from "../../plan/planIssue.js";
import type { FrozenForm, PlanSummary } from "../../store/repositories/plans.js";
import type { PlanPress } from "../renderPlan/planPress.js";
import { refuseErrors } from "../renderPlan/renderPlan.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { type CurrentPlan, getCurrentPlan } from "./currentPlan.js";

/** A plan that was given out for good. */
export interface IssuedPlan {
  readonly plan: PlanSummary;
  readonly file: string;
  /** What was shown and not mended: it is recorded. */
  readonly issues: readonly PlanIssue[];
}

const MISSING: Readonly<Record<PlanParty, string>> = { person: "the person", com: "the community offender manager" };

/**
 * Issues the newest version of a person's plan: its pages are kept as they are, and are the same bytes whenever it is printed again, under newer templates too. One that is
 * issued already is only written out again. Throws AppError notFound, and refused where it has errors, is not agreed by both, or comes out otherwise than what they agreed to.
 */
export async function issuePlan(session: Session, press: PlanPress, person: string, out: string): Promise<IssuedPlan> {
  const prisonerNumber = await resolvePerson(session, person);
  const current = await getCurrentPlan(session, prisonerNumber, press);
  const { plan, issues } = current;
  const file = join(out, `plan-${prisonerNumber}-v${plan.version}.pdf`);
  if (plan.status === "issued") {
    const { pdf } =
      (await session.store.read.plans.findFrozen(plan.id, plan.template)) ?? (await drawPlan(current.value, press.template));
    await session.store.recordLook(session.actor, "print an issued plan", {
      action: "plan.render",
      subject: prisonerNumber,
      record: plan.id,
    });
    await writeWholeFile(file, pdf);
    return { plan, file, issues };
  }
  refuseErrors(prisonerNumber, issues, "issued");
  await refuseUnagreed(session, plan);
  const drawn = await drawAgreed(current, press);
  const issued = await session.store.write(session.actor, "issue a release plan", async (tx) => {
    const done = await tx.plans.issue(plan.id, session.asOf, plan.template, drawn);
    const warnings = [...new Set(issues.map(({ code }) => code))];
    tx.act({ action: "plan.issue", subject: prisonerNumber, record: plan.id, details: { version: plan.version, warnings } });
    await writeWholeFile(file, drawn.pdf);
    return done;
  });
  return { plan: issued, file, issues };
}

async function refuseUnagreed({ store }: Session, plan: PlanSummary): Promise<void> {
  const agreed = (await store.read.planAgreements.list(plan.prisonerNumber)).filter(({ planId }) => planId === plan.id);
  const missing = PLAN_PARTIES.filter((party) => !agreed.some((agreement) => agreement.party === party));
  if (missing.length === 0) return;
  throw new AppError(
    "refused",
    "PLAN_NOT_AGREED",
    `Version ${plan.version} of the plan of ${plan.prisonerNumber} has not been agreed by ${missing.map((party) => MISSING[party]).join(" and ")}.`,
    { hint: missing.map((party) => `\`resettle plan agree ${plan.prisonerNumber} --by ${party}\``).join(", ") },
  );
}

async function drawAgreed({ plan, value }: CurrentPlan, { template }: PlanPress): Promise<FrozenForm> {
  const drawn = await drawPlan(value, template);
  if (drawn.sha256 === plan.sha256) return drawn;
  throw new AppError(
    "refused",
    "PLAN_TEMPLATE_CHANGED",
    `The template has changed since version ${plan.version} was drawn, so its pages are not those that were agreed.`,
    { hint: `Draw it again with \`resettle plan render ${plan.prisonerNumber}\`, and have that version agreed.` },
  );
}
