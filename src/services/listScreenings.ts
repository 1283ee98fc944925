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
  return {
    prisonerNumber,
    screenings: await listDoneScreenings(session, prisonerNumber),
    begun: await listDrafts(session, prisonerNumber),
  };
}

/** Those completed on or before the session's day, oldest first; of one day, in the order they were recorded. */
export async function listDoneScreenings({ store, asOf }: Session, prisonerNumber: string): Promise<readonly ScreeningRecord[]> {
  return (await store.read.screenings.list(prisonerNumber))
    .filter(({ completedOn }) => completedOn <= asOf)
    .sort((a, b) => a.completedOn.localeCompare(b.completedOn));
}
