import type { DistinctQuestion } from "inquirer";
import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import { hangText } from "./hangText.js";
import { displayWidth } from "./output/displayWidth.js";
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
  /** The same, without anything on the screen of what is typed. */
  secret(question: InputQuestion): Promise<string>;
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
  const columns = (): number => streams.stderr.columns || 80;
  const put = async (question: Question, more: object): Promise<unknown> => {
    if (!isAvailable()) throw missingAnswer(question);
    const asked = { ...more, message: messageOf(question, columns()), name: "answer" };
    return await putQuestion(asked, question.sealed === true, settings);
  };
  const validator = (check: InputQuestion["check"]) => (text: string) => {
    const wrong = check?.(text.trim());
    return wrong === undefined ? true : hangText(wrong, columns(), { front: 2, behind: 1 });
  };
  return {
    get available() {
      return isAvailable();
    },
    select: async (question) =>
      getChosen(
        question.choices,
        await put(question, { type: "select", pageSize: CHOICES_SHOWN, choices: shown(question, columns(), "❯ ") }),
      ),
    checkbox: async (question) => {
      const answers = await put(question, {
        ...{ type: "checkbox", pageSize: CHOICES_SHOWN, choices: shown(question, columns(), "❯◯ ") },
        theme: { style: { renderSelectedChoices: (chosen: readonly Shown[]) => chosenOf(question, columns(), chosen) } },
        // A letter typed by mistake would tick everything.
        shortcuts: { all: null, invert: null },
      });
      return (answers as readonly unknown[]).map((answer) => getChosen(question.choices, answer));
    },
    input: async (question) =>
      String(await put(question, { type: "input", ...defaultOf(question), validate: validator(question.check) })).trim(),
    secret: async (question) =>
      String(await put(question, { type: "password", mask: true, validate: validator(question.check) })).trim(),
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

/** What inquirer sets before a message ("? "), and may set behind it ("(Y/n) Yes"). */
const AROUND_MESSAGE = { front: 2, behind: 10 };

function messageOf({ message }: Question, columns: number): string {
  return hangText(inertLine(message), columns, AROUND_MESSAGE);
}

/** A choice as inquirer draws it: `short` stands behind the question once it is chosen. */
interface Shown extends Choice<string> {
  readonly short: string;
}

function shown(question: ChoiceQuestion<string>, columns: number, mark: string): readonly Shown[] {
  return question.choices.map(({ value, name }) => ({
    value,
    name: hangText(inertLine(name), columns, { front: displayWidth(mark), behind: 1 }),
    short: behindMessage(question, columns, inertLine(name)),
  }));
}

/** All that were ticked, in place of their `short`, each of which would begin a line. */
function chosenOf(question: ChoiceQuestion<string>, columns: number, chosen: readonly Shown[]): string {
  const names = question.choices.filter(({ value }) => chosen.some((one) => one.value === value)).map(({ name }) => name);
  return behindMessage(question, columns, inertLine(names.join(", ")));
}

/** An answer behind its question, or on lines of its own where it does not fit there. */
function behindMessage(question: Question, columns: number, answer: string): string {
  const { front } = AROUND_MESSAGE;
  const last = messageOf(question, columns).split("\n").at(-1) ?? "";
  if (front + displayWidth(`${last.trim()} ${answer}`) < columns) return answer;
  return `\n${" ".repeat(front)}${hangText(answer, columns, { front, behind: 1 })}`;
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
