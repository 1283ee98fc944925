import type { Answers, ScreeningKind } from "../domain/records.js";
import { type ScreeningTemplate, startingAnswers } from "../domain/screening.js";
import { listDoneScreenings } from "./listScreenings.js";
import { resolvePerson } from "./resolvePerson.js";
import { type BegunScreening, findDraft } from "./screeningDrafts.js";
import { getScreeningTemplate } from "./screeningTemplates.js";
import type { Session } from "./session.js";

/** A screening about to be asked: its questions, and what is known from earlier ones. */
export interface ScreeningStart {
  readonly prisonerNumber: string;
  readonly template: ScreeningTemplate;
  /** By question. Restricted answers are never among them. */
  readonly known: Answers;
  /** What was begun of the same kind and not ended. */
  readonly begun?: BegunScreening;
}

/**
 * Gets a screening ready, so that nobody has to tell their story twice (process.md, 4). Counts as a look at the person. Throws AppError
 * notFound for the person, input where a screening file has mistakes.
 */
export async function startScreening(session: Session, person: string, kind: ScreeningKind): Promise<ScreeningStart> {
  const template = await getScreeningTemplate(session.env, kind);
  const prisonerNumber = await resolvePerson(session, person);
  await session.store.recordLook(session.actor, "start a screening", {
    action: "screening.start",
    subject: prisonerNumber,
    details: { kind },
  });
  const known = startingAnswers(template, await earlierAnswers(session, prisonerNumber));
  const begun = await findDraft(session, prisonerNumber, kind, template);
  return { prisonerNumber, template, known, ...(begun === undefined ? {} : { begun }) };
}

/** The newest answer to every question that was ever put to the person. */
async function earlierAnswers(session: Session, prisonerNumber: string): Promise<Answers> {
  const screenings = await listDoneScreenings(session, prisonerNumber);
  return Object.assign({}, ...screenings.map(({ answers }) => answers));
}
