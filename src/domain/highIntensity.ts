import type { HighIntensityRecord } from "./peopleAround.js";
import { addMonths, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import type { Stay } from "./records.js";

/** Whether somebody came back often enough to be proposed for the HITO, and the receptions that say so. */
export interface HighIntensityProposal {
  readonly isProposed: boolean;
  /** Days of the receptions that count, oldest first. */
  readonly receptions: readonly PlainDate[];
  /** One sentence with what was counted. */
  readonly reason: string;
}

/** A person received so many times within so many months up to a day is proposed (records.md, "High intensity"); the numbers are the policy's. */
export function proposeHighIntensity(stays: readonly Stay[], { highIntensity }: Policy, asOf: PlainDate): HighIntensityProposal {
  const { receptions: enough, withinMonths } = highIntensity;
  const since = addMonths(asOf, -withinMonths);
  // A move from one of our prisons to another may be two stays of one reception.
  const received = new Set(stays.map(({ receivedOn }) => receivedOn));
  const receptions = [...received].filter((day) => day > since && day <= asOf).sort();
  const times = receptions.length === 1 ? "1 reception" : `${receptions.length} receptions`;
  const days = receptions.length === 0 ? "" : `: ${receptions.join(", ")}`;
  const reason = `${times} in ${withinMonths} months${days}; ${enough} are enough.`;
  return { isProposed: receptions.length >= enough, receptions, reason };
}

/** Whether the newest decision is that the HITO has the case. */
export function isHighIntensity(decisions: readonly HighIntensityRecord[]): boolean {
  return decisions.at(-1)?.decision === "accepted";
}

/** The day the case was closed after a release, where the newest decision says so. */
export function closedAfter(decisions: readonly HighIntensityRecord[], releasedOn: PlainDate): PlainDate | undefined {
  const newest = decisions.at(-1);
  return newest?.decision === "closed" && newest.on >= releasedOn ? newest.on : undefined;
}

/** `returned`: the case was closed, and the person is back. `none`: nothing to decide. */
export type HighIntensityState = "accepted" | "returned" | "proposed" | "declined" | "none";

/** How a person stands: a decision holds until they are received anew; a case that was accepted holds until it is closed, through release and return. */
export function highIntensityState(
  decisions: readonly HighIntensityRecord[],
  { isProposed, receptions }: HighIntensityProposal,
): HighIntensityState {
  const newest = decisions.at(-1);
  if (newest?.decision === "accepted") return "accepted";
  const isSince = newest === undefined || receptions.some((day) => day > newest.on);
  if (newest?.decision === "closed" && isSince) return "returned";
  if (newest !== undefined && !isSince) return newest.decision === "declined" ? "declined" : "none";
  return isProposed ? "proposed" : "none";
}
