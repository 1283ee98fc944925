import type { ScreeningDraft, ScreeningRecord } from "../domain/records.js";
import { resolvePerson } from "./resolvePerson.js";
import { listDrafts } from "./screeningDrafts.js";
import type { Session } from "./session.js";

export interface ScreeningList {
  readonly prisonerNumber: string;
  readonly screenings: readonly ScreeningRecord[];
  /** Those begun and not ended. */
  readonly begun: readonly ScreeningDraft[];
}

/** A person's screenings up to the session's day, oldest first. Throws AppError notFound. */
export async function listScreenings(session: Session, person: string): Promise<ScreeningList> {
  const prisonerNumber = await resolvePerson(session, person);
  await session.store.recordLook(session.actor, "see a person's screenings", {
    action: "screening.list",
    subject: prisonerNumber,
  });
  const screenings = await session.store.read.screenings.list(prisonerNumber);
  const done = screenings
    .filter(({ completedOn }) => completedOn <= session.asOf)
    .sort((a, b) => a.completedOn.localeCompare(b.completedOn));
  return { prisonerNumber, screenings: done, begun: await listDrafts(session, prisonerNumber) };
}
