import type { InputIssue } from "./appError.js";
import type { Answer, Answers, Notes } from "./records.js";
import { isAsked, type Question, type ScreeningTemplate } from "./screening.js";
import { DAY_WANTED, parseWrittenDay } from "./writtenDay.js";

/** Answers that may be kept, apart by who may see them, and everything that is wrong with what was given. */
interface CheckedAnswers {
  readonly answers: Answers;
  readonly restricted: Answers;
  /** Notes beside the answers, apart in the same way. */
  readonly notes: Notes;
  readonly restrictedNotes: Notes;
  readonly issues: readonly InputIssue[];
}

const LONGEST_TEXT = 200;
const LONGEST_LONG_TEXT = 5000;

/**
 * Checks what was given (from a file or a terminal) against a screening: all mistakes at once, each naming its question and never
 * what was answered, since an answer is personal. Answers are clean only where `issues` is empty.
 */
export function checkAnswers(
  template: ScreeningTemplate,
  given: Readonly<Record<string, unknown>>,
  noted: Readonly<Record<string, unknown>> = {},
): CheckedAnswers {
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
  const checkedNotes = checkNotes(template, noted);
  return { answers, restricted, ...checkedNotes, issues: [...issues, ...checkedNotes.issues] };
}

function checkNotes(
  template: ScreeningTemplate,
  noted: Readonly<Record<string, unknown>>,
): Pick<CheckedAnswers, "notes" | "restrictedNotes" | "issues"> {
  const notes: Record<string, string> = {};
  const restrictedNotes: Record<string, string> = {};
  const issues: InputIssue[] = [];
  for (const [id, note] of Object.entries(noted)) {
    const question = template.questions.find((one) => one.id === id);
    if (question === undefined) issues.push(noteIssue(id, "is of no question of this screening"));
    else if (typeof note !== "string" || note.trim() === "") issues.push(noteIssue(id, "wants text: put it in quotes"));
    else if (note.trim().length > LONGEST_LONG_TEXT) issues.push(noteIssue(id, `is longer than ${LONGEST_LONG_TEXT} characters`));
    else (question.restricted ? restrictedNotes : notes)[id] = note.trim();
  }
  return { notes, restrictedNotes, issues };
}

function noteIssue(id: string, message: string): InputIssue {
  return { column: id, message: `The note to ${id} ${message}.` };
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
