import { earliestOf } from "./plainDate.js";
import type { Stay } from "./records.js";

/**
 * The times in custody of a person who has been known by several numbers, oldest first. Two that overlap are one, and so are two where one number went, nobody knows why, on the day
 * another arrived: the person was in custody all along, and only the number changed.
 */
export function joinStays(stays: readonly Stay[]): readonly Stay[] {
  const joined: Stay[] = [];
  const inOrder = [...stays].sort((a, b) => compare(a.firstSeenOn, b.firstSeenOn));
  for (const stay of inOrder) {
    const last = joined.at(-1);
    if (last === undefined || !isOneWith(last, stay)) joined.push(stay);
    else joined[joined.length - 1] = asOne(last, stay);
  }
  return joined;
}

function isOneWith(first: Stay, next: Stay): boolean {
  if (first.endedOn === undefined || first.endedOn > next.firstSeenOn) return true;
  const touches = first.endedOn === next.firstSeenOn && first.prisonerNumber !== next.prisonerNumber;
  return touches && first.end === "not_on_roll";
}

/** Under the later number, with whichever end comes last. */
function asOne(first: Stay, second: Stay): Stay {
  const { endedOn: _, end: __, ...begun } = first;
  const last = endsAfter(first, second) ? first : second;
  return {
    ...begun,
    prisonerNumber: second.prisonerNumber,
    receivedOn: earliestOf([first.receivedOn, second.receivedOn]) ?? first.receivedOn,
    ...(last.endedOn === undefined ? {} : { endedOn: last.endedOn }),
    ...(last.end === undefined ? {} : { end: last.end }),
  };
}

function endsAfter(first: Stay, second: Stay): boolean {
  if (second.endedOn === undefined) return false;
  return first.endedOn === undefined || first.endedOn > second.endedOn;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
