import type { Answer, Answers, ScreeningDraft, ScreeningKind } from "../domain/records.js";
import type { Question, ScreeningTemplate } from "../domain/screening.js";
import { checkAnswer } from "../domain/screeningAnswers.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Progress } from "./screeningInterview.js";
import type { Session } from "./session.js";

/** A screening that was begun, ready to go on with. */
export interface BegunScreening extends Progress {
  readonly draft: ScreeningDraft;
  /** The template it was begun on, where that is not the one that is asked now. */
  readonly otherTemplate?: string;
  /** How many answers no longer fit the questions, and are asked again. */
  readonly dropped: number;
}

/**
 * What was begun and not recorded, restricted answers too, so that it can be gone on with; that it was opened is in the audit trail.
 * Begun on another version of the screening, what still fits is kept. Undefined where nothing was begun.
 */
export async function findBegunScreening(
  session: Session,
  prisonerNumber: string,
  template: ScreeningTemplate,
): Promise<BegunScreening | undefined> {
  const { read } = session.store;
  const drafts = await read.screeningDrafts.list(prisonerNumber);
  const draft = drafts.findLast(({ kind }) => kind === template.kind);
  if (draft === undefined) return undefined;
  await session.store.recordLook(session.actor, "go on with a screening", {
    action: draft.restrictedCount > 0 ? "screening_draft.open_restricted" : "screening_draft.open",
    subject: prisonerNumber,
    record: draft.id,
  });
  const sealed = await read.screeningDrafts.getRestrictedAnswers(draft.id);
  const { answers, dropped } = stillFitting(template, draft.answers, sealed);
  const same = draft.template === template.id && draft.templateVersion === template.version;
  return {
    draft,
    answers,
    dropped,
    ...(draft.stoppedAt === undefined ? {} : { at: draft.stoppedAt }),
    ...(same ? {} : { otherTemplate: `${draft.template} version ${draft.templateVersion}` }),
  };
}

/** Keeps what was answered so far, restricted answers apart, until the screening is recorded. Throws AppError notFound for the person. */
export async function keepDraft(
  session: Session,
  person: string,
  template: ScreeningTemplate,
  progress: Progress,
): Promise<ScreeningDraft> {
  const prisonerNumber = await resolvePerson(session, person);
  const { answers, sealed } = apart(template.questions, progress.answers);
  return session.store.write(session.actor, "keep a screening that was begun", (tx) =>
    tx.screeningDrafts.keep(
      {
        ...{ prisonerNumber, recordedOn: session.asOf, answers },
        ...{ kind: template.kind, template: template.id, templateVersion: template.version },
        ...(progress.at === undefined ? {} : { stoppedAt: progress.at }),
      },
      sealed,
    ),
  );
}

/** Forgets what was begun. Throws AppError notFound for the person. */
export async function forgetDraft(session: Session, person: string, kind: ScreeningKind): Promise<void> {
  const prisonerNumber = await resolvePerson(session, person);
  await session.store.write(session.actor, "forget a screening that was begun", (tx) =>
    tx.screeningDrafts.remove(prisonerNumber, kind),
  );
}

function apart(questions: readonly Question[], all: Answers): { readonly answers: Answers; readonly sealed: Answers } {
  const restricted = new Set(questions.filter((question) => question.restricted).map(({ id }) => id));
  const entries = Object.entries(all);
  return {
    answers: Object.fromEntries(entries.filter(([id]) => !restricted.has(id))),
    sealed: Object.fromEntries(entries.filter(([id]) => restricted.has(id))),
  };
}

/** A sealed answer to a question that is no longer restricted does not fit: to keep it would open it. */
function stillFitting(template: ScreeningTemplate, open: Answers, sealed: Answers) {
  const answers: Record<string, Answer> = {};
  for (const question of template.questions) {
    const given = open[question.id] === undefined && question.restricted ? sealed[question.id] : open[question.id];
    if (given === undefined) continue;
    if (checkAnswer(template, question, given).issues.length === 0) answers[question.id] = given;
  }
  const given = Object.keys(open).length + Object.keys(sealed).length;
  return { answers, dropped: given - Object.keys(answers).length };
}
