import { MONTH_NAMES } from "../domain/monthNames.js";
import { type PlainDate, parsePlainDate, plainDateOf } from "../domain/plainDate.js";
import { dayInLondon } from "../domain/plainTime.js";
import type { DateOrder } from "./rollMapping.js";

/** What a date cell says before anyone has decided whether its day or its month comes first. */
export type DateShape =
  | { readonly kind: "blank" }
  /** A word that stands for no date, in capitals. */
  | { readonly kind: "none"; readonly word: string }
  | { readonly kind: "day"; readonly day: PlainDate }
  | { readonly kind: "named"; readonly dayOfMonth: number; readonly month: number; readonly year: ShortYear }
  | { readonly kind: "numbers"; readonly first: number; readonly second: number; readonly year: ShortYear }
  | { readonly kind: "notADate" };

/** A year as written: of two digits or of four. */
interface ShortYear {
  readonly value: number;
  readonly twoDigits: boolean;
}

/** What a date cell says. */
export type DateReading =
  | { readonly kind: "day"; readonly day: PlainDate }
  | { readonly kind: "none" }
  | { readonly kind: "notADate" };

const NO_DATE_WORDS: ReadonlySet<string> = new Set(
  [
    "N/A",
    "NA",
    "NONE",
    "NIL",
    "NULL",
    "UNKNOWN",
    "NOT KNOWN",
    "NOT SET",
    "NOT RECORDED",
    "TO BE SET",
    "TBS",
    "TBC",
    "TBA",
    "-",
    "--",
    ".",
  ].concat(["00/00/0000", "0000-00-00"]),
);
/** Systems write "never" as a day in 2999 or 9999, or as the first day of year 1. */
const NEVER_FROM_YEAR = "2900";
const NEVER_UNTIL_YEAR = "0001";

const TIME = String.raw`(?:[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?)?`;
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}( ?(?:Z|[+-]\d{2}:?\d{2}|UTC|GMT|BST|[ECMP][SD]T))?$`,
  "iu",
);
const NUMBERS = new RegExp(String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})${TIME}$`, "iu");
const NAMED = new RegExp(
  String.raw`^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]([a-z]{3,9})[-/., ]+(\d{4}|\d{2})${TIME}$`,
  "iu",
);

/** The shape of a date cell that has been cleaned. */
export function parseDateShape(text: string): DateShape {
  if (text === "") return { kind: "blank" };
  const day = parsePlainDate(text);
  if (day !== undefined) return neverOr({ kind: "day", day });
  const numbers = NUMBERS.exec(text);
  if (NO_DATE_WORDS.has(text.toUpperCase())) return { kind: "none", word: text.toUpperCase() };
  if (numbers !== null)
    return neverOr({ kind: "numbers", first: Number(numbers[1]), second: Number(numbers[2]), year: yearOf(numbers[3]) });
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return yearFirst[4] === undefined ? dayShape(yearFirst) : instantShape(text, yearFirst);
  const named = NAMED.exec(text);
  const month = named === null ? 0 : monthOf(named[2] ?? "");
  return month === 0
    ? { kind: "notADate" }
    : neverOr({ kind: "named", dayOfMonth: Number(named?.[1]), month, year: yearOf(named?.[3]) });
}

/**
 * The day that a shape names in an order. A year of two digits is the last one ending so that is not after `latestYear`.
 */
export function settleDate(shape: DateShape, order: DateOrder, latestYear: number): DateReading {
  if (shape.kind === "blank" || shape.kind === "none") return { kind: "none" };
  if (shape.kind === "day" || shape.kind === "notADate") return shape;
  const year = shape.year.twoDigits ? latestYear - ((((latestYear - shape.year.value) % 100) + 100) % 100) : shape.year.value;
  const [month, dayOfMonth] =
    shape.kind === "named"
      ? [shape.month, shape.dayOfMonth]
      : order === "dayFirst"
        ? [shape.second, shape.first]
        : [shape.first, shape.second];
  const day = plainDateOf(year, month, dayOfMonth);
  return day === undefined ? { kind: "notADate" } : { kind: "day", day };
}

function dayShape([, year, month, dayOfMonth]: RegExpExecArray): DateShape {
  const day = plainDateOf(Number(year), Number(month), Number(dayOfMonth));
  return day === undefined ? { kind: "notADate" } : neverOr({ kind: "day", day });
}

/** A time with a zone is an instant: an evening in one zone may be the next day here. */
function instantShape(text: string, match: RegExpExecArray): DateShape {
  const [, year = ""] = match;
  const zone = (match[4] ?? "").trim().toUpperCase();
  // British Summer Time is London's own.
  if (zone === "BST") return dayShape(match);
  const instant = new Date(/^[A-Z]{3}$/u.test(zone) ? text : text.replace(" ", "T"));
  if (Number.isNaN(instant.getTime()) || year >= NEVER_FROM_YEAR || year <= NEVER_UNTIL_YEAR) return dayShape(match);
  return { kind: "day", day: dayInLondon(instant) };
}

function neverOr(shape: DateShape): DateShape {
  const year =
    shape.kind === "day" ? shape.day.slice(0, 4) : "year" in shape && !shape.year.twoDigits ? padYear(shape.year.value) : "";
  return year === "" || (year < NEVER_FROM_YEAR && year > NEVER_UNTIL_YEAR) ? shape : { kind: "none", word: `A DAY IN ${year}` };
}

function padYear(year: number): string {
  return String(year).padStart(4, "0");
}

function yearOf(digits = ""): ShortYear {
  return { value: Number(digits), twoDigits: digits.length === 2 };
}

/** 1 to 12 by its name or its first three letters or more; 0 where it is no month. */
function monthOf(name: string): number {
  return MONTH_NAMES.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}
