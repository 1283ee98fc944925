import { answerWords, topicLabel } from "../domain/answerWords.js";
import type { Answer, Answers } from "../domain/records.js";
import { isAsked, needsRaised, type Question, type ScreeningTemplate } from "../domain/screening.js";
import { checkAnswers } from "../domain/screeningAnswers.js";

/** A question as it is put to the person. */
export interface AskedQuestion {
  readonly question: Question;
  readonly topic: string;
  /** What was answered last time, as the answer and in words. */
  readonly before?: { readonly answer: Answer; readonly words: string };
  /** Why an answer cannot be taken, as a sentence; undefined where it can. */
  check(answer: Answer): string | undefined;
}

/** Puts one question: the answer, null for "no answer", undefined where it was passed over. */
export type AskQuestion = (asked: AskedQuestion) => Promise<Answer | undefined>;

/** What was answered, and what would be recorded of it. Restricted answers and needs are not put in words, only counted. */
export interface Interview {
  readonly answers: Answers;
  readonly summary: readonly { readonly question: string; readonly words: string }[];
  readonly restrictedAnswers: number;
  readonly needs: readonly string[];
  readonly restrictedNeeds: number;
}

/** Goes through a screening one question at a time, leaving out those that the answers so far make needless. Records nothing. */
export async function interview(template: ScreeningTemplate, known: Answers, ask: AskQuestion): Promise<Interview> {
  const answers: Record<string, Answer> = {};
  for (const question of template.questions) {
    if (!isAsked(question, answers)) continue;
    const answer = await ask(askedQuestion(template, question, known[question.id]));
    if (answer !== undefined) answers[question.id] = answer;
  }
  const answered = template.questions.filter((question) => answers[question.id] !== undefined);
  const needs = needsRaised(template, answers);
  return {
    answers,
    summary: answered
      .filter((question) => !question.restricted)
      .map((question) => ({ question: question.text, words: answerWords(question, answers[question.id] ?? null) })),
    restrictedAnswers: answered.filter((question) => question.restricted).length,
    needs: needs.filter((need) => !need.restricted).map((need) => need.label),
    restrictedNeeds: needs.filter((need) => need.restricted).length,
  };
}

function askedQuestion(template: ScreeningTemplate, question: Question, before: Answer | undefined): AskedQuestion {
  const { when: _, ...alone } = question;
  return {
    question,
    topic: topicLabel(question.pathway),
    ...(before === undefined ? {} : { before: { answer: before, words: answerWords(question, before) } }),
    check: (answer) => checkAnswers({ ...template, questions: [alone] }, { [question.id]: answer }).issues[0]?.message,
  };
}
