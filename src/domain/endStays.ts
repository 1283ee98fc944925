import type { ReleaseRecord } from "./peopleAround.js";
import type { PlainDate } from "./plainDate.js";
import type { Stay } from "./records.js";

/**
 * Times in custody as staff say they ended, oldest first as given: a roll only shows who is no longer on it, so what somebody said of the end goes before it. A release that
 * was undone says nothing.
 */
export function endStays(stays: readonly Stay[], releases: readonly ReleaseRecord[]): readonly Stay[] {
  const ended = [...stays];
  for (const { on, end, undoneOn } of releases) {
    if (undoneOn !== undefined) continue;
    const index = findStayAt(ended, on);
    const stay = ended[index];
    if (stay === undefined) continue;
    const { end: byRoll } = stay;
    if (byRoll === undefined || byRoll === "not_on_roll") ended[index] = { ...stay, endedOn: on, end };
  }
  return ended;
}

/** The last stay that had begun by that day; -1 where there is none. */
export function findStayAt(stays: readonly Stay[], on: PlainDate): number {
  return stays.findLastIndex((stay) => stay.firstSeenOn <= on || stay.receivedOn <= on);
}
