import type { RollPerson } from "../domain/person.js";
import type { Session } from "./session.js";

/** What the newest roll that names them says of these people, by prisoner number, those who have left too. Whom no roll has named is not in it. */
export async function findNewestPeople(
  { store }: Pick<Session, "store">,
  prisonerNumbers: readonly string[],
): Promise<ReadonlyMap<string, RollPerson>> {
  const { custody } = store.read;
  const current = await custody.current(prisonerNumbers);
  const people = new Map<string, RollPerson>();
  for (const prisonerNumber of prisonerNumbers) {
    const version = current.get(prisonerNumber) ?? (await custody.history(prisonerNumber)).at(-1);
    if (version !== undefined) people.set(prisonerNumber, version.person);
  }
  return people;
}
