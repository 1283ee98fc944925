import type { ReleaseFacts, RollPerson } from "../../domain/person.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { Policy } from "../../domain/policy.js";
import { lastDateInWindow, mayBeInWindow } from "../../domain/window/timeOpens.js";
import { findWindowStart } from "../../domain/window.js";
import type { Arrival } from "./rollComparison.js";
import { OPENING_REASONS, type OpeningReason, type WindowOpened } from "./rollImportResult.js";

interface Watch {
  /** The day of the roll. */
  readonly day: PlainDate;
  /** The day that the people of a prison were last looked at. */
  since(prison: string): PlainDate;
  readonly policy: Policy;
}

/** What is known of somebody from before the roll. */
interface Before {
  readonly arrival?: Arrival | undefined;
  /** What was known of somebody of whom this roll says something else. */
  readonly facts?: ReleaseFacts | undefined;
}

/** Finds those who are in the window on the day of a roll and were not on the day of the last one. */
export interface WindowWatch {
  /** Once for each person, as they are on the day of the roll. */
  look(person: RollPerson, before: Before): void;
  /** Those it was. */
  readonly opened: readonly WindowOpened[];
}

export function watchWindows({ day, since, policy }: Watch): WindowWatch {
  const opened: WindowOpened[] = [];
  const lastDate = lastDateInWindow(day, policy);
  return {
    look({ prisonerNumber, prison, facts }, before) {
      if (!mayBeInWindow(facts, lastDate)) return;
      const windowStart = startIfInside(facts, day, policy);
      if (windowStart === undefined) return;
      const reason = whyOpened(before, facts, day, since(prison), policy);
      if (reason !== undefined) opened.push({ prisonerNumber, windowStart, reason });
    },
    opened,
  };
}

/** So that a date that moved overnight is shouted, not hidden, those come before what time alone opened. */
export function inOrder(opened: readonly WindowOpened[]): WindowOpened[] {
  return [...opened].sort(byReason);
}

/** Undefined where the window was open already. */
function whyOpened(
  { arrival, facts: before }: Before,
  now: ReleaseFacts,
  day: PlainDate,
  lastRoll: PlainDate,
  policy: Policy,
): OpeningReason | undefined {
  if (arrival === "received" || arrival === "returned") return arrival;
  if (startIfInside(before ?? now, lastRoll, policy) !== undefined) return undefined;
  return before !== undefined && startIfInside(before, day, policy) === undefined ? "dateMoved" : "time";
}

function startIfInside(facts: ReleaseFacts, day: PlainDate, policy: Policy): PlainDate | undefined {
  const start = findWindowStart(facts, day, policy);
  return start !== undefined && start <= day ? start : undefined;
}

function byReason(a: WindowOpened, b: WindowOpened): number {
  const order = OPENING_REASONS.indexOf(a.reason) - OPENING_REASONS.indexOf(b.reason);
  if (order !== 0) return order;
  return a.prisonerNumber < b.prisonerNumber ? -1 : 1;
}
