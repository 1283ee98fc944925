import type { ScreeningRecord } from "../domain/records.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

/** A person's screenings up to the session's day, oldest first. Throws AppError notFound. */
export async function listScreenings(session: Session, person: string): Promise<readonly ScreeningRecord[]> {
  const prisonerNumber = await resolvePerson(session, person);
  await session.store.recordLook(session.actor, "see a person's screenings", {
    action: "screening.list",
    subject: prisonerNumber,
  });
  const screenings = await session.store.read.screenings.list(prisonerNumber);
  return screenings
    .filter(({ completedOn }) => completedOn <= session.asOf)
    .sort((a, b) => a.completedOn.localeCompare(b.completedOn));
}
