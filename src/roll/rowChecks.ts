import type { DateSet, DateType, RollPerson } from "../domain/person.js";
import { latestOf, type PlainDate } from "../domain/plainDate.js";
import type { RollWarning } from "./rollWarning.js";

/** Why a row cannot be taken in, and the heading of the column to look at. */
export interface RowProblem {
  readonly code: string;
  readonly message: string;
  readonly column?: string;
}

const YOUNGEST = 15;
const OLDEST = 100;
/** The days on which a person leaves for good, should they come true. */
const LEAVING: readonly DateType[] = ["confirmed", "crd", "ard", "npd", "prrd", "dprrd", "mtd", "apd", "hdcad"];

/** What cannot be: a birth on or after the reception, or after the day of the roll (rolls.md, 3). */
export function findImpossible({ dateOfBirth, facts }: RollPerson, day: PlainDate): RowProblem | undefined {
  if (dateOfBirth === undefined) return undefined;
  if (facts.receptionDate !== undefined && dateOfBirth >= facts.receptionDate) {
    return { code: "BORN_AFTER_RECEIVED", message: "the person was received on or before the day they were born" };
  }
  if (dateOfBirth <= day) return undefined;
  return { code: "BORN_AFTER_ROLL", message: "the date of birth is after the day of the roll" };
}

/** What is unlikely, but real rolls have it: an age under 15 or over 100, a reception after every release date (rolls.md, 3). */
export function findUnlikely({ dateOfBirth, facts }: RollPerson, day: PlainDate): RollWarning[] {
  const warnings: RollWarning[] = [];
  if (dateOfBirth !== undefined && (isUnderAge(dateOfBirth, YOUNGEST, day) || !isUnderAge(dateOfBirth, OLDEST + 1, day))) {
    warnings.push({ code: "AGE_UNLIKELY", message: `the person would be under ${YOUNGEST} or over ${OLDEST}` });
  }
  const leaving = facts.releasedOn ?? lastLeaving(facts.dates);
  if (facts.receptionDate !== undefined && leaving !== undefined && facts.receptionDate > leaving) {
    warnings.push({ code: "RECEIVED_AFTER_RELEASE", message: "the person was received after the last release date" });
  }
  return warnings;
}

/** Whether someone has not yet had the birthday that makes them so many years old. Born on 29 February: 1 March in other years. */
export function isUnderAge(dateOfBirth: PlainDate, years: number, day: PlainDate): boolean {
  return day < `${Number(dateOfBirth.slice(0, 4)) + years}${dateOfBirth.slice(4)}`;
}

function lastLeaving(dates: DateSet): PlainDate | undefined {
  return latestOf(LEAVING.map((type) => dates[type]).filter((day) => day !== undefined));
}
