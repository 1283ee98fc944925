import type { Deadline } from "../domain/deadline.js";
import {
  countKeeping,
  type DuePeriod,
  findKeeping,
  type Keeping,
  TIMED_DEADLINES,
  type TimedDeadline,
  type TimelinessFigures,
} from "../domain/timeliness.js";
import { findWindow } from "../domain/window.js";
import { type PersonWindow, peopleAndReleased } from "./peopleWithWindows.js";
import type { Session } from "./session.js";
import { deadlinesOf, readTeamRecords, type TeamRecords } from "./teamRecords.js";

export interface PrisonTimeliness extends TimelinessFigures {
  /** Code of the prison; absent: all of them together. */
  readonly prison?: string;
}

export interface TimelinessReport {
  readonly figures: readonly PrisonTimeliness[];
  /** People whose deadlines were looked at. */
  readonly people: number;
  /** Times in custody that ended since the period began and are not looked at: the person came back since, or nobody has said how it ended. */
  readonly notCounted: number;
}

type Tally = Map<TimedDeadline, Keeping[]>;

/**
 * How the deadlines that fell due in a period were kept, by kind, of all prisons together and of each. Of everyone on the roll and everyone released, in the time in custody they
 * are in or were released from.
 */
export async function reportTimeliness(session: Session, period: DuePeriod): Promise<TimelinessReport> {
  const records = await readTeamRecords(session);
  const tallies = new Map<string, Tally>();
  const looked = new Set<string>();
  for await (const one of peopleAndReleased(session)) {
    const { prison, prisonerNumber } = one.person;
    looked.add(`${prisonerNumber} ${one.person.facts.releasedOn ?? ""}`);
    const tally = tallies.get(prison) ?? new Map<TimedDeadline, Keeping[]>();
    tallies.set(prison, tally);
    for (const [code, kept] of keepingsOf(session, one, records, period)) tally.set(code, [...(tally.get(code) ?? []), kept]);
  }
  const notCounted = (await session.store.read.stays.listEnds(session.asOf)).filter(
    ({ prisonerNumber, prison, on }) =>
      isAsked(session, prison) && (period.from === undefined || on >= period.from) && !looked.has(`${prisonerNumber} ${on}`),
  ).length;
  await session.store.recordLook(session.actor, "report of timeliness", {
    action: "report.timeliness",
    details: { people: looked.size, prisons: tallies.size },
  });
  return { figures: figuresOf(tallies), people: looked.size, notCounted };
}

/** Each of a person's deadlines with how it was kept. */
function keepingsOf(
  session: Session,
  one: PersonWindow,
  records: TeamRecords,
  period: DuePeriod,
): readonly (readonly [TimedDeadline, Keeping])[] {
  const now = deadlinesOf(session, one.person, one.window, records);
  const atRelease = deadlinesAtRelease(session, one, records);
  return TIMED_DEADLINES.flatMap((code) => {
    const deadline = find(atRelease, code) ?? find(now, code);
    return deadline === undefined ? [] : [[code, findKeeping(deadline, period, session.asOf)] as const];
  });
}

/** What was due before release is over once somebody has been released, and its day can no longer be told: it is taken as it stood on that day. */
function deadlinesAtRelease(session: Session, { person, window }: PersonWindow, records: TeamRecords): readonly Deadline[] {
  const { releasedOn, ...facts } = person.facts;
  if (releasedOn === undefined || window.state !== "released" || releasedOn > session.asOf) return [];
  const before = { ...person, facts };
  const then = { ...session, asOf: releasedOn };
  const found = deadlinesOf(then, before, findWindow(facts, releasedOn, session.policy), records);
  return found.filter(({ code }) => BEFORE_RELEASE.has(code));
}

const BEFORE_RELEASE: ReadonlySet<Deadline["code"]> = new Set([
  "bcst1",
  "bcst2",
  "bcst3",
  "duty_to_refer",
  "review",
  "plan_agreed",
]);

function find(deadlines: readonly Deadline[], code: TimedDeadline): Deadline | undefined {
  return deadlines.find((deadline) => deadline.code === code);
}

function isAsked({ prisons }: Session, prison: string): boolean {
  return prisons.length === 0 || prisons.includes(prison);
}

function figuresOf(tallies: ReadonlyMap<string, Tally>): readonly PrisonTimeliness[] {
  const each = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = (of: readonly Tally[]) =>
    TIMED_DEADLINES.map((code) =>
      countKeeping(
        code,
        of.flatMap((tally) => tally.get(code) ?? []),
      ),
    );
  const all = rows(each.map(([, tally]) => tally));
  const [only] = each;
  if (each.length < 2) return all.map((row) => ({ ...(only === undefined ? {} : { prison: only[0] }), ...row }));
  return [...all, ...each.flatMap(([prison, tally]) => rows([tally]).map((row) => ({ prison, ...row })))];
}
