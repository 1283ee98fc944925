import type { RollPerson } from "../domain/person.js";
import type { Session } from "./session.js";

/**
 * What the newest roll that names them says of these people, by prisoner number, those who have left too. Narrowed to the session's prisons.
 * Whom no roll has named is in it only where all prisons are asked for: never, for there is nothing to say of them.
 */
export async function findNewestPeople(
  session: Session,
  prisonerNumbers: readonly string[],
): Promise<ReadonlyMap<string, RollPerson>> {
  const { custody } = session.store.read;
  const current = await custody.current(prisonerNumbers);
  const people = new Map<string, RollPerson>();
  for (const prisonerNumber of prisonerNumbers) {
    const version = current.get(prisonerNumber) ?? (await custody.history(prisonerNumber)).at(-1);
    if (version !== undefined) people.set(prisonerNumber, version.person);
  }
  return people;
}
