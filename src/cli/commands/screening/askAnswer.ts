import type { Answer } from "../../../domain/records.js";
import type { AskedQuestion, AskQuestion, Reply } from "../../../services/screeningInterview.js";
import type { Output } from "../../output/output.js";
import type { Prompts } from "../../prompts.js";

const KEEP = "(keep)";
const CHOOSE = "(choose)";
const NONE = "(none)";
const NOTE = "(note)";
const FLAG = "--answers";
const LONGEST_NOTE = 5000;

/** What can be done at any question beside answering it. */
const OTHERWISE = [
  { value: NONE, name: "No answer" },
  { value: "skip", name: "Skip for now" },
  { value: "back", name: "Back to the question before" },
  { value: NOTE, name: "Add a note, in their own words" },
  { value: "stop", name: "Stop, and go on another day" },
] as const;
type Otherwise = (typeof OTHERWISE)[number]["value"];

/**
 * Puts the questions of a screening on the terminal, one at a time. What was answered before is offered first, so that Enter keeps it;
 * where nothing was, Enter alone answers nothing.
 */
export function askOnTerminal(ask: Prompts, output: Output): AskQuestion {
  return async (asked) => {
    output.say(`\n${asked.heading}`);
    let { note } = asked;
    for (;;) {
      const chosen = await askOnce(ask, asked);
      if (typeof chosen === "object") return { move: "answer", note, ...chosen };
      if (chosen !== NOTE) return chosen === NONE ? { move: "answer", answer: null, note } : { move: chosen, note };
      note = await askNote(ask, asked, note);
    }
  };
}

type Chosen = Pick<Extract<Reply, { move: "answer" }>, "answer"> | Otherwise;

/** What every prompt of a question has in common: a restricted answer does not stay on the screen. */
function about({ question }: AskedQuestion): { readonly flag: string; readonly sealed: boolean } {
  return { flag: FLAG, sealed: question.restricted };
}

async function askOnce(ask: Prompts, asked: AskedQuestion): Promise<Chosen> {
  const { question, before } = asked;
  if (question.kind === "one") return askOne(ask, asked);
  if (before === undefined) return askAnew(ask, asked);
  const how = await ask.select({
    ...about(asked),
    message: question.text,
    choices: [{ value: KEEP, name: `As before: ${before.words}` }, { value: CHOOSE, name: "Something else" }, ...OTHERWISE],
  });
  if (how === KEEP) return { answer: before.answer };
  return how === CHOOSE ? askAnew(ask, asked) : how;
}

/** The first line is what Enter takes: what was said before, or nothing yet. */
async function askOne(ask: Prompts, asked: AskedQuestion): Promise<Chosen> {
  const { question, before } = asked;
  const codes = question.choices.filter(({ code }) => code !== before?.answer);
  const first =
    before === undefined
      ? { value: CHOOSE, name: "(choose with the arrow keys)" }
      : { value: KEEP, name: `As before: ${before.words}` };
  for (;;) {
    const chosen: string = await ask.select({
      ...about(asked),
      message: question.text,
      choices: [first, ...codes.map(({ code, label }) => ({ value: code, name: label })), ...OTHERWISE],
    });
    if (chosen === KEEP) return { answer: before?.answer ?? null };
    const otherwise = OTHERWISE.find(({ value }) => value === chosen);
    if (otherwise !== undefined) return otherwise.value;
    if (chosen !== CHOOSE) return { answer: chosen };
  }
}

/** Enter alone is no answer to a question: it says what else can be done. */
async function askAnew(ask: Prompts, asked: AskedQuestion): Promise<Chosen> {
  for (;;) {
    const answer = await (asked.question.kind === "several" ? askSeveral(ask, asked) : askText(ask, asked));
    if (answer !== undefined) return { answer };
    const message = "Nothing yet. What now?";
    const choices = [{ value: CHOOSE, name: "Answer it" } as const, ...OTHERWISE];
    const how: typeof CHOOSE | Otherwise = await ask.select({ ...about(asked), message, choices });
    if (how !== CHOOSE) return how;
  }
}

async function askSeveral(ask: Prompts, asked: AskedQuestion): Promise<Answer | undefined> {
  const { question } = asked;
  const choices = question.choices.map(({ code, label }) => ({ value: code, name: label }));
  const chosen = await ask.checkbox({ ...about(asked), message: question.text, choices });
  return chosen.length === 0 ? undefined : chosen;
}

async function askText(ask: Prompts, asked: AskedQuestion): Promise<Answer | undefined> {
  const { question, check } = asked;
  const typed = await ask.input({
    ...about(asked),
    message:
      question.kind === "date" ? `${question.text} (such as 23/11/2026; Enter for more)` : `${question.text} (Enter for more)`,
    check: (text) => (text === "" ? undefined : check(text)),
  });
  return typed === "" ? undefined : typed;
}

/** Left empty, the note that is there stays. */
async function askNote(ask: Prompts, asked: AskedQuestion, before: string): Promise<string> {
  const typed = await ask.input({
    ...about(asked),
    message: before === "" ? "In their own words:" : "In their own words (Enter keeps the note there is):",
    check: (text) => (text.length > LONGEST_NOTE ? `A note has at most ${LONGEST_NOTE} characters.` : undefined),
  });
  return typed === "" ? before : typed;
}
