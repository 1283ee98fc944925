import { AppError } from "../domain/appError.js";
import { parsePrisonerNumber } from "../domain/identifiers.js";
import { foldText } from "../domain/rollChanges.js";
import type { Session } from "./session.js";

const MOST_MATCHES = 8;

/**
 * The prisoner number of the person somebody typed: the number itself, or a surname or a part of one where only one person matches.
 * A number that was merged into another finds the other's person, and says so. Throws AppError notFound where nobody matches, or more than one; the numbers of those who do are in the hint, never a name.
 */
export async function resolvePerson(session: Session, typed: string): Promise<string> {
  const number = parsePrisonerNumber(typed) ?? (await findOtherNumber(session, typed));
  if (number !== undefined) {
    await session.store.read.people.require(number);
    return followMerge(session, number);
  }
  const matches = await session.store.read.people.search(typed, MOST_MATCHES + 1);
  // "Marsh" is Marsh, also where there is a Marshall.
  const exact = matches.filter((match) => foldText(match.lastName) === foldText(typed));
  const [only] = exact.length === 1 ? exact : matches;
  if (only !== undefined && (exact.length === 1 || matches.length === 1)) return only.prisonerNumber;
  if (only === undefined) {
    throw new AppError("notFound", "PERSON_NOT_FOUND", "Nobody on a roll matches what was typed.", {
      hint: "Give the prisoner number, or a part of the surname as the roll spells it.",
    });
  }
  const numbers = matches.slice(0, MOST_MATCHES).map((match) => match.prisonerNumber);
  throw new AppError(
    "notFound",
    "PERSON_NOT_UNIQUE",
    `More than one person matches: ${numbers.join(", ")}${matches.length > MOST_MATCHES ? " and others" : ""}.`,
    {
      hint: "Give the prisoner number. `resettle person find` shows who is who.",
    },
  );
}

/** A number that is known as it was typed, though it has not the national shape: some systems have numbers of their own. */
export async function findOtherNumber({ store }: Session, typed: string): Promise<string | undefined> {
  const number = typed.trim().toUpperCase();
  if (!/\d/u.test(number)) return undefined;
  const [known] = await store.read.people.findKnown([number]);
  return known;
}

/** The number of the person whose number this is or was: another where it was merged into that, which the person who typed it is told. */
export async function followMerge({ store, notice }: Session, prisonerNumber: string): Promise<string> {
  const merge = await store.read.merges.findFrom(prisonerNumber);
  if (merge === undefined) return prisonerNumber;
  notice?.(`${prisonerNumber} has been ${merge.into} since ${merge.mergedOn}: this is the record of ${merge.into}.`);
  return merge.into;
}
