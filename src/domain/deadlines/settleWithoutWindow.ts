import type { Deadline, DeadlineCode } from "../deadline.js";
import type { DeadlineSource } from "../policy.js";
import type { WindowState } from "../windowResult.js";
import { type Case, settleWithoutDays } from "./settle.js";

/** People who get immediate-needs work only, unless a window exists for them (process.md). */
const IMMEDIATE_NEEDS_ONLY: Readonly<Partial<Record<WindowState, string>>> = {
  unsentenced: "on remand or awaiting sentence",
  immigration_no_date: "detained for immigration",
};

/** What to say of a deadline before release for someone who has no window: it was missed, does not concern them, or waits for a date. */
export function settleWithoutWindow(code: DeadlineCode, source: DeadlineSource, person: Case): Deadline {
  if (person.releasedOn !== undefined) {
    return settleWithoutDays(code, source, "closed", `Not done before release on ${person.releasedOn}.`);
  }
  const why = IMMEDIATE_NEEDS_ONLY[person.input.window.state];
  if (why !== undefined) return settleWithoutDays(code, source, "not_applicable", `Immediate needs only: the person is ${why}.`);
  return settleWithoutDays(code, source, "not_due", "No release date that counts is known, so no day can be counted.");
}
