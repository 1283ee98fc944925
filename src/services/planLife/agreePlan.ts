import { AppError } from "../../domain/appError.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { type AgreedHow, type PlanAgreement, type PlanParty, statusOfAgreements } from "../../domain/planLife.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import { refuseFutureDay } from "../refuseFutureDay.js";
import type { PlanBasis } from "../renderPlan/assemblePlan.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";
import { getCurrentPlan } from "./currentPlan.js";

export interface NewAgreement {
  readonly party: PlanParty;
  readonly how: AgreedHow;
  /** The session's day where not said. */
  readonly on?: PlainDate | undefined;
  /** Who agreed for probation: the community offender manager the person has, where not said. */
  readonly name?: string | undefined;
}

/** A version of a plan and who has agreed to it so far. */
export interface AgreedPlan {
  readonly plan: PlanSummary;
  readonly agreements: readonly PlanAgreement[];
}

/**
 * Records that the person, or their community offender manager, agreed to the newest version of the plan. Said twice, it stays as it was. Throws AppError notFound; refused
 * where that version is a draft with errors or no longer what is recorded; input for a day before it was drawn.
 */
export async function agreePlan(session: Session, basis: PlanBasis, person: string, given: NewAgreement): Promise<AgreedPlan> {
  const prisonerNumber = await resolvePerson(session, person);
  const { plan, value } = await getCurrentPlan(session, prisonerNumber, basis);
  if (value.draft) throw isDraft(plan);
  const agreedOn = given.on ?? session.asOf;
  refuseFutureDay(session, agreedOn, "--on");
  if (agreedOn < plan.recordedOn) throw tooEarly(plan, agreedOn);
  const name = given.party === "com" ? (given.name ?? (await findCom(session, prisonerNumber))) : "";
  return session.store.write(session.actor, "record that a plan was agreed", async (tx) => {
    const before = (await tx.planAgreements.list(prisonerNumber)).filter(({ planId }) => planId === plan.id);
    if (before.some(({ party }) => party === given.party)) return { plan: await tx.plans.get(plan.id), agreements: before };
    const { party, how } = given;
    const agreement = await tx.planAgreements.record({
      prisonerNumber,
      recordedOn: session.asOf,
      planId: plan.id,
      party,
      agreedOn,
      how,
      name,
    });
    const agreements = [...before, agreement];
    return { plan: await tx.plans.change(plan.id, { status: statusOfAgreements(agreements) }), agreements };
  });
}

async function findCom({ store, asOf }: Session, prisonerNumber: string): Promise<string> {
  const held = (await store.read.assignments.heldByPerson(asOf)).get(prisonerNumber) ?? [];
  const com = held.find(({ role }) => role === "com");
  if (com !== undefined) return (await store.read.workers.find(com.worker))?.fullName ?? com.worker;
  throw new AppError("input", "COM_UNKNOWN", `${prisonerNumber} has no community offender manager on record.`, {
    hint: "Say who agreed with --name, or give them one with `resettle person assign`.",
  });
}

function isDraft({ prisonerNumber, version }: PlanSummary): AppError {
  return new AppError(
    "refused",
    "PLAN_IS_DRAFT",
    `Version ${version} of the plan of ${prisonerNumber} is a draft: it has errors, so nobody can agree to it.`,
    { hint: `\`resettle plan check ${prisonerNumber}\` lists them. Mend them, and draw it again.` },
  );
}

function tooEarly({ version, recordedOn }: PlanSummary, agreedOn: PlainDate): AppError {
  return new AppError(
    "input",
    "AGREED_TOO_EARLY",
    `--on is ${agreedOn}, but version ${version} was drawn on ${recordedOn}: nobody can have agreed to it before.`,
  );
}
