import { addMonths, type PlainDate } from "../../domain/plainDate.js";
import { findRetention, type RetentionDue } from "../../domain/retention.js";
import type { StayEnding } from "../../store/repositories/personStays.js";
import { namePeople } from "../namePeople.js";
import type { Session } from "../session.js";

/** A person whose record has been kept as long as the policy says, or is held. */
export interface RetainedPerson extends RetentionDue {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly prison?: string;
  readonly endedOn: PlainDate;
  /** Where the years come from. */
  readonly source: string;
  /** Why it may not be erased all the same. */
  readonly hold?: { readonly reason: string; readonly recordedOn: PlainDate };
}

/** Whose record has been kept long enough on the session's day, longest due first. `withinMonths`: also whose time comes by then. People in custody are not among them. */
export async function listRetention(session: Session, withinMonths: number): Promise<readonly RetainedPerson[]> {
  const { store, policy, asOf } = session;
  const ends = newestEnds(await store.read.stays.listEnds(asOf));
  const inCustody = await store.read.stays.heldByPerson(asOf);
  const numbers = [...ends.keys()].filter((number) => !inCustody.has(number));
  const licences = await store.read.licences.listByPerson(numbers);
  const holds = await store.read.erasureHolds.standing();
  const people = await namePeople(
    session,
    numbers.map((prisonerNumber) => ({ prisonerNumber })),
    session.prisons,
  );
  const until = addMonths(asOf, withinMonths);
  const due = [...people].flatMap(([prisonerNumber, named]): RetainedPerson[] => {
    const ended = ends.get(prisonerNumber);
    const found = findRetention({ ended, licenceEndsOn: licences.get(prisonerNumber)?.[0]?.endsOn }, policy);
    if (found === undefined || ended === undefined || found.since > until) return [];
    const hold = holds.get(prisonerNumber);
    const held = hold === undefined ? {} : { hold: { reason: hold.reason, recordedOn: hold.recordedOn } };
    return [{ prisonerNumber, ...named, ...found, endedOn: ended.on, source: policy.retention[found.rule].source, ...held }];
  });
  await store.recordLook(session.actor, "whose record is due to be erased", {
    action: "retention.due",
    details: { people: due.length },
  });
  return due.sort((a, b) => (a.since === b.since ? compare(a.prisonerNumber, b.prisonerNumber) : compare(a.since, b.since)));
}

function newestEnds(ends: readonly StayEnding[]): ReadonlyMap<string, StayEnding> {
  const newest = new Map<string, StayEnding>();
  for (const ending of ends) {
    const known = newest.get(ending.prisonerNumber);
    if (known === undefined || known.on <= ending.on) newest.set(ending.prisonerNumber, ending);
  }
  return newest;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
