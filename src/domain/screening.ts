import type { InLanguages } from "./dateWords.js";
import type { Pathway } from "./pathway.js";
import { RESTRICTED_PATHWAYS } from "./pathway.js";
import type { Answer, Answers, ScreeningKind, Urgency } from "./records.js";
import { URGENCIES } from "./records.js";

export const QUESTION_KINDS = ["one", "several", "text", "longText", "date", "address"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Questions about the person (name, language, goals) belong to no pathway of need. */
export const ABOUT_THE_PERSON = "about_the_person";
export type QuestionTopic = Pathway | typeof ABOUT_THE_PERSON;

export interface Choice {
  readonly code: string;
  readonly label: string;
  readonly labelIn?: InLanguages;
}

/** Asked only where an earlier question was answered with one of these codes. */
export interface AskedWhen {
  readonly question: string;
  readonly is: readonly string[];
}

/** Which need these answers raise. */
export interface NeedRule {
  readonly answer: readonly string[];
  readonly pathway: Pathway;
  readonly need: string;
  readonly label: string;
  readonly labelIn?: InLanguages;
  readonly urgency: Urgency;
}

export interface Question {
  readonly id: string;
  readonly pathway: QuestionTopic;
  /** In plain words, as it is put to the person. */
  readonly text: string;
  readonly kind: QuestionKind;
  /** For `one` and `several`; empty for the others. */
  readonly choices: readonly Choice[];
  /** It must be asked. "No answer" (null) is always allowed, and is kept as such. */
  readonly required: boolean;
  /** Its answer is sealed: no list, plan, export, log or error shows it. */
  readonly restricted: boolean;
  /** Id of the question of an earlier screening whose answer it starts from. */
  readonly startsFrom?: string;
  readonly when?: AskedWhen;
  readonly raises: readonly NeedRule[];
}

/** A screening as its file sets it out. A record keeps the version it was answered on. */
export interface ScreeningTemplate {
  readonly id: string;
  readonly kind: ScreeningKind;
  readonly version: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

export interface RaisedNeed {
  readonly pathway: Pathway;
  readonly need: string;
  readonly label: string;
  readonly urgency: Urgency;
  readonly restricted: boolean;
  /** Id of the question whose answer raised it. */
  readonly question: string;
}

/**
 * The needs that some answers raise, in the order of the questions. A need raised twice is there once, at its greater urgency.
 * Give it restricted answers too: a need that one of them raises is itself restricted (records.md, "Needs").
 */
export function needsRaised(template: ScreeningTemplate, answers: Answers): readonly RaisedNeed[] {
  const raised = new Map<string, RaisedNeed>();
  for (const question of template.questions) {
    if (!isAsked(question, answers)) continue;
    for (const rule of question.raises) {
      if (!answerIsOneOf(answers[question.id], rule.answer)) continue;
      const need = raisedNeed(question, rule);
      const key = `${need.pathway} ${need.need} ${need.restricted}`;
      const before = raised.get(key);
      if (before === undefined || isMoreUrgent(need, before)) raised.set(key, need);
    }
  }
  return [...raised.values()];
}

/**
 * What a screening starts from, so that nobody tells their story twice: the earlier answers its questions name in `startsFrom`,
 * where they are still answers to the question. "No answer" is not carried over: it is asked again. Use those of questions that come
 * to be asked (`isAsked`); the others wait in case an answer changes.
 */
export function startingAnswers(template: ScreeningTemplate, earlier: Answers): Answers {
  const start: Record<string, Answer> = {};
  for (const question of template.questions) {
    if (question.startsFrom === undefined) continue;
    const answer = stillAnAnswer(question, earlier[question.startsFrom]);
    if (answer !== undefined) start[question.id] = answer;
  }
  return start;
}

/** Whether a question is asked at all, given the answers before it. */
export function isAsked(question: Question, answers: Answers): boolean {
  return question.when === undefined || answerIsOneOf(answers[question.when.question], question.when.is);
}

function raisedNeed(question: Question, rule: NeedRule): RaisedNeed {
  const restricted = question.restricted || RESTRICTED_PATHWAYS.has(rule.pathway);
  return { pathway: rule.pathway, need: rule.need, label: rule.label, urgency: rule.urgency, restricted, question: question.id };
}

function isMoreUrgent(one: RaisedNeed, other: RaisedNeed): boolean {
  return URGENCIES.indexOf(one.urgency) < URGENCIES.indexOf(other.urgency);
}

function answerIsOneOf(answer: Answer | undefined, codes: readonly string[]): boolean {
  if (answer === undefined || answer === null) return false;
  return typeof answer === "string" ? codes.includes(answer) : answer.some((code) => codes.includes(code));
}

/** An earlier file may have offered other choices, or asked for one where this asks for several. */
function stillAnAnswer(question: Question, answer: Answer | undefined): Answer | undefined {
  if (answer === undefined || answer === null) return undefined;
  const codes = question.choices.map((choice) => choice.code);
  if (question.kind === "one") return typeof answer === "string" && codes.includes(answer) ? answer : undefined;
  if (question.kind !== "several") return typeof answer === "string" ? answer : undefined;
  const kept = (typeof answer === "string" ? [answer] : answer).filter((code) => codes.includes(code));
  return kept.length === 0 ? undefined : kept;
}
