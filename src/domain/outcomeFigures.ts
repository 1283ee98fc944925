import {
  type Counted,
  countOutcome,
  newestOutcomes,
  OUTCOMES,
  type OutcomeCode,
  type OutcomeRecord,
  outcomeFrom,
} from "./outcomes.js";
import type { PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";

/** One release with what was recorded after it. */
export interface CountedRelease {
  readonly releasedOn: PlainDate;
  readonly outcomes: readonly OutcomeRecord[];
}

/** One outcome of some releases, as national figures count it: `share` is of those known, the unknown stand beside it. */
export interface OutcomeFigures {
  readonly outcome: OutcomeCode;
  readonly releases: number;
  /** Releases of which it could be told by the day asked about. */
  readonly due: number;
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  /** Could be told, and nothing is recorded. */
  readonly notRecorded: number;
  /** yes of yes and no, 0 to 100 with one decimal; absent where nothing is known. */
  readonly percent?: number;
}

/** The figures of every outcome over some releases (process.md, "What national figures count"). */
export function countFigures(
  releases: readonly CountedRelease[],
  { policy, asOf }: { readonly policy: Policy; readonly asOf: PlainDate },
): readonly OutcomeFigures[] {
  return OUTCOMES.map((outcome) => {
    const due = releases.filter(({ releasedOn }) => outcomeFrom(outcome, releasedOn, policy) <= asOf);
    const counts = { yes: 0, no: 0, unknown: 0, not_concerned: 0, notRecorded: 0 };
    for (const release of due) counts[standingOf(outcome, release)] += 1;
    const { yes, no, unknown, notRecorded } = counts;
    const percent = yes + no === 0 ? {} : { percent: Math.round((1000 * yes) / (yes + no)) / 10 };
    return { outcome, releases: releases.length, due: due.length, yes, no, unknown, notRecorded, ...percent };
  });
}

function standingOf(outcome: OutcomeCode, { releasedOn, outcomes }: CountedRelease): Counted | "notRecorded" {
  const record = newestOutcomes(outcomes, releasedOn).get(outcome);
  return record === undefined ? "notRecorded" : countOutcome(outcome, record.value);
}
