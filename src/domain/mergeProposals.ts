import type { RollPerson } from "./person.js";
import { foldText } from "./rollChanges.js";

/** What of somebody is compared to tell whether another number is theirs, and the import by which they went or arrived. */
export interface MergeCandidate extends Pick<RollPerson, "prisonerNumber" | "lastName" | "firstName" | "dateOfBirth"> {
  readonly byImport: number;
}

/** Who went on a day, and who arrived. */
export interface MergeCandidates {
  readonly gone: readonly MergeCandidate[];
  readonly arrived: readonly MergeCandidate[];
}

/** Two numbers that may be one person's: a person decides (rolls.md, 17). */
export interface MergeProposal {
  /** The number that went. */
  readonly from: string;
  /** The number that arrived. */
  readonly into: string;
}

/**
 * Whose number an import shows may have changed: one number went and another arrived on the same day, at least one of them by this import, with the same surname, first name and date
 * of birth. Case and spacing do not matter, and middle names are not asked: they are often on one roll only. Nobody without a whole name and a date of birth is proposed. By number.
 */
export function findMergeProposals({ gone, arrived }: MergeCandidates, importNumber: number): readonly MergeProposal[] {
  const goneByKey = new Map<string, MergeCandidate[]>();
  for (const person of gone) {
    const key = keyOf(person);
    if (key !== undefined) goneByKey.set(key, [...(goneByKey.get(key) ?? []), person]);
  }
  const proposals = arrived.flatMap((person) => {
    const key = keyOf(person);
    const same = key === undefined ? [] : (goneByKey.get(key) ?? []);
    return same
      .filter((other) => other.prisonerNumber !== person.prisonerNumber)
      .filter((other) => other.byImport === importNumber || person.byImport === importNumber)
      .map((other) => ({ from: other.prisonerNumber, into: person.prisonerNumber }));
  });
  return proposals.sort((a, b) => (`${a.from} ${a.into}` < `${b.from} ${b.into}` ? -1 : 1));
}

function keyOf({ lastName, firstName, dateOfBirth }: MergeCandidate): string | undefined {
  if (lastName === "" || firstName === "" || dateOfBirth === undefined) return undefined;
  return `${foldText(lastName)}\n${foldText(firstName)}\n${dateOfBirth}`;
}
