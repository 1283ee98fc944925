import type { DistinctQuestion } from "inquirer";
import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import { inertLine } from "./output/inert.js";
import type { Streams } from "./runtime.js";
import { Stopped } from "./stopped.js";

interface Question {
  /** The flag that gives the same answer, named where nobody can be asked. */
  readonly flag: string;
  readonly message: string;
  /** The answer is wiped off the terminal once it is given: nobody who scrolls back may read it. */
  readonly sealed?: boolean;
}

interface Choice<V extends string> {
  readonly value: V;
  readonly name: string;
}

interface ChoiceQuestion<V extends string> extends Question {
  readonly choices: readonly Choice<V>[];
}

interface InputQuestion extends Question {
  readonly default?: string;
  /** A sentence where the answer will not do. Nothing, or undefined, where it will. */
  check?(text: string): string | undefined;
}

/**
 * Questions to the person at the terminal, drawn on standard error. Each throws AppError (usage, MISSING_ANSWER) where nobody can be
 * asked, and Stopped after Ctrl-C.
 */
export interface Prompts {
  /** Whether there is somebody to ask. */
  readonly available: boolean;
  select<V extends string>(question: ChoiceQuestion<V>): Promise<V>;
  checkbox<V extends string>(question: ChoiceQuestion<V>): Promise<readonly V[]>;
  /** The answer without the spaces around it; empty where the person left it empty and there is no default. */
  input(question: InputQuestion): Promise<string>;
  confirm(question: Question & { readonly default?: boolean }): Promise<boolean>;
  date(question: Question): Promise<PlainDate>;
}

interface PromptSettings {
  readonly streams: Streams;
  readonly noInput: boolean;
  readonly signal: AbortSignal;
  parseDay(text: string): PlainDate | undefined;
}

export function buildPrompts(settings: PromptSettings): Prompts {
  const { streams, noInput } = settings;
  // Asked late: touching standard input opens it.
  const isAvailable = (): boolean => !noInput && streams.stdin.isTTY === true && streams.stderr.isTTY === true;
  const put = async (question: Question, more: object): Promise<unknown> => {
    if (!isAvailable()) throw missingAnswer(question);
    const asked = { ...more, message: inertLine(question.message), name: "answer" };
    return await putQuestion(asked, question.sealed === true, settings);
  };
  return {
    get available() {
      return isAvailable();
    },
    select: async (question) =>
      getChosen(
        question.choices,
        await put(question, { type: "select", pageSize: CHOICES_SHOWN, choices: shown(question.choices) }),
      ),
    checkbox: async (question) => {
      const answers = await put(question, {
        ...{ type: "checkbox", pageSize: CHOICES_SHOWN, choices: shown(question.choices) },
        // A letter typed by mistake would tick everything.
        shortcuts: { all: null, invert: null },
      });
      return (answers as readonly unknown[]).map((answer) => getChosen(question.choices, answer));
    },
    input: async (question) =>
      String(await put(question, { type: "input", ...defaultOf(question), validate: validator(question.check) })).trim(),
    confirm: async (question) => (await put(question, { type: "confirm", ...defaultOf(question) })) === true,
    date: async (question) => {
      const check = (text: string) => (settings.parseDay(text) === undefined ? DATE_HELP : undefined);
      const day = settings.parseDay(String(await put(question, { type: "input", validate: validator(check) })).trim());
      if (day === undefined) throw missingAnswer(question);
      return day;
    },
  };
}

/** Fits a terminal of 24 lines with the question above. */
const CHOICES_SHOWN = 15;
const DATE_HELP = "Write a date as 2026-11-23, 23/11/2026, 23 Nov 2026, today, tomorrow or +14d.";

/** Puts one question through inquirer, which is loaded here and nowhere else. */
async function putQuestion(question: object, sealed: boolean, { streams, signal }: PromptSettings): Promise<unknown> {
  signal.throwIfAborted();
  const { createPromptModule } = await import("inquirer");
  const prompt = createPromptModule({ input: streams.stdin, output: streams.stderr, clearPromptOnDone: sealed });
  const asked = prompt<{ answer: unknown }>([question as DistinctQuestion<{ answer: unknown }>]);
  const close = (): void => asked.ui.close();
  signal.addEventListener("abort", close, { once: true });
  try {
    return (await asked).answer;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof Error && error.name === "ExitPromptError" ? new Stopped("SIGINT") : error;
  } finally {
    signal.removeEventListener("abort", close);
  }
}

function missingAnswer({ flag }: Question): AppError {
  return new AppError("usage", "MISSING_ANSWER", `${flag} is missing, and nobody can be asked here.`, {
    hint: `Give ${flag}, or run this on a terminal without --no-input.`,
  });
}

function shown(choices: readonly Choice<string>[]): readonly Choice<string>[] {
  return choices.map(({ value, name }) => ({ value, name: inertLine(name) }));
}

function getChosen<V extends string>(choices: readonly Choice<V>[], answer: unknown): V {
  const found = choices.find((choice) => choice.value === answer);
  if (found === undefined) throw new RangeError("the answer is none of the choices");
  return found.value;
}

function defaultOf(question: { readonly default?: string | boolean }): object {
  if (question.default === undefined) return {};
  return { default: typeof question.default === "string" ? inertLine(question.default) : question.default };
}

function validator(check: ((text: string) => string | undefined) | undefined): (text: string) => string | true {
  return (text) => check?.(text.trim()) ?? true;
}
