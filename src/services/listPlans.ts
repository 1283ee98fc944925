import type { PlanSummary } from "../store/repositories/plans.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export type { PlanSummary } from "../store/repositories/plans.js";

/** Every version of one person's plan, or the newest of everyone's, without what is on them. Throws AppError notFound. */
export async function listPlans(session: Session, typed: string | undefined): Promise<readonly PlanSummary[]> {
  const { read } = session.store;
  if (typed === undefined) {
    const plans = [...(await read.plans.newestByPerson(session.asOf)).values()];
    await session.store.recordLook(session.actor, "the list of plans", { action: "plan.list", details: { plans: plans.length } });
    return plans;
  }
  const prisonerNumber = await resolvePerson(session, typed);
  await session.store.recordLook(session.actor, "the versions of a plan", { action: "plan.list", subject: prisonerNumber });
  return read.plans.list(prisonerNumber);
}
