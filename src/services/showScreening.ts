import { answerWords, topicLabel } from "../domain/answerWords.js";
import type { Answer, Answers, ScreeningRecord } from "../domain/records.js";
import type { Question } from "../domain/screening.js";
import { findTemplateOf } from "./screeningTemplates.js";
import type { Session } from "./session.js";

/** One answer of a screening, with its question as it was put. */
export interface ShownAnswer {
  readonly question: string;
  readonly topic: string;
  readonly text: string;
  readonly answer: Answer;
  readonly words: string;
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
  const shown = { screening, answers: shownAnswers(questions, screening.answers) };
  if (!show.restricted) return shown;
  return { ...shown, restrictedAnswers: shownAnswers(questions, await read.screenings.getRestrictedAnswers(id)) };
}

/** In the order of the questions; those the screening no longer has come last, by their ids. */
function shownAnswers(questions: readonly Question[], answers: Answers): readonly ShownAnswer[] {
  const asked = questions.filter((question) => answers[question.id] !== undefined);
  const gone = Object.keys(answers).filter((id) => !questions.some((question) => question.id === id));
  return [
    ...asked.map((question) => shownAnswer(question, answers[question.id] ?? null)),
    ...gone.map((id) =>
      shownAnswer({ id, text: id, pathway: "about_the_person", kind: "text", choices: [] }, answers[id] ?? null),
    ),
  ];
}

function shownAnswer(question: Pick<Question, "id" | "text" | "pathway" | "kind" | "choices">, answer: Answer): ShownAnswer {
  const { id, text, pathway } = question;
  return { question: id, topic: topicLabel(pathway), text, answer, words: answerWords(question, answer) };
}
