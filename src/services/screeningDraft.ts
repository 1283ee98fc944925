import type { Answer, ScreeningDraft, ScreeningKind } from "../domain/records.js";
import type { Question, ScreeningTemplate } from "../domain/screening.js";
import { checkAnswer } from "../domain/screeningAnswers.js";
import { someNotes } from "./recordScreening.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Progress, Said } from "./screeningInterview.js";
import type { Session } from "./session.js";

/** A screening that was begun, ready to go on with. */
export interface BegunScreening extends Progress {
  readonly draft: ScreeningDraft;
  /** The template it was begun on, where that is not the one that is asked now. */
  readonly otherTemplate?: string;
  /** How many answers and notes no longer fit the questions. */
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
  const sealed = {
    answers: await read.screeningDrafts.getRestrictedAnswers(draft.id),
    notes: await read.screeningDrafts.getRestrictedNotes(draft.id),
  };
  const { answers, notes, dropped } = stillFitting(template, draft, sealed);
  const same = draft.template === template.id && draft.templateVersion === template.version;
  return {
    draft,
    answers,
    notes,
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
  const answers = apart(template.questions, progress.answers);
  const notes = apart(template.questions, progress.notes ?? {});
  return session.store.write(session.actor, "keep a screening that was begun", (tx) =>
    tx.screeningDrafts.keep(
      {
        ...{ prisonerNumber, recordedOn: session.asOf, answers: answers.open, ...someNotes(notes.open) },
        ...{ kind: template.kind, template: template.id, templateVersion: template.version },
        ...(progress.at === undefined ? {} : { stoppedAt: progress.at }),
      },
      answers.sealed,
      notes.sealed,
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

function apart<Value>(questions: readonly Question[], all: Readonly<Record<string, Value>>) {
  const restricted = new Set(questions.filter((question) => question.restricted).map(({ id }) => id));
  const entries = Object.entries(all);
  return {
    open: Object.fromEntries(entries.filter(([id]) => !restricted.has(id))),
    sealed: Object.fromEntries(entries.filter(([id]) => restricted.has(id))),
  };
}

/** What is sealed does not fit a question that is no longer restricted: to keep it would open it. */
function stillFitting(template: ScreeningTemplate, open: Said, sealed: Said) {
  const answers: Record<string, Answer> = {};
  const notes: Record<string, string> = {};
  for (const question of template.questions) {
    const { id } = question;
    const given = question.restricted ? merged(open, sealed) : open;
    const answer = given.answers[id];
    if (answer !== undefined && checkAnswer(template, question, answer).issues.length === 0) answers[id] = answer;
    const note = given.notes?.[id];
    if (note !== undefined) notes[id] = note;
  }
  return { answers, notes, dropped: countSaid(open) + countSaid(sealed) - countSaid({ answers, notes }) };
}

function merged(open: Said, sealed: Said): Said {
  return { answers: { ...open.answers, ...sealed.answers }, notes: { ...open.notes, ...sealed.notes } };
}

function countSaid({ answers, notes = {} }: Said): number {
  return Object.keys(answers).length + Object.keys(notes).length;
}
