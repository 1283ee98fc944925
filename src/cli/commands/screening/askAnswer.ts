import type { Answer } from "../../../domain/records.js";
import { LONGEST_NOTE } from "../../../domain/screeningAnswers.js";
import type { AskedQuestion, AskQuestion, Reply } from "../../../services/screeningInterview.js";
import type { Output } from "../../output/output.js";
import type { Prompts } from "../../prompts.js";

const FLAG = "--answers";
/** Choices beside those of the question; no code of a question begins with a bracket. */
const ENTER = "(enter)";
const NONE = "(none)";
const MORE = "(more)";
/** What is typed instead of an answer in words to see what else there is. */
const MORE_TYPED = "/";

/**
 * Puts the questions of a screening on the terminal, one at a time, each with its topic and place. Enter alone always leaves things as
 * they are: it keeps what was answered before, and where nothing was, it answers nothing.
 */
export function askOnTerminal(ask: Prompts, output: Output): AskQuestion {
  return async (asked) => {
    output.say(`\n${asked.topic} · ${asked.place.number} of ${asked.place.of}${typingHint(asked)}`);
    if (asked.note !== undefined) output.say(`In their own words: ${asked.note}`);
    for (;;) {
      const reply = await putQuestion(ask, output, asked);
      const done = reply === "more" ? await askMore(ask, asked) : reply;
      if (done !== "again") return done;
    }
  };
}

/** Typed instead of a note, it takes away the one there was. */
const NOTE_AWAY = "-";

/** What the keys do where words are typed; lists say it themselves. Not beside the question, where a line would break in a word. */
function typingHint({ question, before }: AskedQuestion): string {
  if (question.kind === "one" || question.kind === "several") return "";
  const day = question.kind === "date" ? "a day such as 23/11/2026; " : "";
  return ` (${day}${before === undefined ? "Enter skips" : "Enter keeps it"}; ${MORE_TYPED} for more)`;
}

type Put = Reply | "more" | "again";

function putQuestion(ask: Prompts, output: Output, asked: AskedQuestion): Promise<Put> {
  const { before, question } = asked;
  if (question.kind === "one") return askOne(ask, asked);
  if (before !== undefined && question.restricted) return askSealed(ask, asked);
  if (question.kind === "several") return askSeveral(ask, asked);
  if (before !== undefined) output.say(`Before: ${before.words}`);
  return askText(ask, asked);
}

/** What every prompt of a question has in common: a restricted answer does not stay on the screen. */
function about({ question }: AskedQuestion): { readonly flag: string; readonly sealed: boolean } {
  return { flag: FLAG, sealed: question.restricted };
}

function answered(answer: Answer): Reply {
  return { does: "answer", answer };
}

/** The words of the menu say what it holds, so that nobody has to open it to find out. */
function moreName({ canGoBack }: AskedQuestion, first: string): string {
  return `More: ${first}note, ${canGoBack ? "back, " : ""}stop for today`;
}

async function askOne(ask: Prompts, asked: AskedQuestion): Promise<Put> {
  const { question, before } = asked;
  const others = question.choices.filter(({ code }) => question.restricted || code !== before?.answer);
  const chosen = await ask.select({
    ...about(asked),
    message: question.text,
    choices: [
      { value: ENTER, name: before === undefined ? "Skip for now" : `As before: ${before.words}` },
      ...others.map(({ code, label }) => ({ value: code, name: label })),
      { value: NONE, name: "No answer" },
      { value: MORE, name: moreName(asked, before === undefined ? "" : "skip, ") },
    ],
  });
  if (chosen === MORE) return "more";
  if (chosen === NONE) return answered(null);
  if (chosen !== ENTER) return answered(chosen);
  return before === undefined ? { does: "skip" } : answered(before.answer);
}

/** To show what was ticked before would open what is sealed: it is kept unseen, or answered anew. */
async function askSealed(ask: Prompts, asked: AskedQuestion): Promise<Put> {
  const { question, before } = asked;
  const chosen = await ask.select({
    ...about(asked),
    message: question.text,
    choices: [
      { value: ENTER, name: `As before: ${before?.words ?? ""}` },
      { value: "anew", name: "Something else" },
      { value: MORE, name: moreName(asked, "no answer, skip, ") },
    ],
  });
  if (chosen === MORE) return "more";
  if (chosen === ENTER) return answered(before?.answer ?? null);
  const { before: _, ...anew } = asked;
  return question.kind === "several" ? askSeveral(ask, anew) : askText(ask, anew);
}

/** Nothing ticked may be no answer or a slip of the space bar, so the menu asks. */
async function askSeveral(ask: Prompts, asked: AskedQuestion): Promise<Put> {
  const { question, before } = asked;
  const chosen = await ask.checkbox({
    ...about(asked),
    message: question.text,
    choices: [
      ...question.choices.map(({ code, label }) => ({
        value: code,
        name: label,
        checked: [before?.answer].flat().includes(code),
      })),
      { value: MORE, name: moreName(asked, "no answer, skip, ") },
    ],
  });
  return chosen.length === 0 || chosen.includes(MORE) ? "more" : answered(chosen);
}

async function askText(ask: Prompts, asked: AskedQuestion): Promise<Put> {
  const { question, before, check } = asked;
  const typed = await ask.input({
    ...about(asked),
    message: question.text,
    check: (text) => (text === "" || text === MORE_TYPED ? undefined : check(text)),
  });
  if (typed === MORE_TYPED) return "more";
  if (typed !== "") return answered(typed);
  return before === undefined ? { does: "skip" } : answered(before.answer);
}

/** What else can be done at a question. The first leads back to it, so that Enter does no harm. */
async function askMore(ask: Prompts, asked: AskedQuestion): Promise<Reply | "again"> {
  const chosen = await ask.select({
    ...about(asked),
    message: "What instead?",
    choices: [
      { value: "again", name: "Ask it again" },
      { value: "none", name: "No answer" },
      { value: "skip", name: "Skip for now" },
      { value: "note", name: "A note in their own words" },
      ...(asked.canGoBack ? [{ value: "back" as const, name: "Back to the question before" }] : []),
      { value: "stop", name: "Stop, and go on another day" },
    ],
  });
  if (chosen === "again") return "again";
  if (chosen === "note") return askNote(ask, asked);
  return chosen === "none" ? answered(null) : { does: chosen };
}

/** Left empty, the note stays as it was. */
async function askNote(ask: Prompts, asked: AskedQuestion): Promise<Reply | "again"> {
  const typed = await ask.input({
    ...about(asked),
    message: `In their own words (${asked.note === undefined ? "Enter: no note" : `Enter keeps it; ${NOTE_AWAY} takes it away`})`,
    check: (text) => (text.length > LONGEST_NOTE ? `A note has at most ${LONGEST_NOTE} characters.` : undefined),
  });
  if (typed === "") return "again";
  return { does: "note", note: typed === NOTE_AWAY ? "" : typed };
}
