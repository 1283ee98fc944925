import { compareUrgency, OPEN_DEADLINE_STATES } from "../domain/deadlineOrder.js";
import type { PlainDate } from "../domain/plainDate.js";
import { type DueRow, readDue } from "./listDue.js";
import type { Session } from "./session.js";

/** What became overdue, closing, due, or closed for good since a past day. */
export interface NewlyDue {
  readonly since: PlainDate;
  readonly rows: readonly DueRow[];
}

/**
 * What is not as it was on a past day and wants work now, or can no longer be done: the same question asked of two days, so that a date that moved shows
 * as much as a day that came. Who leaves and has things undone is not told here: their release is.
 */
export async function findNewlyDue(session: Session, since: PlainDate): Promise<NewlyDue> {
  const states = ["overdue", "closing", "due", "closed"] as const;
  const before = new Map((await readDue({ ...session, asOf: since }, { states })).map((row) => [keyOf(row), row.state]));
  const rows = (await readDue(session, { states })).filter((row) => {
    const wantsWork = OPEN_DEADLINE_STATES.has(row.state) || row.closesOn !== undefined;
    return wantsWork && before.get(keyOf(row)) !== row.state;
  });
  return { since, rows: [...rows].sort(compareUrgency) };
}

function keyOf({ prisonerNumber, code }: DueRow): string {
  return `${prisonerNumber} ${code}`;
}
