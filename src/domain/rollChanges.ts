import { DATE_CODES, DATE_TYPES, type DateType, type ReleaseFacts, type RollPerson } from "./person.js";
import { daysBetween, type PlainDate } from "./plainDate.js";

/** One release date that is not what it was. `days` is negative where it came earlier; absent where it appeared or went. */
export interface DateMove {
  readonly code: string;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly days?: number;
}

/** What is different about a person between two rolls. */
export interface PersonChanges {
  readonly dateMoves: readonly DateMove[];
  readonly otherPrison: boolean;
  readonly otherLocation: boolean;
  /** Names of other fields that changed, for example `legalStatus`; of watched columns, their headings. */
  readonly details: readonly string[];
}

/**
 * What changed between what two rolls say of one person. Case and spacing of names are noise, not change (rolls.md, 16).
 */
export function findPersonChanges(before: RollPerson, after: RollPerson): PersonChanges {
  return {
    dateMoves: findDateMoves(before.facts, after.facts),
    otherPrison: before.prison !== after.prison,
    otherLocation: foldText(before.location ?? "") !== foldText(after.location ?? ""),
    details: findOtherDetails(before, after),
  };
}

/** Whether nothing at all is different. */
export function isSamePerson(changes: PersonChanges): boolean {
  return changes.dateMoves.length === 0 && !changes.otherPrison && !changes.otherLocation && changes.details.length === 0;
}

/** The moves of every release date, an override standing in for the calculated date of its type (R1); the largest move to an earlier day first. */
function findDateMoves(before: ReleaseFacts, after: ReleaseFacts): DateMove[] {
  const moves: DateMove[] = [];
  for (const type of DATE_TYPES) {
    const from = dateOf(before, type);
    const to = dateOf(after, type);
    if (from === to) continue;
    moves.push({
      code: DATE_CODES[type],
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(from === undefined || to === undefined ? {} : { days: daysBetween(from, to) }),
    });
  }
  return moves.sort((a, b) => (a.days ?? 0) - (b.days ?? 0));
}

function dateOf(facts: ReleaseFacts, type: DateType): PlainDate | undefined {
  return facts.overrides[type] ?? facts.dates[type];
}

const COMPARED_TEXT = ["lastName", "firstName", "middleNames", "sex", "dateOfBirth"] as const;
const COMPARED_FACTS = [
  "legalStatus",
  "receptionDate",
  "sentenceStartDate",
  "recallType",
  "returnToCustodyDate",
  "hdcStatus",
  "paroleStatus",
  "immigrationHold",
  "under18",
  "releasedOn",
] as const;

function findOtherDetails(before: RollPerson, after: RollPerson): string[] {
  return [
    ...COMPARED_TEXT.filter((field) => foldText(before[field] ?? "") !== foldText(after[field] ?? "")),
    ...COMPARED_FACTS.filter((field) => before.facts[field] !== after.facts[field]),
    ...findWatchedChanges(before.facts.watched, after.facts.watched),
  ];
}

/** Nothing changed where the newer roll watches nothing; what is watched for the first time is news. */
function findWatchedChanges(before: ReleaseFacts["watched"] = {}, after: ReleaseFacts["watched"]): string[] {
  if (after === undefined) return [];
  const headings = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...headings].filter((heading) => foldText(before[heading] ?? "") !== foldText(after[heading] ?? ""));
}

/** Text as it is compared: one case, one kind of space, apostrophe and hyphen, no space at the ends. */
export function foldText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/[\u2018\u2019\u02bc\u00b4\u0060\u2032]/gu, "'")
    .replace(/[\u2010-\u2013]/gu, "-")
    .trim()
    .toLocaleLowerCase("en-GB");
}
