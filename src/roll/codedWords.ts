import {
  HDC_STATUSES,
  type HdcStatus,
  PAROLE_STATUSES,
  type ParoleStatus,
  RECALL_TYPES,
  type RecallType,
} from "../domain/person.js";

/** A word as words are looked up: capitals, with one underscore for whatever stands between letters and digits. */
export function wordKey(word: string): string {
  if (word === "") return "";
  return word
    .toUpperCase()
    .replace(/[^\p{L}\d]+/gu, "_")
    .replace(/^_|_$/gu, "");
}

/** Finds what a word means: in the mapping's own table first, then among our own values, then in the words known of old. */
export function createWordFinder<Value extends string>(
  values: readonly Value[],
  known: Readonly<Record<string, Value>>,
  fromMapping: Readonly<Record<string, Value>> = {},
): (word: string) => Value | undefined {
  const table = new Map<string, Value>();
  for (const [word, value] of Object.entries(known)) table.set(wordKey(word), value);
  for (const value of values) table.set(wordKey(value), value);
  for (const [word, value] of Object.entries(fromMapping)) table.set(wordKey(word), value);
  const seen = new Map<string, Value | undefined>();
  return (word) => {
    if (seen.has(word)) return seen.get(word);
    const value = table.get(wordKey(word));
    // A column of words has few; one that turns out to hold anything else is not to be kept.
    if (seen.size < MOST_WORDS) seen.set(word, value);
    return value;
  };
}

const MOST_WORDS = 500;

/** NOMIS decisions and the statuses of Create and Vary a Licence (release-dates.md, 1). */
const HDC_WORDS: Readonly<Record<string, HdcStatus>> = {
  REJECTED: "refused",
  INELIGIBLE: "ineligible",
  "PRES UNSUIT": "ineligible",
  OPT_OUT: "opted_out",
  "PP INVEST": "postponed",
  "PP OUT RISK": "postponed",
  "PP AWAITING": "postponed",
  "PP PROC OUT": "postponed",
  "PP REMANDED": "postponed",
  "PP CONFISC": "postponed",
  "PP SEG": "postponed",
  "PP ULS": "postponed",
  NOT_STARTED: "unknown",
  ELIGIBILITY_CHECKS_COMPLETE: "unknown",
  RISK_CHECKS_COMPLETE: "unknown",
  NOT_A_HDC_RELEASE: "ineligible",
};

export function createHdcFinder(fromMapping?: Readonly<Record<string, HdcStatus>>): (word: string) => HdcStatus | undefined {
  return createWordFinder(HDC_STATUSES, HDC_WORDS, fromMapping);
}

export function createParoleFinder(
  fromMapping?: Readonly<Record<string, ParoleStatus>>,
): (word: string) => ParoleStatus | undefined {
  return createWordFinder(PAROLE_STATUSES, {}, fromMapping);
}

export function createRecallFinder(fromMapping?: Readonly<Record<string, RecallType>>): (word: string) => RecallType | undefined {
  return createWordFinder(RECALL_TYPES, {}, fromMapping);
}

/** The kind of recall that a NOMIS imprisonment status tells: 14FTR_ORA, FTR, FTR_56ORA, FTRSCH15_ORA, LR_IPP (release-dates.md, 3.1). */
export function findRecallType(imprisonmentStatus: string): RecallType | undefined {
  const code = wordKey(imprisonmentStatus);
  if (/^LR(_|$)/u.test(code)) return "STANDARD";
  const days = /^(\d\d)_?FTR/u.exec(code)?.[1] ?? /^FTR_?(\d\d)/u.exec(code)?.[1] ?? (/^FTR/u.test(code) ? "28" : "");
  return days === "14" ? "FTR14" : days === "28" ? "FTR28" : days === "56" ? "FTR56" : undefined;
}

/** The answer of a yes-or-no cell; undefined where it is blank or neither. */
export function parseFlag(text: string): boolean | undefined {
  const word = wordKey(text);
  if (word === "TRUE" || word === "YES" || word === "Y" || word === "1") return true;
  return word === "FALSE" || word === "NO" || word === "N" || word === "0" ? false : undefined;
}
