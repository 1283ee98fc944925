import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { PlainTime } from "../domain/plainTime.js";

/** What turns typed words into days and times. Handed in when a command runs, so that help loads no calendar. */
export interface Reading {
  /** The day meant by `today`, `+14d`, `23 Nov 2026` …, or undefined where none is. */
  day(text: string): PlainDate | undefined;
  time(text: string): PlainTime | undefined;
}

/** An option: how help shows it, and how its value is read. `flag` in `read` is what errors name. */
export interface OptionSpec<V> {
  readonly summary: string;
  /** `days` for `--entering <days>`; absent for a flag that takes no value. */
  readonly placeholder?: string;
  readonly choices?: readonly string[];
  readonly repeated: boolean;
  readonly required: boolean;
  /** Throws AppError (usage) where the words are no such value. */
  read(typed: unknown, flag: string, reading: Reading): V;
}

/** An argument: named by its place in the command line. */
export interface ArgumentSpec<V> {
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly many: boolean;
  readonly required: boolean;
  read(typed: unknown, name: string, reading: Reading): V;
}

type Read<V> = (text: string, flag: string, reading: Reading) => V;

/** An option that is there or not: `--all`. */
export function flag(summary: string): OptionSpec<boolean> {
  return { summary, repeated: false, required: false, read: (typed) => typed === true };
}

/** Free text: `--purpose <text>`. Empty text is refused. */
export function text(placeholder: string, summary: string): OptionSpec<string | undefined> {
  return valueOption(placeholder, summary, (typed) => typed);
}

/** One of a fixed list: `--state open`. */
export function choice<const C extends string>(
  placeholder: string,
  choices: readonly C[],
  summary: string,
): OptionSpec<C | undefined> {
  return { ...valueOption(placeholder, summary, readChoice(choices)), choices };
}

/** A day, in any of the ways dates are read. */
export function day(summary: string): OptionSpec<PlainDate | undefined> {
  return valueOption("date", summary, (typed, name, reading) => {
    const found = reading.day(typed);
    if (found === undefined)
      throw notThat(name, typed, "a date", "Write it as 2026-11-23, 23/11/2026, 23 Nov 2026, today, tomorrow or +14d.");
    return found;
  });
}

/** A time of the day, 24 hours, in London. */
export function time(summary: string): OptionSpec<PlainTime | undefined> {
  return valueOption("time", summary, (typed, name, reading) => {
    const found = reading.time(typed);
    if (found === undefined) throw notThat(name, typed, "a time", "Write it with 24 hours, for example 09:30.");
    return found;
  });
}

/** A whole number from `min` (0 unless said) to `max`. */
export function count(
  placeholder: string,
  summary: string,
  limits: { min?: number; max?: number } = {},
): OptionSpec<number | undefined> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = limits;
  const allowed = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `from ${min} to ${max}`;
  return valueOption(placeholder, summary, (typed, name) => {
    const number = /^[+-]?\d{1,15}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
    if (!(number >= min && number <= max)) throw notThat(name, typed, "a number it can take", `Give a whole number, ${allowed}.`);
    return number;
  });
}

/** An amount of money, in pence: `11`, `11.50` or `£11.50`. */
export function money(placeholder: string, summary: string): OptionSpec<number | undefined> {
  return valueOption(placeholder, summary, (typed, name) => {
    const amount = /^£?(\d{1,6})(?:\.(\d{2}))?$/.exec(typed.trim());
    if (amount === null) throw notThat(name, typed, "an amount of money", "Give it in pounds, for example 11 or 11.50.");
    return Number(amount[1]) * 100 + Number(amount[2] ?? 0);
  });
}

/** The same option, given any number of times: `--state open --state overdue`. */
export function repeated<V>(spec: OptionSpec<V | undefined>): OptionSpec<readonly V[]> {
  return {
    ...spec,
    repeated: true,
    read: (typed, name, reading) => listOf(typed).map((one) => spec.read(one, name, reading) as V),
  };
}

/** The same option, without which the command line is wrong. Where a person could be asked instead, leave it optional and ask. */
export function required<V>(spec: OptionSpec<V | undefined>): OptionSpec<V> {
  return { ...spec, required: true, read: (typed, name, reading) => spec.read(typed, name, reading) as V };
}

/** An argument that must be there. */
export function argument(summary: string): ArgumentSpec<string> {
  return { summary, many: false, required: true, read: (typed, name) => readText(String(typed), name) };
}

/** An argument that may be left out. */
export function optionalArgument(summary: string): ArgumentSpec<string | undefined> {
  return {
    ...argument(summary),
    required: false,
    read: (typed, name) => (typed === undefined ? undefined : readText(String(typed), name)),
  };
}

/** One or more arguments, the last of the command line. */
export function argumentList(summary: string): ArgumentSpec<readonly string[]> {
  return { summary, many: true, required: true, read: (typed, name) => listOf(typed).map((one) => readText(one, name)) };
}

/** An argument out of a fixed list. */
export function choiceArgument<const C extends string>(choices: readonly C[], summary: string): ArgumentSpec<C> {
  const read = readChoice(choices);
  return { summary, choices, many: false, required: true, read: (typed, name) => read(String(typed), name) };
}

/** The value of a flag as it is. Throws AppError (usage) where it is nothing, and where the next flag was taken for it. */
export function readFlagValue(typed: string, flag: string): string {
  if (/^--[a-z][a-z-]+$/.test(typed)) throw emptyValue(`${flag} was given no value: ${typed} comes next.`);
  return readText(typed, flag);
}

function readText(typed: string, name: string): string {
  if (typed.trim() === "") throw emptyValue(`${name} was given nothing.`);
  return typed;
}

function emptyValue(message: string): AppError {
  return new AppError("usage", "EMPTY_VALUE", message, { hint: "Give it a value, or leave it out." });
}

function valueOption<V>(placeholder: string, summary: string, read: Read<V>): OptionSpec<V | undefined> {
  return {
    summary,
    placeholder,
    repeated: false,
    required: false,
    read: (typed, name, reading) => (typeof typed === "string" ? read(readFlagValue(typed, name), name, reading) : undefined),
  };
}

function readChoice<const C extends string>(choices: readonly C[]): (typed: string, name: string) => C {
  return (typed, name) => {
    const found = choices.find((one) => one === typed) ?? choices.find((one) => spoken(one) === spoken(typed));
    if (found === undefined) throw notThat(name, typed, "one of its choices", `Choose from: ${choices.join(", ")}.`);
    return found;
  };
}

/** So that `--how "in person"` and `--how In-Person` are what `in_person` is. */
function spoken(choice: string): string {
  return choice
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "_");
}

function listOf(typed: unknown): readonly string[] {
  return Array.isArray(typed) ? typed.map(String) : [];
}

function notThat(name: string, typed: string, what: string, hint: string): AppError {
  return new AppError("usage", "BAD_VALUE", `${name} was given ${JSON.stringify(typed)}, which is not ${what}.`, { hint });
}
