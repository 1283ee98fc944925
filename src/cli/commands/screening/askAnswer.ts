import type { Answer } from "../../../domain/records.js";
import type { AskedQuestion, AskQuestion } from "../../../services/screeningInterview.js";
import type { Output } from "../../output/output.js";
import type { Prompts } from "../../prompts.js";

const KEEP = "(keep)";
const NONE = "(none)";
const AGAIN = "(again)";
const FLAG = "--answers";

/** Puts the questions of a screening on the terminal, one at a time; what was answered before is offered first, so that Enter keeps it. */
export function askOnTerminal(ask: Prompts, output: Output): AskQuestion {
  let topic = "";
  return async (asked) => {
    if (asked.topic !== topic) output.say(`\n${asked.topic}`);
    topic = asked.topic;
    if (asked.question.kind === "one") return askOne(ask, asked);
    const { before } = asked;
    if (before === undefined) return askAnew(ask, asked);
    const how = await ask.select({
      ...about(asked),
      message: `${asked.question.text} (before: ${before.words})`,
      choices: [
        { value: KEEP, name: "As before" },
        { value: AGAIN, name: "Something else" },
        { value: NONE, name: "No answer" },
      ],
    });
    if (how === KEEP) return before.answer;
    return how === NONE ? null : askAnew(ask, asked);
  };
}

/** What every prompt of a question has in common: a restricted answer does not stay on the screen. */
function about({ question }: AskedQuestion): { readonly flag: string; readonly sealed: boolean } {
  return { flag: FLAG, sealed: question.restricted };
}

async function askOne(ask: Prompts, asked: AskedQuestion): Promise<Answer> {
  const { question, before } = asked;
  const others = question.choices.filter((choice) => choice.code !== before?.answer);
  const chosen = await ask.select({
    ...about(asked),
    message: question.text,
    choices: [
      ...(before === undefined ? [] : [{ value: KEEP, name: `As before: ${before.words}` }]),
      ...others.map(({ code, label }) => ({ value: code, name: label })),
      { value: NONE, name: "No answer" },
    ],
  });
  if (chosen === KEEP) return before?.answer ?? null;
  return chosen === NONE ? null : chosen;
}

function askAnew(ask: Prompts, asked: AskedQuestion): Promise<Answer | undefined> {
  return asked.question.kind === "several" ? askSeveral(ask, asked) : askText(ask, asked);
}

/** Nothing chosen may be an answer or a slip of the space bar, so it is asked about. */
async function askSeveral(ask: Prompts, asked: AskedQuestion): Promise<Answer> {
  const { question } = asked;
  const choices = question.choices.map(({ code, label }) => ({ value: code, name: label }));
  for (;;) {
    const chosen = await ask.checkbox({ ...about(asked), message: question.text, choices });
    if (chosen.length > 0) return chosen;
    if (await ask.confirm({ ...about(asked), message: "Nothing is chosen. Is that no answer?", default: true })) return null;
  }
}

/** Left empty, a question that has to be asked has no answer; another was not put. */
async function askText(ask: Prompts, asked: AskedQuestion): Promise<Answer | undefined> {
  const { question, check } = asked;
  const typed = await ask.input({
    ...about(asked),
    message: question.kind === "date" ? `${question.text} (such as 23/11/2026)` : question.text,
    check: (text) => (text === "" ? undefined : check(text)),
  });
  if (typed !== "") return typed;
  return question.required ? null : undefined;
}
