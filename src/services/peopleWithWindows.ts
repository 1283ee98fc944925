import type { RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { findWindow } from "../domain/window.js";
import type { WindowResult } from "../domain/windowResult.js";
import { findReleased, withRelease } from "./findReleased.js";
import { findVersion } from "./gatherCase.js";
import type { Session } from "./session.js";

export interface PersonWindow {
  readonly person: RollPerson;
  readonly window: WindowResult;
}

/** Everyone on the roll of the session's prisons on its day, each with their window. */
export async function* peopleWithWindows(session: Session, asOf: PlainDate = session.asOf): AsyncGenerator<PersonWindow> {
  const prisons = session.prisons.length === 0 ? undefined : session.prisons;
  const released = await findReleased(session, asOf);
  for await (const batch of session.store.read.custody.asOf(asOf, { prisons })) {
    session.signal.throwIfAborted();
    for (const version of batch)
      yield windowOf(session, withRelease(version.person, released.get(version.person.prisonerNumber)), asOf);
  }
}

/** Those people, and after them those who have been released and are on no roll any more: what is due after release is due of them. */
export async function* peopleAndReleased(session: Session): AsyncGenerator<PersonWindow> {
  const onRoll = new Set<string>();
  for await (const one of peopleWithWindows(session)) {
    onRoll.add(one.person.prisonerNumber);
    yield one;
  }
  for (const [prisonerNumber, released] of await findReleased(session, session.asOf)) {
    if (onRoll.has(prisonerNumber) || released.release.end !== "released") continue;
    const version = await findVersion(session, prisonerNumber);
    if (version === undefined || (session.prisons.length > 0 && !session.prisons.includes(version.person.prison))) continue;
    const isElsewhere = version.toDay === undefined || version.toDay > session.asOf;
    if (!isElsewhere) yield windowOf(session, withRelease(version.person, released), session.asOf);
  }
}

function windowOf({ policy }: Session, person: RollPerson, asOf: PlainDate): PersonWindow {
  return { person, window: findWindow(person.facts, asOf, policy) };
}
