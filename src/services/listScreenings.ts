import type { ScreeningDraft, ScreeningKind, ScreeningRecord } from "../domain/records.js";
import { resolvePerson } from "./resolvePerson.js";
import { findTemplateOf } from "./screeningTemplates.js";
import type { Session } from "./session.js";

/** A screening that was begun and not recorded: how much of it is answered. No answer is among this. */
export interface BegunOfList {
  readonly prisonerNumber: string;
  readonly kind: ScreeningKind;
  readonly begunBy: string;
  readonly begunOn: ScreeningDraft["recordedOn"];
  readonly answered: number;
  /** How many questions there are; undefined where the screening it was begun on is there no more. */
  readonly questions?: number;
}

interface ScreeningList {
  readonly screenings: readonly ScreeningRecord[];
  readonly begun: readonly BegunOfList[];
}

/** A person's screenings up to the session's day, oldest first, and those that were begun. Throws AppError notFound. */
export async function listScreenings(session: Session, person: string): Promise<ScreeningList> {
  const prisonerNumber = await resolvePerson(session, person);
  await session.store.recordLook(session.actor, "see a person's screenings", {
    action: "screening.list",
    subject: prisonerNumber,
  });
  const screenings = await session.store.read.screenings.list(prisonerNumber);
  const drafts = await session.store.read.screeningDrafts.list(prisonerNumber);
  return {
    screenings: screenings
      .filter(({ completedOn }) => completedOn <= session.asOf)
      .sort((a, b) => a.completedOn.localeCompare(b.completedOn)),
    begun: await Promise.all(
      drafts.filter(({ recordedOn }) => recordedOn <= session.asOf).map((draft) => begunOf(session, draft)),
    ),
  };
}

async function begunOf({ env }: Session, draft: ScreeningDraft): Promise<BegunOfList> {
  const { prisonerNumber, kind, recordedBy, recordedOn, answers, restrictedCount } = draft;
  const questions = (await findTemplateOf(env, draft))?.questions.length;
  return {
    ...{ prisonerNumber, kind, begunBy: recordedBy, begunOn: recordedOn },
    answered: Object.keys(answers).length + restrictedCount,
    ...(questions === undefined ? {} : { questions }),
  };
}
