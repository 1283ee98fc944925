import { addDays, type PlainDate, plainDateOf } from "../domain/plainDate.js";

/** Letters that prisoner numbers have and have not: a number that looks mistyped still does, and no other comes to. */
const LETTER_POOLS = ["ACDEFGHJKLMNPQRTVWXYZ", "BIOSU", "acdefghjklmnpqrtvwxyz", "biosu"];
const DIGITS = "123456789";
/** Marks of rolls that say nothing of a person, and without which a copy would not fail as its original does. */
const KEPT_WORDS: ReadonlySet<string> = new Set(
  [
    ...["null", "true", "false", "yes", "no", "unknown", "none", "content", "male", "female"],
    ...[
      "sentenced",
      "remand",
      "recall",
      "indeterminate_sentence",
      "convicted_unsentenced",
      "civil_prisoner",
      "immigration_detainee",
    ],
    ...["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  ].map((word) => word.toLowerCase()),
);

/** An escape of JSON, a word for no date, the name of a prison with its kind: these stay. */
const STAYS = String.raw`(?<stays>\\(?:u[\da-f]{4}|.)|\bn/a\b|[\p{L}' -]+\((?:HMP|YOI|STC)\b[^)]*\))`;
const YEAR_FIRST = String.raw`(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})`;
const YEAR_LAST = String.raw`(?<first>\d{1,2})(?<between>[-/.])(?<second>\d{1,2})\k<between>(?<lastYear>\d{4})`;
/** What is looked at one by one: a date, a word, a number. The rest is the file's own structure. */
const PIECE = new RegExp(
  String.raw`${STAYS}|(?<![\d/.-])(?:${YEAR_FIRST}|${YEAR_LAST})(?![\d/.-]|:\d)|[\p{L}\p{M}_]+|\d+`,
  "giu",
);

export interface Disguise {
  /** Numbers under 1, from which everything is drawn: the same numbers make the same copy. */
  readonly random: () => number;
  /** Text that stays as it is: headings, codes of prisons. In lower case. */
  readonly kept: ReadonlySet<string>;
}

/**
 * A text with everybody in it replaced, letter for letter and digit for digit: what is the same stays the same, what is different stays
 * different, and marks, quotation, blanks and line ends are as they were, so that it fails as the original does. All days are moved by
 * the same number of weeks; what is no day is not made one.
 */
export function disguiseText(text: string, { random, kept }: Disguise): string {
  const replaced = new Map<string, string>();
  const taken = new Set<string>();
  const weeks = 7 * (4 + Math.floor(random() * 20)) * (random() < 0.5 ? -1 : 1);
  const others = foreignLetters(text);
  const replace = (word: string): string => {
    const known = replaced.get(word);
    if (known !== undefined) return known;
    let made = scramble(word, random, others);
    for (let tries = 0; taken.has(made) && tries < 50; tries += 1) made = scramble(word, random, others);
    replaced.set(word, made);
    taken.add(made);
    return made;
  };
  return text.replace(PIECE, (piece, ...rest) => {
    const { stays, year, month, day, first, second, lastYear } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (stays !== undefined) return stays;
    if (year !== undefined) return moveIso(piece, [year, month, day], weeks);
    if (lastYear !== undefined) return moveNumbers(piece, [first, second, lastYear], weeks);
    const word = piece.toLowerCase();
    return kept.has(word) || KEPT_WORDS.has(word) ? piece : replace(piece);
  });
}

function scramble(word: string, random: () => number, others: string): string {
  return Array.from(word, (letter) => {
    if (letter === "0" || letter === "_" || /\p{M}/u.test(letter)) return letter;
    const pool = /\d/u.test(letter) ? DIGITS : (LETTER_POOLS.find((letters) => letters.includes(letter)) ?? others);
    return pool.charAt(Math.floor(random() * pool.length));
  }).join("");
}

/** Letters with accents are replaced by others of the same file, which its encoding has. */
function foreignLetters(text: string): string {
  return [...new Set(text.match(/[^\p{ASCII}\P{L}]/gu) ?? [])].filter((letter) => letter.length === 1).join("");
}

function moveIso(piece: string, [year, month, day]: readonly (string | undefined)[], days: number): string {
  const moved = moveDay(plainDateOf(Number(year), Number(month), Number(day)), days);
  if (moved === undefined) return piece;
  const mark = piece.charAt(4);
  const [newYear = "", newMonth = "", newDay = ""] = moved.split("-");
  return [newYear, sameWidth(newMonth, month), sameWidth(newDay, day)].join(mark);
}

/** Day first where that names a day, else month first: moved in the same order. */
function moveNumbers(piece: string, [first, second, year]: readonly (string | undefined)[], days: number): string {
  const dayFirst = moveDay(plainDateOf(Number(year), Number(second), Number(first)), days);
  const monthFirst = moveDay(plainDateOf(Number(year), Number(first), Number(second)), days);
  const moved = dayFirst ?? monthFirst;
  if (moved === undefined) return piece;
  const mark = /[-/.]/u.exec(piece)?.[0] ?? "/";
  const [newYear = "", newMonth = "", newDay = ""] = moved.split("-");
  const parts = dayFirst === undefined ? [newMonth, newDay] : [newDay, newMonth];
  return [sameWidth(parts[0] ?? "", first), sameWidth(parts[1] ?? "", second), newYear].join(mark);
}

/** Days that stand for "never" stay: they are nobody's. */
function moveDay(day: PlainDate | undefined, days: number): PlainDate | undefined {
  if (day === undefined || day >= "2900" || day < "1000") return undefined;
  return addDays(day, days);
}

/** One digit where the original had one, as far as that goes. */
function sameWidth(digits: string, original: string | undefined): string {
  return original?.length === 1 ? String(Number(digits)) : digits;
}
