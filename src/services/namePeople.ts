import { listName } from "../domain/person.js";
import { findNewestPeople } from "./newestPeople.js";
import type { Session } from "./session.js";

/** Who a record of a list is about. */
export interface NamedPerson {
  readonly name: string;
  /** Undefined where no roll has named the person. */
  readonly prison?: string;
}

/** The people of some records, by prisoner number; only those of these prisons, where any are named. */
export async function namePeople(
  session: Session,
  records: readonly { readonly prisonerNumber: string }[],
  prisons: readonly string[],
): Promise<ReadonlyMap<string, NamedPerson>> {
  const numbers = [...new Set(records.map(({ prisonerNumber }) => prisonerNumber))];
  const newest = await findNewestPeople(session, numbers);
  const named = new Map<string, NamedPerson>();
  for (const prisonerNumber of numbers) {
    const person = newest.get(prisonerNumber);
    const isOurs = prisons.length === 0 || (person !== undefined && prisons.includes(person.prison));
    if (isOurs)
      named.set(
        prisonerNumber,
        person === undefined ? { name: prisonerNumber } : { name: listName(person), prison: person.prison },
      );
  }
  return named;
}
