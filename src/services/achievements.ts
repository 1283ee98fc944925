import type { PlainDate } from "../domain/plainDate.js";
import type { AchievementRecord } from "../domain/records.js";
import { givenFields } from "./givenFields.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

/** Something a person has done, and when where that is known. */
export interface NewAchievement {
  readonly achievement: string;
  readonly on?: PlainDate | undefined;
}

/** Records what a person has achieved. Throws AppError notFound, and input for a day that has not come. */
export async function addAchievement(
  session: Session,
  person: string,
  { achievement, on }: NewAchievement,
): Promise<AchievementRecord> {
  refuseLongText(achievement, "--achievement", LONGEST_TEXT);
  if (on !== undefined) refuseFutureDay(session, on, "--on");
  const prisonerNumber = await resolvePerson(session, person);
  return session.store.write(session.actor, "record an achievement", (tx) =>
    tx.achievements.record({ prisonerNumber, recordedOn: session.asOf, achievement, ...givenFields({ on }) }),
  );
}

/** What a person has achieved. Throws AppError notFound. */
export async function listAchievements(session: Session, person: string): Promise<readonly AchievementRecord[]> {
  const prisonerNumber = await resolvePerson(session, person);
  await session.store.recordLook(session.actor, "see a person's achievements", {
    action: "achievement.list",
    subject: prisonerNumber,
  });
  return session.store.read.achievements.list(prisonerNumber);
}
