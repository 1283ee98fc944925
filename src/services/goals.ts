import type { PlainDate } from "../domain/plainDate.js";
import type { GoalRecord, GoalStatus } from "../domain/records.js";
import { givenFields, requireChanges } from "./givenFields.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

/** A goal in the person's own words. */
export interface NewGoal {
  readonly goal: string;
  readonly firstStep?: string | undefined;
  readonly targetOn?: PlainDate | undefined;
}

export interface GoalChanges {
  readonly goal?: string | undefined;
  readonly firstStep?: string | undefined;
  readonly targetOn?: PlainDate | undefined;
  readonly status?: GoalStatus | undefined;
}

/** Records a goal of a person. Throws AppError notFound. */
export async function addGoal(
  session: Session,
  person: string,
  { goal, firstStep = "", targetOn }: NewGoal,
): Promise<GoalRecord> {
  refuseLongTexts({ goal, firstStep });
  const prisonerNumber = await resolvePerson(session, person);
  return session.store.write(session.actor, "record a goal", (tx) =>
    tx.goals.record({
      prisonerNumber,
      recordedOn: session.asOf,
      goal,
      firstStep,
      ...givenFields({ targetOn }),
      status: "planned",
    }),
  );
}

/** Changes a goal. Throws AppError notFound, and usage where nothing was given. */
export async function updateGoal(session: Session, id: string, changes: GoalChanges): Promise<GoalRecord> {
  refuseLongTexts(changes);
  const given = requireChanges(changes, "--status, --goal, --first-step or --target");
  return session.store.write(session.actor, "change a goal", (tx) => tx.goals.change(id, given));
}

function refuseLongTexts({ goal, firstStep }: Pick<GoalChanges, "goal" | "firstStep">): void {
  refuseLongText(goal, "--goal", LONGEST_TEXT);
  refuseLongText(firstStep, "--first-step", LONGEST_TEXT);
}

/** The goals of a person. Throws AppError notFound. */
export async function listGoals(session: Session, person: string): Promise<readonly GoalRecord[]> {
  const prisonerNumber = await resolvePerson(session, person);
  await session.store.recordLook(session.actor, "see a person's goals", { action: "goal.list", subject: prisonerNumber });
  return session.store.read.goals.list(prisonerNumber);
}
