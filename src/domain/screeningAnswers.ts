import type { InputIssue } from "./appError.js";
import type { Answer, Answers, Notes } from "./records.js";
import { isAsked, type Question, type ScreeningTemplate } from "./screening.js";
import { DAY_WANTED, parseWrittenDay } from "./writtenDay.js";

/** Answers that may be kept, apart by who may see them, and everything that is wrong with what was given. */
interface CheckedAnswers {
  readonly answers: Answers;
  readonly restricted: Answers;
  readonly issues: readonly InputIssue[];
}

const LONGEST_TEXT = 200;
const LONGEST_LONG_TEXT = 5000;
/** In characters. */
export const LONGEST_NOTE = LONGEST_LONG_TEXT;

/**
 * Checks what was given (from a file or a terminal) against a screening: all mistakes at once, each naming its question and never
 * what was answered, since an answer is personal. Answers are clean only where `issues` is empty.
 */
export function checkAnswers(template: ScreeningTemplate, given: Readonly<Record<string, unknown>>): CheckedAnswers {
  const answers: Record<string, Answer> = {};
  const restricted: Record<string, Answer> = {};
  const known = new Set(template.questions.map((question) => question.id));
  const issues = Object.keys(given)
    .filter((id) => !known.has(id))
    .map((id) => issueOf(id, `is not a question of ${template.id} version ${template.version}`));
  for (const question of template.questions) {
    const checked = checkQuestion(question, given[question.id], isAsked(question, { ...answers, ...restricted }));
    if ("issue" in checked) issues.push(issueOf(question.id, checked.issue));
    else if (checked.answer !== undefined) (question.restricted ? restricted : answers)[question.id] = checked.answer;
  }
  return { answers, restricted, issues };
}

/**
 * Checks notes in the person's own words, given by question id, against the answers they stand beside: all mistakes at once, as
 * `checkAnswers` does. A note to a restricted question is restricted.
 */
export function checkNotes(template: ScreeningTemplate, given: unknown, answers: Answers): CheckedNotes {
  if (given === undefined || given === null) return { notes: {}, restricted: {}, issues: [] };
  if (typeof given !== "object" || Array.isArray(given)) {
    return {
      notes: {},
      restricted: {},
      issues: [{ column: "notes", message: "notes wants a note for each question, by its id." }],
    };
  }
  const notes: Record<string, string> = {};
  const restricted: Record<string, string> = {};
  const issues: InputIssue[] = [];
  for (const [id, note] of Object.entries(given)) {
    if (note === null) continue;
    const question = template.questions.find((one) => one.id === id);
    const issue = question === undefined ? NO_QUESTION : checkNote(question, note, answers);
    if (issue !== undefined) issues.push({ column: `notes.${id}`, message: `The note to question ${id} ${issue}.` });
    else if (question !== undefined) (question.restricted ? restricted : notes)[id] = String(note).trim();
  }
  return { notes, restricted, issues };
}

interface CheckedNotes {
  readonly notes: Notes;
  readonly restricted: Notes;
  readonly issues: readonly InputIssue[];
}

const NO_QUESTION = "is to a question that this screening does not have";

function checkNote(question: Question, note: unknown, answers: Answers): string | undefined {
  if (!isAsked(question, answers))
    return `is to one asked only after a certain answer to ${question.when?.question}: leave it out`;
  if (typeof note !== "string") return "wants text: put it in quotes";
  const checked = checkText(note, LONGEST_NOTE);
  return "issue" in checked ? checked.issue : undefined;
}

/** Checks one answer as `checkAnswers` does, whether or not its question would be asked. */
export function checkAnswer(template: ScreeningTemplate, question: Question, given: unknown): CheckedAnswers {
  const { when: _, ...alone } = question;
  return checkAnswers({ ...template, questions: [alone] }, { [question.id]: given });
}

/** An answer that may be kept (undefined where there is none to keep), or what is wrong with it. */
type Checked = { readonly answer: Answer | undefined } | { readonly issue: string };

function checkQuestion(question: Question, given: unknown, asked: boolean): Checked {
  if (!asked) {
    if (given === undefined || given === null) return { answer: undefined };
    return { issue: `is asked only after a certain answer to ${question.when?.question}: leave it out` };
  }
  if (given === undefined) {
    return question.required ? { issue: "has to be asked: give an answer, or null for no answer" } : { answer: undefined };
  }
  if (given === null) return { answer: null };
  if (question.kind === "several") return checkSeveral(question, given);
  if (typeof given !== "string") return { issue: "wants text: put the answer in quotes" };
  if (question.kind === "one") return checkOne(question, given);
  return question.kind === "date"
    ? checkDate(given)
    : checkText(given, question.kind === "text" ? LONGEST_TEXT : LONGEST_LONG_TEXT);
}

function checkOne(question: Question, given: string): Checked {
  return isChoice(question, given) ? { answer: given } : { issue: `wants one of: ${choiceList(question)}` };
}

function checkSeveral(question: Question, given: unknown): Checked {
  if (!Array.isArray(given)) return { issue: `wants a list of one or more of: ${choiceList(question)}` };
  const codes: string[] = [];
  for (const code of given) {
    if (typeof code !== "string" || !isChoice(question, code)) return { issue: `wants only: ${choiceList(question)}` };
    if (codes.includes(code)) return { issue: "has the same answer twice" };
    codes.push(code);
  }
  return codes.length === 0 ? { issue: "has an empty list: choose at least one, or null for no answer" } : { answer: codes };
}

function checkDate(given: string): Checked {
  const day = parseWrittenDay(given.trim());
  return day === undefined ? { issue: `wants ${DAY_WANTED}` } : { answer: day };
}

function checkText(given: string, longest: number): Checked {
  const text = given.trim();
  if (text === "") return { issue: "is empty: write something, or null for no answer" };
  return text.length > longest ? { issue: `is longer than ${longest} characters` } : { answer: text };
}

function isChoice(question: Question, code: string): boolean {
  return question.choices.some((choice) => choice.code === code);
}

function choiceList(question: Question): string {
  return question.choices.map((choice) => choice.code).join(", ");
}

function issueOf(id: string, message: string): InputIssue {
  return { column: id, message: `Question ${id} ${message}.` };
}
