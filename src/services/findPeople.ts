import { parsePrisonerNumber } from "../domain/identifiers.js";
import { listName } from "../domain/person.js";
import type { PersonMatch } from "../store/repositories/people.js";
import { findOtherNumber, followMerge } from "./resolvePerson.js";
import type { Session } from "./session.js";

const MOST_READ = 1_000;
const MOST_SHOWN = 50;

export interface FoundPerson {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly prison: string;
  readonly location?: string;
  /** Still on the newest roll, as far as is known. */
  readonly onRoll: boolean;
}

export interface FoundPeople {
  readonly people: readonly FoundPerson[];
  /** How many more match. */
  readonly more: number;
}

/**
 * People by prisoner number or a part of it, or by parts of their names in any order ("Surname, First" in that order), by name; at most 50,
 * of the session's prisons. Nobody found is not a failure.
 */
export async function findPeople(session: Session, typed: string): Promise<FoundPeople> {
  const number = parsePrisonerNumber(typed) ?? (await findOtherNumber(session, typed));
  const matches = number === undefined ? await findByParts(session, typed) : await findByNumber(session, number);
  const ours = matches.filter(({ prison }) => session.prisons.length === 0 || session.prisons.includes(prison));
  await session.store.recordLook(session.actor, "find a person", { action: "person.find", details: { matches: ours.length } });
  return { people: ours.slice(0, MOST_SHOWN).map(foundPerson), more: Math.max(0, ours.length - MOST_SHOWN) };
}

/** A comma says which part is the surname. */
async function findByParts({ store }: Session, typed: string): Promise<readonly PersonMatch[]> {
  const { people } = store.read;
  return typed.includes(",") ? people.search(typed, MOST_READ) : people.searchWidely(typed, MOST_READ);
}

async function findByNumber(session: Session, typed: string): Promise<readonly PersonMatch[]> {
  const prisonerNumber = await followMerge(session, typed);
  const newest = (await session.store.read.custody.history(prisonerNumber)).at(-1);
  return newest === undefined ? [] : [{ ...newest.person, onRoll: newest.toDay === undefined }];
}

function foundPerson(match: PersonMatch): FoundPerson {
  const { prisonerNumber, prison, location, onRoll } = match;
  return { prisonerNumber, name: listName(match), prison, ...(location === undefined ? {} : { location }), onRoll };
}
