import type { Deadline, DeadlineState } from "../domain/deadline.js";
import { listName, type RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { peopleAndReleased } from "./listWindow.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { deadlinesOf, overseeingWorker, readTeamRecords, type TeamRecords } from "./teamRecords.js";

/** One deadline of one person. */
export interface DueRow extends Deadline {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly prison: string;
  readonly worker?: string;
}

export interface DueQuestion {
  /** One person as typed: then every deadline, whatever its state. */
  readonly person?: string | undefined;
  readonly worker?: string | undefined;
  /** Only what falls due or closes on or before that day. */
  readonly until?: PlainDate | undefined;
  readonly order: DueOrder;
}

export const DUE_ORDERS = ["day", "person"] as const;
export type DueOrder = (typeof DUE_ORDERS)[number];

const ASKED_FOR: ReadonlySet<DeadlineState> = new Set(["overdue", "closing", "due"]);

/**
 * Every deadline that is overdue, closing or due on the session's day, those that will be missed first at the top. A deadline that has no last day comes after those that have.
 */
export async function listDue(session: Session, question: DueQuestion): Promise<readonly DueRow[]> {
  const records = await readTeamRecords(session);
  const only = question.person === undefined ? undefined : await resolvePerson(session, question.person);
  const rows: DueRow[] = [];
  for await (const { person, window } of peopleAndReleased(session)) {
    if (only !== undefined && person.prisonerNumber !== only) continue;
    if (!isWorkedWithBy(question.worker, person, records)) continue;
    for (const deadline of deadlinesOf(session, person, window, records)) {
      if (only === undefined && !isDue(deadline, question.until)) continue;
      rows.push(rowOf(person, deadline, records));
    }
  }
  await noteLook(session, only, rows.length);
  if (only !== undefined) return rows;
  return rows.sort(question.order === "person" ? byPerson : byDay);
}

async function noteLook(session: Session, person: string | undefined, deadlines: number): Promise<void> {
  const look = { action: "due.list", details: { deadlines } };
  await session.store.recordLook(session.actor, "what is due", person === undefined ? look : { ...look, subject: person });
}

function isWorkedWithBy(worker: string | undefined, person: RollPerson, records: TeamRecords): boolean {
  return worker === undefined || (records.assignments.get(person.prisonerNumber) ?? []).some((held) => held.worker === worker);
}

function isDue(deadline: Deadline, until: PlainDate | undefined): boolean {
  if (!ASKED_FOR.has(deadline.state)) return false;
  const last = lastDay(deadline);
  return until === undefined || (last !== undefined && last <= until);
}

function rowOf(person: RollPerson, deadline: Deadline, records: TeamRecords): DueRow {
  const worker = overseeingWorker(records, person.prisonerNumber);
  return {
    prisonerNumber: person.prisonerNumber,
    name: listName(person),
    prison: person.prison,
    ...deadline,
    ...(worker === undefined ? {} : { worker }),
  };
}

/** The day after which it is missed. */
export function lastDay(deadline: Pick<Deadline, "dueOn" | "closesOn">): PlainDate | undefined {
  return deadline.dueOn ?? deadline.closesOn;
}

function byDay(a: DueRow, b: DueRow): number {
  return compare(lastDay(a) ?? "9999-12-31", lastDay(b) ?? "9999-12-31") || byPerson(a, b);
}

function byPerson(a: DueRow, b: DueRow): number {
  return (
    compare(a.name, b.name) ||
    compare(a.prisonerNumber, b.prisonerNumber) ||
    compare(lastDay(a) ?? "9999-12-31", lastDay(b) ?? "9999-12-31")
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
