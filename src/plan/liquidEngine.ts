import { Liquid, type LiquidError, type Template } from "liquidjs";
import { formatDay, formatLongDay, formatWeekday } from "../domain/dateWords.js";
import { type PlainDate, parsePlainDate } from "../domain/plainDate.js";
import { parsePlainTime } from "../domain/plainTime.js";
import { WEEKDAYS } from "../domain/records.js";
import { clockWords } from "./clockWords.js";
import { openValues, sealValue } from "./filledValues.js";
import type { TemplateHeader } from "./templateHeader.js";

/** All a template may do: ask, and go through a list. Nothing that reads files, keeps state or turns escaping off. */
const TAGS: ReadonlySet<string> = new Set(["if", "unless", "case", "for", "comment"]);
const BUILT_IN_FILTERS: ReadonlySet<string> = new Set(["default", "join", "size", "first", "last", "upcase"]);

/**
 * Bounds of one plan: characters of the template, milliseconds, objects, steps, characters of the result. A plan of three pages
 * needs a hundredth of them.
 */
const PARSE_LIMIT = 100_000;
const RENDER_LIMIT_MS = 5_000;
const MEMORY_LIMIT = 1_000_000;
const STEP_LIMIT = 100_000;
const OUTPUT_LIMIT = 1_000_000;

/** Not after "St." or "Mr.". */
const BETWEEN_SENTENCES = /(?<=[\p{Ll}\d]{2}[.!?]) +(?=\p{Lu})/gu;

/** A line to write on. */
const BLANK = "_".repeat(24);

/** A Liquid that can only fill values into text. What it fills in is sealed (filledValues.ts). */
export function buildLiquid(header: Pick<TemplateHeader, "language" | "words">): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    jsTruthy: true,
    greedy: false,
    parseLimit: PARSE_LIMIT,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
    templates: {},
    outputEscape: sealValue,
  });
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.has(tag)) delete liquid.tags[tag];
  for (const filter of Object.keys(liquid.filters)) if (!BUILT_IN_FILTERS.has(filter)) liquid.unregisterFilter(filter);
  registerFilters(liquid, header);
  return liquid;
}

/**
 * `day`, `longDay`, `weekday` and `time` in the language of the template; `word` from its header; `nowrap` keeps a phone number on one
 * line; `sentences` starts each sentence on a line of its own; `blank` draws a line to fill in where there is nothing.
 */
function registerFilters(liquid: Liquid, { language, words }: Pick<TemplateHeader, "language" | "words">): void {
  const days = (format: (day: PlainDate) => string) => (value: unknown) => {
    const day = parsePlainDate(String(value));
    return day === undefined ? "" : format(day);
  };
  liquid.registerFilter(
    "day",
    days((day) => formatDay(day, language)),
  );
  liquid.registerFilter(
    "longDay",
    days((day) => formatLongDay(day, language)),
  );
  liquid.registerFilter("time", (value: unknown) => {
    const time = parsePlainTime(String(value));
    return time === undefined ? "" : clockWords(time, language);
  });
  liquid.registerFilter("weekday", (value: unknown) => {
    const weekday = (WEEKDAYS as readonly unknown[]).indexOf(value);
    return weekday < 0 ? "" : formatWeekday(weekday + 1, language);
  });
  liquid.registerFilter("word", (value: unknown) => words[String(value)] ?? String(value));
  liquid.registerFilter("blank", (value: unknown) => (String(value ?? "").trim() === "" ? BLANK : value));
  liquid.registerFilter("sentences", (value: unknown) => String(value).replace(BETWEEN_SENTENCES, "\n"));
  liquid.registerFilter("nowrap", (value: unknown) => String(value).replaceAll(" ", "\u00a0"));
}

/** The text of parsed Liquid with values filled in, still sealed. Throws LiquidError where a bound is passed. */
export function fillIn(liquid: Liquid, templates: Template[], values: object): string {
  const text: string = liquid.renderSync(templates, values, { templateLimit: STEP_LIMIT });
  if (text.length > OUTPUT_LIMIT) throw new RangeError("The template makes far more text than a plan can hold.");
  return text;
}

/** A single line of text with values filled in: for the foot of a page, which is not Markdown. */
export function fillInLine(liquid: Liquid, templates: Template[], values: object): string {
  return openValues(fillIn(liquid, templates, values)).replaceAll("\n", " ");
}

/** Where in the text Liquid stumbled, and over what; `undefined` where the error is not one of Liquid's. */
export function liquidMistake(error: unknown): { line: number; message: string } | undefined {
  if (!isLiquidError(error)) return undefined;
  const [line] = error.token.getPosition() as [number, number];
  const what = (error.originalError?.message ?? error.message)
    .replace(/(\{[%{])-|-([%}]\})/g, "$1$2")
    .replace(/, (?:file:[^,]+, )?line:\d+, col:\d+$/, "");
  return { line, message: `Liquid: ${what}.` };
}

function isLiquidError(error: unknown): error is LiquidError {
  return error instanceof Error && "token" in error && typeof (error as LiquidError).token?.getPosition === "function";
}
