import type { ReleaseFacts, RollPerson } from "../../domain/person.js";
import { addDays, type PlainDate } from "../../domain/plainDate.js";
import type { Policy } from "../../domain/policy.js";
import { findWindow } from "../../domain/window.js";
import type { WindowState } from "../../domain/windowResult.js";
import type { Findings } from "./rollComparison.js";
import { OPENING_REASONS, type OpeningReason, type WindowOpened } from "./rollImportResult.js";

const INSIDE: ReadonlySet<WindowState> = new Set(["open", "overdue", "held_after_release_date"]);

interface Watch {
  /** The day of the roll. */
  readonly day: PlainDate;
  /** The day of each prison's last roll; none where this is its first. */
  readonly since: ReadonlyMap<string, PlainDate>;
  readonly findings: Findings;
  readonly policy: Policy;
}

/** Finds those who are in the window on the day of a roll and were not on the day of the last one. */
export interface WindowWatch {
  /** Once for each person, as they are on the day of the roll, when the findings hold what was known of them before. */
  look(person: RollPerson): void;
  /** So that a date that moved overnight is shouted, not hidden, those come before what time alone opened. */
  inOrder(): WindowOpened[];
}

export function watchWindows({ day, since, findings, policy }: Watch): WindowWatch {
  const opened: WindowOpened[] = [];
  return {
    look({ prisonerNumber, prison, facts }) {
      const windowStart = startIfInside(facts, day, policy);
      if (windowStart === undefined) return;
      const lastRoll = since.get(prison) ?? addDays(day, -1);
      const reason = whyOpened(prisonerNumber, facts, day, lastRoll, findings, policy);
      if (reason !== undefined) opened.push({ prisonerNumber, windowStart, reason });
    },
    inOrder: () => opened.sort(byReason),
  };
}

/** Undefined where the window was open already. */
function whyOpened(
  prisonerNumber: string,
  now: ReleaseFacts,
  day: PlainDate,
  lastRoll: PlainDate,
  findings: Findings,
  policy: Policy,
): OpeningReason | undefined {
  const arrival = findings.arrivals.get(prisonerNumber);
  if (arrival === "received" || arrival === "returned") return arrival;
  const before = findings.before.get(prisonerNumber)?.facts ?? now;
  if (startIfInside(before, lastRoll, policy) !== undefined) return undefined;
  return startIfInside(before, day, policy) === undefined ? "dateMoved" : "time";
}

function startIfInside(facts: ReleaseFacts, day: PlainDate, policy: Policy): PlainDate | undefined {
  const window = findWindow(facts, day, policy);
  return INSIDE.has(window.state) ? window.windowStart : undefined;
}

function byReason(a: WindowOpened, b: WindowOpened): number {
  const order = OPENING_REASONS.indexOf(a.reason) - OPENING_REASONS.indexOf(b.reason);
  if (order !== 0) return order;
  return a.prisonerNumber < b.prisonerNumber ? -1 : 1;
}
