import { type CountedRelease, countFigures, type OutcomeFigures } from "../domain/outcomeFigures.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { Session } from "./session.js";

export interface OutcomePeriod {
  /** First and last day of release; open where absent. */
  readonly from?: PlainDate | undefined;
  readonly until?: PlainDate | undefined;
}

export interface PrisonFigures extends OutcomeFigures {
  /** Code of the prison they were released from; absent: all of them together. */
  readonly prison?: string;
}

export interface OutcomeReport {
  readonly figures: readonly PrisonFigures[];
  /** Times in custody that ended in the period, and nobody has said how: they may be releases, and are not counted. */
  readonly endsNotSaid: number;
}

/** What became of people released in a period, by prison and of all together. Every release counts, one of the same person on the same day once. */
export async function reportOutcomes(session: Session, period: OutcomePeriod): Promise<OutcomeReport> {
  const { read } = session.store;
  const outcomes = await read.outcomes.listByPerson();
  const byPrison = new Map<string, CountedRelease[]>();
  let endsNotSaid = 0;
  for (const { prisonerNumber, prison, end, on } of await read.stays.listEnds(session.asOf)) {
    if (!isIn(session, period, prison, on)) continue;
    if (end === "not_on_roll") endsNotSaid += 1;
    if (end !== "released") continue;
    const release = { releasedOn: on, outcomes: outcomes.get(prisonerNumber) ?? [] };
    byPrison.set(prison, [...(byPrison.get(prison) ?? []), release]);
  }
  await session.store.recordLook(session.actor, "report of outcomes", {
    action: "report.outcomes",
    details: { prisons: byPrison.size },
  });
  const each = [...byPrison].sort(([a], [b]) => (a < b ? -1 : 1));
  const all = countFigures(
    each.flatMap(([, releases]) => releases),
    session,
  );
  if (each.length < 2) {
    const [only] = each;
    return { figures: all.map((one) => ({ ...(only === undefined ? {} : { prison: only[0] }), ...one })), endsNotSaid };
  }
  const figures = each.flatMap(([prison, releases]) => countFigures(releases, session).map((one) => ({ prison, ...one })));
  return { figures: [...all, ...figures], endsNotSaid };
}

function isIn({ prisons }: Session, { from, until }: OutcomePeriod, prison: string, on: PlainDate): boolean {
  if (prisons.length > 0 && !prisons.includes(prison)) return false;
  return (from === undefined || on >= from) && (until === undefined || on <= until);
}
