import { answerWords, topicLabel } from "../domain/answerWords.js";
import type { Answer, Answers, Notes } from "../domain/records.js";
import { isAsked, type Question, type ScreeningTemplate } from "../domain/screening.js";
import { checkAnswer } from "../domain/screeningAnswers.js";

/** A question as it is put to the person. */
export interface AskedQuestion {
  readonly question: Question;
  readonly topic: string;
  /** Which question of the screening it is, from 1, and how many there are at most: some are left out on the way. */
  readonly place: { readonly number: number; readonly of: number };
  /** Whether there is a question before it to go back to. */
  readonly canGoBack: boolean;
  /** What was answered before, now or last time: the answer, and in words; a restricted one is never put in words. */
  readonly before?: { readonly answer: Answer; readonly words: string };
  /** What the person said to it in their own words; not put in words where it is restricted. */
  readonly note?: string;
  /** Why an answer cannot be taken, as a sentence; undefined where it can. */
  check(answer: Answer): string | undefined;
}

/** What comes back to a question. "No answer" is an answer (null); a question that is skipped has none. */
export type Reply =
  | { readonly does: "answer"; readonly answer: Answer }
  /** The question is asked again after it. An empty note takes away the one there was. */
  | { readonly does: "note"; readonly note: string }
  | { readonly does: "skip" }
  | { readonly does: "back" }
  | { readonly does: "stop" };

/** Puts one question. */
export type AskQuestion = (asked: AskedQuestion) => Promise<Reply>;

/** Answers and notes, by question. */
export interface Said {
  readonly answers: Answers;
  readonly notes?: Notes;
}

/** How far a screening has come: what was said, and the question it goes on with, by id; the first where there is none. */
export interface Progress extends Said {
  readonly at?: string;
  /** From there on only what has no answer yet is asked. */
  readonly onlyUnanswered?: boolean;
}

/** Where an interview ended: stopped at a question, or done, and then `at` is the question asked last. */
export interface Interview extends Progress {
  readonly stopped: boolean;
}

/**
 * Goes through a screening one question at a time, forwards and back, leaving out those that the answers so far make needless. Records
 * nothing. `known` is what earlier screenings said; what was begun comes before it.
 */
export async function interview(
  template: ScreeningTemplate,
  known: Answers,
  begun: Progress,
  ask: AskQuestion,
): Promise<Interview> {
  const answers: Record<string, Answer> = { ...begun.answers };
  const notes: Record<string, string> = { ...begun.notes };
  const beforeOf = (id: string): Answer | undefined => (answers[id] === undefined ? known[id] : answers[id]);
  let question = firstAsked(template, begun);
  let last = question;
  while (question !== undefined) {
    last = question;
    const earlier = askedBefore(template, question, answers);
    const said = { before: beforeOf(question.id), note: notes[question.id] };
    const reply = await ask(askedQuestion(template, question, said, earlier));
    if (reply.does === "stop") return ended(template, { answers, notes }, question, true);
    if (reply.does === "note") {
      notes[question.id] = reply.note;
      continue;
    }
    if (reply.does === "answer") answers[question.id] = clean(template, question, reply.answer);
    if (reply.does === "skip") delete answers[question.id];
    const later = askedAfter(template, question, answers);
    const next = begun.onlyUnanswered === true ? later.find(({ id }) => answers[id] === undefined) : later[0];
    question = reply.does === "back" ? (earlier ?? question) : next;
  }
  return ended(template, { answers, notes }, last, false);
}

function ended(template: ScreeningTemplate, said: Required<Said>, at: Question | undefined, stopped: boolean): Interview {
  const answers = answersAsked(template, said.answers);
  const noted = template.questions.filter((question) => said.notes[question.id] && isAsked(question, answers));
  const notes = Object.fromEntries(noted.map(({ id }) => [id, said.notes[id] ?? ""]));
  return { stopped, answers, ...(noted.length === 0 ? {} : { notes }), ...(at === undefined ? {} : { at: at.id }) };
}

/** Without the answers to questions that a changed answer has made needless. */
function answersAsked(template: ScreeningTemplate, answers: Answers): Answers {
  const asked: Record<string, Answer> = {};
  for (const question of template.questions) {
    const answer = answers[question.id];
    if (answer !== undefined && isAsked(question, asked)) asked[question.id] = answer;
  }
  return asked;
}

function firstAsked({ questions }: ScreeningTemplate, { at, answers }: Progress): Question | undefined {
  const from = Math.max(
    0,
    questions.findIndex(({ id }) => id === at),
  );
  return questions.slice(from).find((question) => isAsked(question, answers));
}

function askedAfter({ questions }: ScreeningTemplate, question: Question, answers: Answers): readonly Question[] {
  return questions.slice(questions.indexOf(question) + 1).filter((later) => isAsked(later, answers));
}

function askedBefore({ questions }: ScreeningTemplate, question: Question, answers: Answers): Question | undefined {
  return questions.slice(0, questions.indexOf(question)).findLast((earlier) => isAsked(earlier, answers));
}

const SEALED_WORDS = "answered, and kept sealed";
const SEALED_NOTE = "kept sealed";

function askedQuestion(
  template: ScreeningTemplate,
  question: Question,
  { before, note }: { readonly before: Answer | undefined; readonly note: string | undefined },
  earlier: Question | undefined,
): AskedQuestion {
  const words = (answer: Answer): string => (question.restricted ? SEALED_WORDS : answerWords(question, answer));
  return {
    question,
    topic: topicLabel(question.pathway),
    place: { number: template.questions.indexOf(question) + 1, of: template.questions.length },
    canGoBack: earlier !== undefined,
    ...(before === undefined ? {} : { before: { answer: before, words: words(before) } }),
    ...(note ? { note: question.restricted ? SEALED_NOTE : note } : {}),
    check: (answer) => checkAnswer(template, question, answer).issues[0]?.message,
  };
}

/** An answer as it will be kept: a day as ISO text, text without the spaces around it. */
function clean(template: ScreeningTemplate, question: Question, answer: Answer): Answer {
  const { answers, restricted } = checkAnswer(template, question, answer);
  return answers[question.id] ?? restricted[question.id] ?? null;
}
