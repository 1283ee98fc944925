import { isHighIntensity } from "../domain/highIntensity.js";
import { addMonths } from "../domain/plainDate.js";
import type { WorkerRole } from "../domain/records.js";
import { NEEDS_WORK } from "./listWindow.js";
import { peopleAndReleased } from "./peopleWithWindows.js";
import type { Session } from "./session.js";
import { deadlinesOf, readTeamRecords } from "./teamRecords.js";

export interface CaseloadRow {
  /** Short name; absent: people with no worker at all. */
  readonly worker?: string;
  readonly fullName: string;
  readonly roles: readonly WorkerRole[];
  readonly active: boolean;
  /** People they work with: on the roll, or released lately. */
  readonly people: number;
  readonly inWindow: number;
  /** Deadlines of their people that are overdue. */
  readonly overdue: number;
  /** Released within the last three months. */
  readonly released: number;
  readonly highIntensity: number;
}

interface Tally {
  readonly roles: Set<WorkerRole>;
  people: number;
  inWindow: number;
  overdue: number;
  released: number;
  highIntensity: number;
}

const MONTHS_AFTER_RELEASE = 3;

/** Whose people are how many and how they stand, by worker, the most first; last those who have no worker. */
export async function reportCaseload(session: Session): Promise<readonly CaseloadRow[]> {
  const records = await readTeamRecords(session);
  const since = addMonths(session.asOf, -MONTHS_AFTER_RELEASE);
  const tallies = new Map<string | undefined, Tally>();
  for await (const { person, window } of peopleAndReleased(session)) {
    const { releasedOn } = person.facts;
    const isReleased = window.state === "released";
    if (isReleased && (releasedOn ?? since) < since) continue;
    const held = records.assignments.get(person.prisonerNumber) ?? [];
    const overdue = deadlinesOf(session, person, window, records).filter(({ state }) => state === "overdue").length;
    const isHigh = isHighIntensity(records.highIntensity.get(person.prisonerNumber) ?? []);
    for (const worker of new Set(held.length === 0 ? [undefined] : held.map((one) => one.worker))) {
      const tally = tallies.get(worker) ?? emptyTally();
      tallies.set(worker, tally);
      for (const one of held) if (one.worker === worker) tally.roles.add(one.role);
      tally.people += 1;
      tally.inWindow += NEEDS_WORK.has(window.state) ? 1 : 0;
      tally.overdue += overdue;
      tally.released += isReleased ? 1 : 0;
      tally.highIntensity += isHigh ? 1 : 0;
    }
  }
  await session.store.recordLook(session.actor, "report of caseload", {
    action: "report.caseload",
    details: { workers: tallies.size },
  });
  return rowsOf(session, tallies);
}

async function rowsOf({ store }: Session, tallies: ReadonlyMap<string | undefined, Tally>): Promise<readonly CaseloadRow[]> {
  const workers = await store.read.workers.list();
  const rows = workers
    .filter(({ name, active }) => active || tallies.has(name))
    .map(({ name, fullName, active, role }) => rowOf({ worker: name, fullName, active }, tallies.get(name), role))
    .sort((a, b) => b.people - a.people || (a.fullName < b.fullName ? -1 : 1));
  const nobody = tallies.get(undefined);
  return nobody === undefined ? rows : [...rows, rowOf({ fullName: "(no worker)", active: true }, nobody)];
}

function rowOf(
  who: Pick<CaseloadRow, "worker" | "fullName" | "active">,
  tally: Tally | undefined,
  ownRole?: WorkerRole,
): CaseloadRow {
  const { roles, ...counts } = tally ?? emptyTally(ownRole);
  return { ...who, roles: [...roles], ...counts };
}

function emptyTally(role?: WorkerRole): Tally {
  return { roles: new Set(role === undefined ? [] : [role]), people: 0, inWindow: 0, overdue: 0, released: 0, highIntensity: 0 };
}
