import type { Deadline, DeadlineCode, DeadlineFacts } from "../../src/domain/deadline.js";
import { listDeadlines } from "../../src/domain/deadlines.js";
import type { ReleaseFacts } from "../../src/domain/person.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { findWindow } from "../../src/domain/window.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";

export const policy = await loadPolicy("templates/policy");

export type Known = Partial<Omit<DeadlineFacts, "window" | "facts">>;

/** Every deadline of somebody of whom the roll says this, and of whom this is known. */
export function deadlinesOn(asOf: string, facts: ReleaseFacts, known: Known = {}): readonly Deadline[] {
  const day = plainDate(asOf);
  const input: DeadlineFacts = {
    window: findWindow(facts, day, policy),
    facts,
    screenings: {},
    accommodationSecure: undefined,
    referralMadeOn: {},
    outcomes: {},
    hito: false,
    ...(facts.receptionDate === undefined ? {} : { receptionDate: facts.receptionDate }),
    ...(facts.releasedOn === undefined ? {} : { releasedOn: facts.releasedOn }),
    ...known,
  };
  return listDeadlines(input, policy, day);
}

export function deadline(code: DeadlineCode, asOf: string, facts: ReleaseFacts, known: Known = {}): Deadline {
  const found = deadlinesOn(asOf, facts, known).find((one) => one.code === code);
  if (found === undefined) throw new Error(`no deadline ${code}`);
  return found;
}
