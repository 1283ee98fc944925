import { answerWords } from "../domain/answerWords.js";
import type { Answers } from "../domain/records.js";
import { isAsked, needsRaised, type Question, type ScreeningTemplate } from "../domain/screening.js";

/** What would be recorded of some answers. Restricted answers and needs are not put in words, only counted. */
export interface ScreeningSummary {
  readonly said: readonly { readonly question: string; readonly words: string }[];
  readonly restrictedAnswers: number;
  readonly needs: readonly string[];
  readonly restrictedNeeds: number;
  /** Questions that have to be asked and were skipped, in their order. Not in words where restricted. */
  readonly skipped: readonly Question[];
}

/** Sums up the answers of a screening before it is recorded. */
export function summarise(template: ScreeningTemplate, answers: Answers): ScreeningSummary {
  const answered = template.questions.filter((question) => answers[question.id] !== undefined);
  const needs = needsRaised(template, answers);
  return {
    said: answered
      .filter((question) => !question.restricted)
      .map((question) => ({ question: question.text, words: answerWords(question, answers[question.id] ?? null) })),
    restrictedAnswers: answered.filter((question) => question.restricted).length,
    needs: needs.filter((need) => !need.restricted).map((need) => need.label),
    restrictedNeeds: needs.filter((need) => need.restricted).length,
    skipped: template.questions.filter(
      (question) => question.required && answers[question.id] === undefined && isAsked(question, answers),
    ),
  };
}
