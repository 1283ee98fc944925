import { foldUnchanged } from "../domain/answerHistory.js";
import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ScreeningKind, ScreeningRecord } from "../domain/records.js";
import type { Question } from "../domain/screening.js";
import { listDoneScreenings } from "./listScreenings.js";
import { resolvePerson } from "./resolvePerson.js";
import { findTemplateOf, loadEveryScreening } from "./screeningTemplates.js";
import type { Session } from "./session.js";
import { type ShownAnswer, shownAnswers } from "./showScreening.js";

/** An answer as it stood from one screening until another gave a different one. */
export interface StandingAnswer extends ShownAnswer {
  /** The screening that first gave it. */
  readonly screening: Pick<ScreeningRecord, "id" | "kind" | "templateVersion" | "completedOn" | "recordedBy">;
  /** How many screenings in a row gave it, and the day of the last of them. */
  readonly times: number;
  readonly lastOn: PlainDate;
}

export interface QuestionHistory {
  readonly question: string;
  readonly topic: string;
  /** As it was last put. */
  readonly text: string;
  /** Oldest first; one where it was never changed. */
  readonly answers: readonly StandingAnswer[];
}

/** How many restricted answers a screening has; which questions they answer is sealed with them. */
export interface RestrictedAnswersOf {
  readonly id: string;
  readonly kind: ScreeningKind;
  readonly completedOn: PlainDate;
  readonly restrictedCount: number;
}

export interface AnswerHistory {
  readonly prisonerNumber: string;
  readonly questions: readonly QuestionHistory[];
  /** How many questions were answered at one screening only, and are left out. */
  readonly answeredOnce: number;
  /** Whether only one question was asked about, and its answers are restricted. */
  readonly restrictedQuestion: boolean;
  /** Screenings with restricted answers; none where one question was asked about that is not restricted. */
  readonly restricted: readonly RestrictedAnswersOf[];
}

interface Wish {
  /** Only this question, also where it was answered once. */
  readonly question?: string | undefined;
  /** Those answered once too. */
  readonly all: boolean;
}

/**
 * What a person answered over time, question by question, up to the session's day. Restricted answers are only counted: nothing here opens
 * them. Counts as a look at the person. Throws AppError notFound for the person, and for a question that no screening asks.
 */
export async function showAnswerHistory(session: Session, person: string, { question, all }: Wish): Promise<AnswerHistory> {
  const prisonerNumber = await resolvePerson(session, person);
  const screenings = await listDoneScreenings(session, prisonerNumber);
  const asked = (await loadEveryScreening(session.env)).flatMap(({ questions }) => questions);
  if (question !== undefined) refuseUnknown(question, asked, screenings);
  await session.store.recordLook(session.actor, "see a person's answers over time", {
    action: "screening.history",
    subject: prisonerNumber,
    ...(question === undefined ? {} : { details: { question } }),
  });
  // A team may have made a question restricted after it was answered in the open.
  const sealed = new Set(asked.filter(({ restricted }) => restricted).map(({ id }) => id));
  const said = (await gatherSaid(session, screenings)).filter((one) => !sealed.has(one.question));
  const histories = groupByQuestion(question === undefined ? said : said.filter((one) => one.question === question));
  const shown = all || question !== undefined ? histories : histories.filter(isAnsweredAgain);
  const restrictedQuestion = question !== undefined && sealed.has(question);
  return {
    prisonerNumber,
    questions: shown,
    answeredOnce: histories.length - shown.length,
    restrictedQuestion,
    restricted: question === undefined || restrictedQuestion ? screenings.filter((one) => one.restrictedCount > 0) : [],
  };
}

function refuseUnknown(question: string, asked: readonly Question[], screenings: readonly ScreeningRecord[]): void {
  if (asked.some(({ id }) => id === question) || screenings.some(({ answers }) => Object.hasOwn(answers, question))) return;
  throw new AppError("notFound", "QUESTION_NOT_FOUND", `No screening asks a question with the id ${question}.`, {
    hint: "`resettle screening start <person> --kind bcst3 --template` shows the questions with their ids.",
  });
}

interface Said extends ShownAnswer {
  readonly screening: ScreeningRecord;
}

async function gatherSaid({ env }: Session, screenings: readonly ScreeningRecord[]): Promise<readonly Said[]> {
  const said: Said[] = [];
  for (const screening of screenings) {
    const questions = (await findTemplateOf(env, screening))?.questions ?? [];
    said.push(...shownAnswers(questions, screening.answers, screening.notes).map((answer) => ({ ...answer, screening })));
  }
  return said;
}

/** In the order in which the questions were first put. */
function groupByQuestion(said: readonly Said[]): readonly QuestionHistory[] {
  return [...new Set(said.map(({ question }) => question))].map((question) => {
    const answers = said.filter((one) => one.question === question);
    const { topic = "", text = question } = answers.at(-1) ?? {};
    return { question, topic, text, answers: foldUnchanged(answers).flatMap(standing) };
  });
}

function standing(run: readonly Said[]): readonly StandingAnswer[] {
  const [first] = run;
  if (first === undefined) return [];
  return [{ ...first, times: run.length, lastOn: run.at(-1)?.screening.completedOn ?? first.screening.completedOn }];
}

function isAnsweredAgain({ answers }: QuestionHistory): boolean {
  return answers.length > 1 || (answers[0]?.times ?? 0) > 1;
}
