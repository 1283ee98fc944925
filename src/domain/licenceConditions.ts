import type { InputIssue } from "./appError.js";
import { manyOf, parseDetail } from "./conditionDetails.js";
import { type DateLanguage, formatLongDay } from "./dateWords.js";
import type { CatalogueEntry, DetailField } from "./licenceCatalogue.js";
import { missingWords } from "./missingWords.js";
import { parsePlainDate } from "./plainDate.js";
import type { ConditionDetails } from "./records.js";

/** Details as they may be kept, and everything that is wrong with what was given. */
interface CheckedDetails {
  readonly details: ConditionDetails;
  readonly issues: readonly InputIssue[];
}

/**
 * Checks the details given for a condition, all mistakes at once, each naming its field and never its value (names of victims are
 * among them). What is merely missing is no mistake here: `missingDetails` says so, and C21 stops a final plan.
 */
export function checkDetails(entry: CatalogueEntry, given: Readonly<Record<string, unknown>>): CheckedDetails {
  const details: Record<string, string | readonly string[]> = {};
  const issues: InputIssue[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = entry.details.find((one) => one.name === name);
    const parsed =
      field === undefined ? { issue: `is not a detail of ${entry.slug}${fieldList(entry)}` } : parseDetail(field, value);
    if ("issue" in parsed) issues.push({ column: name, message: `Detail ${name} ${parsed.issue}.` });
    else details[name] = parsed.value;
  }
  return { details, issues };
}

/** Names of the details that a condition needs and that are absent or cannot be read (C21). */
export function missingDetails(entry: CatalogueEntry, details: ConditionDetails): string[] {
  return entry.details.filter((field) => isMissing(field, details)).map((field) => field.name);
}

/**
 * A condition in plain words with its details filled in. A needed detail that is missing is said to be; a part in [brackets] is left out where one
 * of its details is missing. What was typed in stays as it was typed; words that the catalogue has not in this language are marked as missing.
 */
export function describeCondition(entry: CatalogueEntry, details: ConditionDetails, language: DateLanguage): string {
  const words = entry.plain[language] ?? missingWords(`the licence condition ${entry.slug}`);
  const fill = (placeholder: string) => fillIn(entry, details, placeholder, language);
  return words.replace(/\[([^\]]*)\]|\{[^}]*\}/g, (whole, part: string | undefined) => {
    if (part === undefined) return fill(whole) ?? WORDS[language].notKnown(missingLabel(entry, whole));
    const hasGap = [...part.matchAll(PLACEHOLDER)].some(([placeholder]) => fill(placeholder) === undefined);
    return hasGap ? "" : part.replace(PLACEHOLDER, (placeholder) => fill(placeholder) ?? "");
  });
}

/** Names of the fields that a text in plain words fills in: the catalogue's loader checks that there are such details. */
export function placeholdersOf(words: string): string[] {
  return [...words.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
}

const WORDS = {
  en: {
    ...{ and: () => "and", or: "or", to: "to", nextDay: "the next day" },
    notKnown: (label: string) => `(${label}: not yet known)`,
  },
  cy: {
    ...{ and: welshAnd, or: "neu", to: "tan", nextDay: "y diwrnod wedyn" },
    notKnown: () => "(nid yw'n hysbys eto)",
  },
} as const;
const PLACEHOLDER = /\{(\w+)(\|or)?\}/g;

function isMissing(field: DetailField, details: ConditionDetails): boolean {
  const value = details[field.name];
  if (value === undefined || value.length === 0) return field.required;
  return "issue" in parseDetail(field, value);
}

function fieldList(entry: CatalogueEntry): string {
  return entry.details.length === 0 ? ", which has none" : `, which has ${entry.details.map((field) => field.name).join(", ")}`;
}

function fillIn(
  entry: CatalogueEntry,
  details: ConditionDetails,
  placeholder: string,
  language: DateLanguage,
): string | undefined {
  const [, name = "", or] = [...placeholder.matchAll(PLACEHOLDER)][0] ?? [];
  const field = entry.details.find((one) => one.name === name);
  if (field === undefined || details[name] === undefined) return undefined;
  const parsed = parseDetail(field, details[name]);
  if ("issue" in parsed) return undefined;
  const values = manyOf(parsed.value).map((one) => inWords(entry, field, one, language));
  const last = values.at(-1) ?? "";
  return joinWords(values, or === undefined ? WORDS[language].and(last) : WORDS[language].or);
}

function missingLabel(entry: CatalogueEntry, placeholder: string): string {
  const [name] = placeholdersOf(placeholder);
  return entry.details.find((field) => field.name === name)?.label ?? placeholder;
}

function inWords(entry: CatalogueEntry, field: DetailField, value: string, language: DateLanguage): string {
  if (field.kind === "times") return rangeInWords(value, language);
  if (field.choices !== undefined) return choiceInWords(entry, field, value, language);
  const day = field.kind === "date" ? parsePlainDate(value) : undefined;
  return day === undefined ? value : formatLongDay(day, language);
}

function choiceInWords(
  { slug }: CatalogueEntry,
  { choices = [], choicesIn }: DetailField,
  value: string,
  language: DateLanguage,
) {
  if (language === "en") return value;
  return (
    choicesIn?.[language]?.[choices.indexOf(value)] ?? missingWords(`the choice "${value}" of the licence condition ${slug}`)
  );
}

/** "19:00 to 07:00 the next day": a curfew that crosses midnight belongs to the day it starts. */
function rangeInWords(range: string, language: DateLanguage): string {
  const [from = "", until = ""] = range.split("-");
  const { to, nextDay } = WORDS[language];
  return `${from} ${to} ${until}${until <= from && until !== "00:00" ? ` ${nextDay}` : ""}`;
}

function joinWords(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** Before a vowel "and" is "ac". */
function welshAnd(next: string): string {
  return /^[aeiouwyâêîôûŵŷ]/i.test(next) ? "ac" : "a";
}
