import { answerWords, topicLabel } from "../domain/answerWords.js";
import type { Answer, Answers, Notes, ScreeningRecord } from "../domain/records.js";
import type { Question } from "../domain/screening.js";
import type { SealedAnswers } from "../store/repositories/screenings.js";
import { type ArrangedSince, findArrangedSince } from "./arrangedSince.js";
import { getOpener } from "./openRestricted.js";
import { findTemplateOf } from "./screeningTemplates.js";
import type { Session } from "./session.js";

/** One answer of a screening, with its question as it was put. */
export interface ShownAnswer {
  readonly question: string;
  readonly topic: string;
  readonly text: string;
  readonly answer: Answer;
  readonly words: string;
  /** What was noted beside it, in the person's own words. */
  readonly note?: string;
}

export interface ShownScreening {
  readonly screening: ScreeningRecord;
  /** Questions that were answered or noted beside. */
  readonly answers: readonly ShownAnswer[];
  /** Only where they were asked for. */
  readonly restrictedAnswers?: readonly ShownAnswer[];
  /** Only of a review. */
  readonly arranged?: ArrangedSince;
}

/**
 * A screening with its answers. The restricted ones only where they are asked for, and that is in the audit trail before they are read.
 * Throws AppError notFound; refused where this worker may not see them, store where their key is not here.
 */
export async function showScreening(
  session: Session,
  id: string,
  show: { readonly restricted: boolean },
): Promise<ShownScreening> {
  const { read } = session.store;
  const screening = await read.screenings.get(id);
  const open = show.restricted ? await getOpener(session) : undefined;
  await session.store.recordLook(session.actor, "see a screening", {
    action: show.restricted ? "screening.show_restricted" : "screening.show",
    subject: screening.prisonerNumber,
    record: id,
  });
  const questions = (await findTemplateOf(session.env, screening))?.questions ?? [];
  const answers = shownAnswers(questions, screening.answers, screening.notes);
  const shown = {
    screening,
    answers,
    ...(screening.kind === "review" ? { arranged: await findArrangedSince(session, screening) } : {}),
  };
  if (open === undefined) return shown;
  const sealed = await read.screenings.findSealed(id);
  if (sealed === undefined) return { ...shown, restrictedAnswers: [] };
  const opened = open(sealed, id) as SealedAnswers;
  return { ...shown, restrictedAnswers: shownAnswers(questions, opened.answers, opened.notes) };
}

/** In the order of the questions; those the screening no longer has come last, by their ids. */
export function shownAnswers(questions: readonly Question[], answers: Answers, notes: Notes): readonly ShownAnswer[] {
  const said = [...new Set([...Object.keys(answers), ...Object.keys(notes)])];
  const asked = questions.filter(({ id }) => said.includes(id));
  const gone = said.filter((id) => !questions.some((question) => question.id === id));
  return [...asked, ...gone.map((id) => ({ id, text: id, pathway: "about_the_person", kind: "text", choices: [] }) as const)].map(
    (question) => shownAnswer(question, answers[question.id], notes[question.id]),
  );
}

type Shown = Pick<Question, "id" | "text" | "pathway" | "kind" | "choices">;

function shownAnswer(question: Shown, answer: Answer | undefined, note: string | undefined): ShownAnswer {
  const { id, text, pathway } = question;
  const words = answer === undefined ? "Not asked" : answerWords(question, answer);
  return {
    question: id,
    topic: topicLabel(pathway),
    text,
    answer: answer ?? null,
    words,
    ...(note === undefined ? {} : { note }),
  };
}
