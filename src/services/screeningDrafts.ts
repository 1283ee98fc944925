import type { Answers, Notes, ScreeningDraft, ScreeningKind } from "../domain/records.js";
import type { Question, ScreeningTemplate } from "../domain/screening.js";
import { checkAnswers } from "../domain/screeningAnswers.js";
import { countProgress, type Interview, type Progress } from "./screeningInterview.js";
import type { Session } from "./session.js";

/** A screening that was begun and not ended, with what of it can be gone on with. */
export interface BegunScreening {
  readonly draft: ScreeningDraft;
  readonly progress: Progress;
}

/**
 * Keeps what was said so far, in place of what was kept of the same kind before. Restricted answers are not kept: whoever goes on may not
 * be allowed to read them, so they are asked again.
 */
export async function keepDraft(session: Session, prisonerNumber: string, interview: Interview): Promise<ScreeningDraft> {
  const { template, progress } = interview;
  const { id, version, kind } = template;
  return session.store.write(session.actor, "stop a screening until another day", async (tx) => {
    await tx.screeningDrafts.discard(prisonerNumber, kind);
    return tx.screeningDrafts.record({
      ...{ prisonerNumber, recordedOn: session.asOf, kind, template: id, templateVersion: version },
      answers: openOnly(template, progress.answers),
      notes: openOnly(template, progress.notes),
      passed: progress.passed.filter((one) => !isRestrictedQuestion(template, one)),
      at: progress.at ?? "",
      ...countProgress(interview),
    });
  });
}

/** The screenings of a person that were begun in this time in custody and not ended, oldest first. */
export async function listDrafts({ store, asOf }: Session, prisonerNumber: string): Promise<readonly ScreeningDraft[]> {
  const stays = (await store.read.stays.list(prisonerNumber)).filter(({ firstSeenOn }) => firstSeenOn <= asOf);
  const since = stays.at(-1)?.receivedOn ?? "";
  const drafts = await store.read.screeningDrafts.list(prisonerNumber);
  return drafts.filter(({ recordedOn }) => recordedOn <= asOf && recordedOn >= since);
}

/** What was begun of a kind, as far as the screening that is asked now still takes it. */
export async function findDraft(
  session: Session,
  prisonerNumber: string,
  kind: ScreeningKind,
  template: ScreeningTemplate,
): Promise<BegunScreening | undefined> {
  const draft = (await listDrafts(session, prisonerNumber)).findLast((one) => one.kind === kind);
  if (draft === undefined) return undefined;
  const progress = {
    answers: stillTaken(template, draft.answers),
    notes: openOnly(template, draft.notes),
    passed: draft.passed.filter((id) => template.questions.some((question) => question.id === id)),
    at: draft.at,
  };
  return { draft, progress };
}

/** The screening may have been changed since: an answer it no longer takes is asked again. */
function stillTaken(template: ScreeningTemplate, answers: Answers): Answers {
  const takes = ({ when: _, ...question }: Question): boolean =>
    checkAnswers({ ...template, questions: [question] }, { [question.id]: answers[question.id] }).issues.length === 0;
  const questions = template.questions.filter((question) => answers[question.id] !== undefined && takes(question));
  return Object.fromEntries(questions.map(({ id }) => [id, answers[id] ?? null]));
}

function openOnly<Kept extends Answers | Notes>(template: ScreeningTemplate, given: Kept): Kept {
  const open = Object.entries(given).filter(([id]) => isOpenQuestion(template, id));
  return Object.fromEntries(open) as Kept;
}

function isOpenQuestion({ questions }: ScreeningTemplate, id: string): boolean {
  return questions.some((question) => question.id === id && !question.restricted);
}

function isRestrictedQuestion(template: ScreeningTemplate, id: string): boolean {
  return !isOpenQuestion(template, id);
}
