import { formatDay } from "../../../domain/dateWords.js";
import type { DateMove } from "../../../domain/rollChanges.js";

/** Release dates that moved, in words: from when to when, and by how many days. */
export function dateMoveWords(moves: readonly DateMove[]): string {
  return moves
    .map(({ code, from, to, days }) => {
      if (from === undefined) return to === undefined ? code : `${code} is now known: ${formatDay(to)}`;
      if (to === undefined) return `${code} ${formatDay(from)} is gone`;
      const by = days === undefined ? "" : `, ${Math.abs(days)} days ${days < 0 ? "earlier" : "later"}`;
      return `${code} ${formatDay(from)} to ${formatDay(to)}${by}`;
    })
    .join("; ");
}
