import type { ReleaseFacts } from "../../domain/person.js";
import { addDays, type PlainDate } from "../../domain/plainDate.js";
import type { Policy } from "../../domain/policy.js";
import { findWindow } from "../../domain/window.js";
import type { WindowState } from "../../domain/windowResult.js";
import type { StoreWriter } from "../../store/writer.js";
import type { Findings } from "./rollComparison.js";
import { OPENING_REASONS, type OpeningReason, type WindowOpened } from "./rollImportResult.js";

const INSIDE: ReadonlySet<WindowState> = new Set(["open", "overdue", "held_after_release_date"]);

/**
 * Everyone in these prisons who is in the window on the day of this roll and was not on the day of the last one, and why: so that
 * a date that moved overnight is shouted, not hidden. `since` is the day of each prison's last roll; none where this is its first.
 */
export async function findWindowsOpened(
  tx: StoreWriter,
  day: PlainDate,
  since: ReadonlyMap<string, PlainDate>,
  prisons: readonly string[],
  findings: Findings,
  policy: Policy,
): Promise<WindowOpened[]> {
  const opened: WindowOpened[] = [];
  for await (const batch of tx.custody.asOf(day, { prisons })) {
    for (const { person } of batch) {
      const { prisonerNumber, facts } = person;
      const windowStart = startIfInside(facts, day, policy);
      if (windowStart === undefined) continue;
      const lastRoll = since.get(person.prison) ?? addDays(day, -1);
      const reason = whyOpened(prisonerNumber, facts, day, lastRoll, findings, policy);
      if (reason !== undefined) opened.push({ prisonerNumber, windowStart, reason });
    }
  }
  return opened.sort(byReason);
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
