import { answerWords, SKIPPED } from "../domain/answerWords.js";
import type { Answer } from "../domain/records.js";
import { isAsked, needsRaised, type Question, type ScreeningTemplate } from "../domain/screening.js";
import type { Progress } from "./screeningInterview.js";

/** What would be recorded of some answers. Restricted answers and needs are not put in words, only counted. */
export interface ScreeningSummary {
  readonly said: readonly { readonly question: string; readonly words: string; readonly note?: string }[];
  readonly restrictedAnswers: number;
  readonly needs: readonly string[];
  readonly restrictedNeeds: number;
  /** Questions that have to be asked and were skipped, in their order. Not in words where restricted. */
  readonly skipped: readonly Question[];
}

/** Sums up what was said in a screening before it is recorded. */
export function summarise(template: ScreeningTemplate, { answers, notes = {} }: Progress): ScreeningSummary {
  const said = template.questions.filter(({ id }) => answers[id] !== undefined || notes[id] !== undefined);
  const needs = needsRaised(template, answers);
  return {
    said: said
      .filter((question) => !question.restricted)
      .map((question) => saidTo(question, answers[question.id], notes[question.id])),
    restrictedAnswers: said.filter((question) => question.restricted).length,
    needs: needs.filter((need) => !need.restricted).map((need) => need.label),
    restrictedNeeds: needs.filter((need) => need.restricted).length,
    skipped: template.questions.filter(
      (question) => question.required && answers[question.id] === undefined && isAsked(question, answers),
    ),
  };
}

function saidTo(question: Question, answer: Answer | undefined, note: string | undefined): ScreeningSummary["said"][number] {
  const words = answer === undefined ? SKIPPED : answerWords(question, answer);
  return { question: question.text, words, ...(note === undefined ? {} : { note }) };
}
