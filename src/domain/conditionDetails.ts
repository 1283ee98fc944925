import type { DetailField, DetailKind } from "./licenceCatalogue.js";
import { type PlainTime, parsePlainTime } from "./plainTime.js";
import type { CurfewHours } from "./records.js";
import { DAY_WANTED, parseWrittenDay } from "./writtenDay.js";

/** A detail as it may be kept, or what is wrong with it (never the value itself). */
type ParsedDetail = { readonly value: string | readonly string[] } | { readonly issue: string };

const LONGEST = 500;

/**
 * One detail of a condition from what was typed. Lists may be given as a list or as one text with `;` between (times also with a
 * comma); times come back as `HH:mm`, ranges as `HH:mm-HH:mm`, days as ISO, choices as the catalogue writes them.
 */
export function parseDetail(field: DetailField, given: unknown): ParsedDetail {
  const texts = textsOf(field.kind, given);
  if (texts === undefined) return { issue: "wants text, in quotes" };
  if (texts.length === 0) return { issue: "is empty" };
  if (texts.some((text) => text.length > LONGEST)) return { issue: `is longer than ${LONGEST} characters` };
  const most = field.most ?? (isMany(field.kind) ? Number.POSITIVE_INFINITY : 1);
  if (texts.length > most) return { issue: `wants at most ${most}` };
  const values: string[] = [];
  for (const text of texts) {
    const value = PARSERS[field.kind](text, field);
    if (value === undefined) return { issue: `wants ${wanted(field)}` };
    values.push(value);
  }
  return { value: isMany(field.kind) ? values : values.join("") };
}

/** A range of times as kept (`19:00-07:00`), or undefined where it is none. An end not after the start is on the next day. */
export function parseTimeRange(text: string): CurfewHours | undefined {
  const [from, until, ...rest] = text
    .split(/\s*(?:-|–|\bto\b)\s*/)
    .map((part) => parsePlainTime(part === "24:00" ? "00:00" : part));
  return from === undefined || until === undefined || rest.length > 0 || from === until ? undefined : { from, until };
}

/** The ranges of a detail of kind `times`, leaving out what cannot be read (C21 says so). */
export function timeRangesOf(value: string | readonly string[] | undefined): readonly CurfewHours[] {
  return timesOf(value).flatMap((text) => parseTimeRange(text) ?? []);
}

/** The times of a detail of kind `clockTimes`, leaving out what cannot be read. */
export function clockTimesOf(value: string | readonly string[] | undefined): readonly PlainTime[] {
  return timesOf(value).flatMap((text) => parsePlainTime(text) ?? []);
}

/** The texts of a detail that may hold one or several. */
export function manyOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

type Parser = (text: string, field: DetailField) => string | undefined;

const PARSERS: Readonly<Record<DetailKind, Parser>> = {
  text: (text) => text,
  list: (text, field) => (field.choices === undefined ? text : findChoice(text, field.choices)),
  choice: (text, field) => findChoice(text, field.choices ?? []),
  times: (text) => {
    const range = parseTimeRange(text);
    return range === undefined ? undefined : `${range.from}-${range.until}`;
  },
  clockTimes: parsePlainTime,
  number: (text) => (/^\d{1,9}(\.\d{1,2})?$/.test(text) ? text : undefined),
  date: parseWrittenDay,
};

function findChoice(text: string, choices: readonly string[]): string | undefined {
  return choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
}

function wanted(field: DetailField): string {
  switch (field.kind) {
    case "times":
      return "hours such as 19:00-07:00, with an end that differs from the start";
    case "clockTimes":
      return "times such as 09:00";
    case "number":
      return "a number";
    case "date":
      return DAY_WANTED;
    default:
      return field.choices === undefined ? "text" : `one of: ${field.choices.join("; ")}`;
  }
}

function isMany(kind: DetailKind): boolean {
  return kind === "list" || kind === "times" || kind === "clockTimes";
}

function timesOf(value: string | readonly string[] | undefined): readonly string[] {
  return manyOf(value).flatMap((text) => splitText("times", text).map((part) => part.trim()));
}

/** Undefined where it is not text at all. A number typed bare in YAML is text enough. */
function textsOf(kind: DetailKind, given: unknown): readonly string[] | undefined {
  const many = Array.isArray(given) ? given : [given];
  const texts: string[] = [];
  for (const one of many) {
    if (typeof one !== "string" && typeof one !== "number") return undefined;
    texts.push(...splitText(kind, String(one)));
  }
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

function splitText(kind: DetailKind, text: string): readonly string[] {
  if (!isMany(kind)) return [text];
  return text.split(kind === "list" ? ";" : /[;,]/);
}
