import { answerWords, SKIPPED, topicLabel } from "../domain/answerWords.js";
import type { Answer, Answers, Notes, ScreeningRecord } from "../domain/records.js";
import type { Question } from "../domain/screening.js";
import { findTemplateOf } from "./screeningTemplates.js";
import type { Session } from "./session.js";

/** One answer of a screening, with its question as it was put. */
export interface ShownAnswer {
  readonly question: string;
  readonly topic: string;
  readonly text: string;
  /** Absent where the question was skipped, and there is only a note. */
  readonly answer?: Answer;
  readonly words: string;
  /** What the person said to it in their own words. */
  readonly note?: string;
}

export interface ShownScreening {
  readonly screening: ScreeningRecord;
  readonly answers: readonly ShownAnswer[];
  /** Only where they were asked for. */
  readonly restrictedAnswers?: readonly ShownAnswer[];
}

/**
 * A screening with its answers. The restricted ones only where they are asked for, and that is in the audit trail before they are read.
 * Throws AppError notFound.
 */
export async function showScreening(
  session: Session,
  id: string,
  show: { readonly restricted: boolean },
): Promise<ShownScreening> {
  const { read } = session.store;
  const screening = await read.screenings.get(id);
  await session.store.recordLook(session.actor, "see a screening", {
    action: show.restricted ? "screening.show_restricted" : "screening.show",
    subject: screening.prisonerNumber,
    record: id,
  });
  const questions = (await findTemplateOf(session.env, screening))?.questions ?? [];
  const shown = { screening, answers: shownAnswers(questions, screening.answers, screening.notes ?? {}) };
  if (!show.restricted) return shown;
  const sealed = await read.screenings.getRestrictedAnswers(id);
  return { ...shown, restrictedAnswers: shownAnswers(questions, sealed, await read.screenings.getRestrictedNotes(id)) };
}

/** In the order of the questions; those the screening no longer has come last, by their ids. */
function shownAnswers(questions: readonly Question[], answers: Answers, notes: Notes): readonly ShownAnswer[] {
  const ids = Object.keys({ ...answers, ...notes });
  const known = questions.filter(({ id }) => ids.includes(id));
  const gone = ids.filter((id) => !questions.some((question) => question.id === id)).map(goneQuestion);
  return [...known, ...gone].map((question) => shownAnswer(question, answers[question.id], notes[question.id]));
}

type QuestionWords = Pick<Question, "id" | "text" | "pathway" | "kind" | "choices">;

function goneQuestion(id: string): QuestionWords {
  return { id, text: id, pathway: "about_the_person", kind: "text", choices: [] };
}

function shownAnswer(question: QuestionWords, answer: Answer | undefined, note: string | undefined): ShownAnswer {
  const { id, text, pathway } = question;
  return {
    ...{ question: id, topic: topicLabel(pathway), text },
    ...(answer === undefined ? { words: SKIPPED } : { answer, words: answerWords(question, answer) }),
    ...(note === undefined ? {} : { note }),
  };
}
