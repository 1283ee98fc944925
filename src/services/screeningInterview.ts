import { answerWords, topicLabel } from "../domain/answerWords.js";
import type { Answer, Answers, Notes } from "../domain/records.js";
import { isAsked, needsRaised, type Question, type ScreeningTemplate } from "../domain/screening.js";
import { checkAnswers } from "../domain/screeningAnswers.js";

/** A question as it is put to the person. */
export interface AskedQuestion {
  readonly question: Question;
  /** Its topic and its place: "Health, 12 of 48". */
  readonly heading: string;
  /** What was answered before, last time or a moment ago, as the answer and in words. */
  readonly before?: { readonly answer: Answer; readonly words: string };
  readonly note: string;
  /** Why an answer cannot be taken, as a sentence; undefined where it can. */
  check(answer: Answer): string | undefined;
}

/** What was done at a question: it was answered (null is "no answer"), passed over for now, or left for the one before, or for another day. */
export type Reply =
  | { readonly move: "answer"; readonly answer: Answer; readonly note: string }
  | { readonly move: "skip" | "back" | "stop"; readonly note: string };

export type AskQuestion = (asked: AskedQuestion) => Promise<Reply>;

/** What has been said so far. */
export interface Progress {
  readonly answers: Answers;
  readonly notes: Notes;
  /** Questions passed over for now. */
  readonly passed: readonly string[];
  /** The question that is next; undefined where there is none. */
  readonly at?: string;
}

/** A screening under way: every change is kept here at once, so that what was said is not lost however the asking ends. */
export interface Interview {
  readonly template: ScreeningTemplate;
  /** What earlier screenings say. */
  readonly known: Answers;
  progress: Progress;
}

/** What would be recorded. Restricted answers and needs are not put in words, only counted. */
export interface InterviewSummary {
  readonly said: readonly { readonly question: string; readonly words: string; readonly note?: string }[];
  readonly restrictedAnswers: number;
  readonly needs: readonly string[];
  readonly restrictedNeeds: number;
  /** Questions that have to be asked and were passed over, by id. */
  readonly missing: readonly string[];
}

export function beginInterview(template: ScreeningTemplate, known: Answers, progress: Progress = NOTHING_SAID): Interview {
  return { template, known, progress };
}

/** In place of a question: every one is behind, but for those passed over that are asked again. */
const END = "";
const NOTHING_SAID: Progress = { answers: {}, notes: {}, passed: [] };

/**
 * Goes on with a screening one question at a time from where it is, leaving out those that the answers so far make needless. Ends at the
 * last one, or where it was stopped. Records nothing.
 */
export async function goOn(interview: Interview, ask: AskQuestion): Promise<"done" | "stopped"> {
  const { questions } = interview.template;
  let goal = indexOf(interview, interview.progress.at);
  // From the first: what was sealed is not in a draft, and is asked again on the way to where the screening stopped.
  let index = 0;
  for (;;) {
    const question = questions[index];
    if (question === undefined) return "done";
    if (!isAsked(question, interview.progress.answers) || (index < goal && isDealtWith(interview.progress, question))) {
      index += 1;
      continue;
    }
    const reply = await ask(askedQuestion(interview, question));
    if (reply.move === "back") {
      index = indexBefore(interview, index) ?? index;
      goal = Math.min(goal, index);
    } else if (reply.move !== "stop") index += 1;
    const at = questions[Math.max(index, goal)]?.id;
    interview.progress = { ...after(interview.progress, question, reply), ...(at === undefined ? {} : { at }) };
    if (reply.move === "stop") return "stopped";
  }
}

/** Goes back to a question, so that going on begins there. */
export function goBackTo(interview: Interview, question: string): void {
  interview.progress = { ...interview.progress, at: question };
}

/** Puts questions that were passed over once more, and no others. */
export function askAgain(interview: Interview, ids: readonly string[]): void {
  const passed = interview.progress.passed.filter((id) => !ids.includes(id));
  interview.progress = { ...interview.progress, passed, at: END };
}

/** The last question that was asked. */
export function lastAsked(interview: Interview): string | undefined {
  const before = indexBefore(interview, interview.template.questions.length);
  return before === undefined ? undefined : interview.template.questions[before]?.id;
}

/** How many questions are behind, and of how many there may be. */
export function countProgress({ template, progress }: Interview): { readonly done: number; readonly questions: number } {
  const asked = template.questions.filter((question) => isAsked(question, progress.answers));
  const behind = asked.filter(({ id }) => progress.answers[id] !== undefined || progress.passed.includes(id));
  return { done: behind.length, questions: mayBeAsked(template, progress.answers).length };
}

/** What would be recorded now, and what is missing still. */
export function summarise({ template, progress: { answers, notes } }: Interview): InterviewSummary {
  const asked = template.questions.filter((question) => isAsked(question, answers));
  const said = asked.filter(({ id }) => answers[id] !== undefined || notes[id] !== undefined);
  const needs = needsRaised(template, answers);
  return {
    said: said
      .filter((question) => !question.restricted)
      .map((question) => saidTo(question, answers[question.id], notes[question.id])),
    restrictedAnswers: said.filter(({ id, restricted }) => restricted && answers[id] !== undefined).length,
    needs: needs.filter((need) => !need.restricted).map((need) => need.label),
    restrictedNeeds: needs.filter((need) => need.restricted).length,
    missing: asked.filter(({ id, required }) => required && answers[id] === undefined).map(({ id }) => id),
  };
}

function saidTo(question: Question, answer: Answer | undefined, note: string | undefined): InterviewSummary["said"][number] {
  const words = answer === undefined ? "Skipped" : answerWords(question, answer);
  return { question: question.text, words, ...(note === undefined ? {} : { note }) };
}

/** What of an interview may be recorded: the answers and notes of questions that are asked, given the other answers. */
export function answersOf({ template, progress: { answers, notes } }: Interview): Pick<Progress, "answers" | "notes"> {
  const asked = new Set(template.questions.filter((question) => isAsked(question, answers)).map(({ id }) => id));
  const ofAsked = <Value>(given: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(given).filter(([id]) => asked.has(id)));
  return { answers: ofAsked(answers), notes: ofAsked(notes) };
}

function indexOf({ template }: Interview, id: string | undefined): number {
  if (id === END) return template.questions.length;
  return Math.max(
    template.questions.findIndex((question) => question.id === id),
    0,
  );
}

function isDealtWith({ answers, passed }: Progress, { id }: Question): boolean {
  return answers[id] !== undefined || passed.includes(id);
}

function after(progress: Progress, { id }: Question, reply: Reply): Progress {
  const { [id]: _, ...notes } = progress.notes;
  const noted = reply.note === "" ? notes : { ...notes, [id]: reply.note };
  const passed = progress.passed.filter((one) => one !== id);
  if (reply.move === "answer") return { ...progress, notes: noted, passed, answers: { ...progress.answers, [id]: reply.answer } };
  if (reply.move !== "skip") return { ...progress, notes: noted };
  const { [id]: __, ...answers } = progress.answers;
  return { ...progress, notes: noted, answers, passed: [...passed, id] };
}

function indexBefore({ template, progress }: Interview, index: number): number | undefined {
  for (let before = index - 1; before >= 0; before -= 1) {
    const question = template.questions[before];
    if (question !== undefined && isAsked(question, progress.answers)) return before;
  }
  return undefined;
}

/** Those that are asked, and those that may come to be. */
function mayBeAsked({ questions }: ScreeningTemplate, answers: Answers): readonly Question[] {
  return questions.filter(
    (question) => isAsked(question, answers) || (question.when !== undefined && answers[question.when.question] === undefined),
  );
}

function askedQuestion({ template, known, progress }: Interview, question: Question): AskedQuestion {
  const { when: _, ...alone } = question;
  const before = progress.answers[question.id] ?? (progress.answers[question.id] === null ? null : known[question.id]);
  const all = mayBeAsked(template, progress.answers);
  return {
    question,
    heading: `${topicLabel(question.pathway)}, ${all.indexOf(question) + 1} of ${all.length}`,
    ...(before === undefined || question.restricted ? {} : { before: { answer: before, words: answerWords(question, before) } }),
    note: progress.notes[question.id] ?? "",
    check: (answer) => checkAnswers({ ...template, questions: [alone] }, { [question.id]: answer }).issues[0]?.message,
  };
}
