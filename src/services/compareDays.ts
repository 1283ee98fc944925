import type { RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { findPersonChanges } from "../domain/rollChanges.js";
import { findReturned } from "./importRoll/returnedPeople.js";
import { byEarliestMove, type PersonDateMoves } from "./importRoll/rollImportResult.js";
import { inOrder, watchWindows } from "./importRoll/windowsOpened.js";
import type { RollDifference } from "./rollDifference.js";
import type { Session } from "./session.js";

/**
 * What is different between a past day and the session's, as the rolls say it: what each import told, asked of any two days. Of the
 * session's prisons where it names any; somebody who came from another of ours is transferred, not received.
 */
export async function compareDays(session: Session, since: PlainDate): Promise<RollDifference> {
  const before = await readPeople(session, since);
  const isAsked = ({ prison }: RollPerson) => session.prisons.length === 0 || session.prisons.includes(prison);
  const windows = watchWindows({ day: session.asOf, since: () => since, policy: session.policy });
  const arrived: RollPerson[] = [];
  const transferredIn: string[] = [];
  const dateMoves: PersonDateMoves[] = [];
  let moved = 0;
  for await (const batch of session.store.read.custody.asOf(session.asOf)) {
    session.signal.throwIfAborted();
    for (const { person } of batch) {
      const { prisonerNumber } = person;
      const earlier = before.get(prisonerNumber);
      before.delete(prisonerNumber);
      if (!isAsked(person)) continue;
      if (earlier === undefined) {
        arrived.push(person);
        continue;
      }
      const changes = findPersonChanges(earlier, person);
      if (changes.dateMoves.length > 0) dateMoves.push({ prisonerNumber, moves: changes.dateMoves });
      if (changes.otherPrison) transferredIn.push(prisonerNumber);
      else if (changes.otherLocation) moved += 1;
      windows.look(person, { facts: earlier.facts });
    }
  }
  const returned = await findBackAgain(session, since, arrived);
  for (const person of arrived) windows.look(person, { arrival: returned.has(person.prisonerNumber) ? "returned" : "received" });
  const numbers = arrived.map((person) => person.prisonerNumber);
  return {
    windowOpened: inOrder(windows.opened),
    dateMoves: dateMoves.sort(byEarliestMove),
    returnedPeople: await findReturned(session.store.read, session.asOf, [...returned].sort()),
    received: numbers.filter((number) => !returned.has(number)).sort(),
    transferredIn: transferredIn.sort(),
    left: [...before.values()]
      .filter(isAsked)
      .map((person) => person.prisonerNumber)
      .sort(),
    moved,
  };
}

async function readPeople({ store }: Session, day: PlainDate): Promise<Map<string, RollPerson>> {
  const people = new Map<string, RollPerson>();
  for await (const batch of store.read.custody.asOf(day)) {
    for (const { person } of batch) people.set(person.prisonerNumber, person);
  }
  return people;
}

/** Of those who arrived, the ones who had been in custody before the earlier day. */
async function findBackAgain({ store }: Session, since: PlainDate, arrived: readonly RollPerson[]): Promise<ReadonlySet<string>> {
  const stays = await store.read.stays.listOfEach(new Set(arrived.map((person) => person.prisonerNumber)));
  return new Set([...stays].filter(([, all]) => all.some((stay) => stay.firstSeenOn <= since)).map(([number]) => number));
}
