import type { ReleaseRecord } from "../domain/peopleAround.js";
import type { ReleaseFacts, RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { Stay } from "../domain/records.js";
import type { Session } from "./session.js";

/** Somebody whose newest time in custody has ended, as staff said, and who has not come back since. */
export interface Released {
  readonly release: ReleaseRecord;
  readonly stay: Stay;
}

/** Those of these people, or of everyone, by prisoner number, as of a day; one question each for releases and stays, however many people. */
export async function findReleased(
  { store }: Pick<Session, "store">,
  asOf: PlainDate,
  prisonerNumbers?: readonly string[],
): Promise<ReadonlyMap<string, Released>> {
  const releases = await store.read.releases.listByPerson(prisonerNumbers);
  const stays = await store.read.stays.listOfEach(new Set(releases.keys()));
  const found = new Map<string, Released>();
  for (const [prisonerNumber, said] of releases) {
    const stay = (stays.get(prisonerNumber) ?? []).findLast(({ firstSeenOn }) => firstSeenOn <= asOf);
    const release = said.find((one) => one.undoneOn === undefined && one.on === stay?.endedOn && one.end === stay.end);
    if (stay !== undefined && release !== undefined && release.on <= asOf) found.set(prisonerNumber, { release, stay });
  }
  return found;
}

/** A person as a roll has them, with the release that staff recorded. A reception or a return after it says that they are back. */
export function withRelease(person: RollPerson, released: Released | undefined): RollPerson {
  if (released === undefined || isBack(person.facts, released.release.on)) return person;
  const { end, on } = released.release;
  if (end === "transferred_out") return person;
  const said = end === "died" ? ({ legalStatus: "DEAD" } as const) : { releasedOn: on };
  return { ...person, facts: { ...person.facts, ...said } };
}

/** Whether the roll says that they came in after they were released. */
export function isBack({ receptionDate, returnToCustodyDate }: ReleaseFacts, releasedOn: PlainDate): boolean {
  return [receptionDate, returnToCustodyDate].some((day) => day !== undefined && day > releasedOn);
}
