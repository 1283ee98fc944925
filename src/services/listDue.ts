import type { Deadline, DeadlineState } from "../domain/deadline.js";
import { compareUrgency, daysLeftOf, lastDayOf, OPEN_DEADLINE_STATES } from "../domain/deadlineOrder.js";
import { listName, type RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { type PersonWindow, peopleAndReleased } from "./peopleWithWindows.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { deadlinesOf, overseeingWorker, readTeamRecords, type TeamRecords } from "./teamRecords.js";

/** One deadline of one person. */
export interface DueRow extends Deadline {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly prison: string;
  readonly worker?: string;
  /** Until it is missed or closes; less than 0 where it is late. */
  readonly daysLeft?: number;
  /** The day the person is expected to walk out. */
  readonly releaseExpected?: PlainDate;
}

export interface DueQuestion {
  /** One person as typed: then every deadline, whatever its state. */
  readonly person?: string | undefined;
  readonly worker?: string | undefined;
  /** Only what falls due or closes on or before that day. */
  readonly until?: PlainDate | undefined;
  /** Only deadlines in these states; none means what is overdue, closing or due and, of one person, all. */
  readonly states?: readonly DeadlineState[] | undefined;
  /** Who will miss something first where not said. */
  readonly order?: DueOrder | undefined;
}

export const DUE_ORDERS = ["urgency", "day", "person"] as const;
export type DueOrder = (typeof DUE_ORDERS)[number];

/**
 * Every deadline that is overdue, closing or due on the session's day, those that will be missed first at the top (`compareUrgency`). Of one person every
 * deadline, in the order in which they fall due. Throws AppError notFound for the person.
 */
export async function listDue(session: Session, question: DueQuestion): Promise<readonly DueRow[]> {
  const only = question.person === undefined ? undefined : await resolvePerson(session, question.person);
  const rows = await readDue(session, question, only);
  await noteLook(session, only, rows.length);
  return rows;
}

/** The same, and no look is noted: for what asks it on the way to something that notes its own. */
export async function readDue(session: Session, question: DueQuestion, only?: string): Promise<readonly DueRow[]> {
  const records = await readTeamRecords(session);
  const rows: DueRow[] = [];
  for await (const { person, window } of peopleAndReleased(session)) {
    if (only !== undefined && person.prisonerNumber !== only) continue;
    if (!isWorkedWithBy(question.worker, person, records)) continue;
    for (const deadline of deadlinesOf(session, person, window, records)) {
      if (isAskedFor(deadline, question)) rows.push(rowOf(session, { person, window }, deadline, records));
    }
  }
  if (only !== undefined && question.order === undefined) return rows;
  return rows.sort(ORDERS[question.order ?? "urgency"]);
}

async function noteLook(session: Session, person: string | undefined, deadlines: number): Promise<void> {
  const look = { action: "due.list", details: { deadlines } };
  await session.store.recordLook(session.actor, "what is due", person === undefined ? look : { ...look, subject: person });
}

function isWorkedWithBy(worker: string | undefined, person: RollPerson, records: TeamRecords): boolean {
  return worker === undefined || (records.assignments.get(person.prisonerNumber) ?? []).some((held) => held.worker === worker);
}

function isAskedFor(deadline: Deadline, { person, states = [], until }: DueQuestion): boolean {
  const isWanted =
    states.length > 0 ? states.includes(deadline.state) : person !== undefined || OPEN_DEADLINE_STATES.has(deadline.state);
  if (!isWanted) return false;
  const last = lastDayOf(deadline);
  return until === undefined || (last !== undefined && last <= until);
}

function rowOf(session: Session, { person, window }: PersonWindow, deadline: Deadline, records: TeamRecords): DueRow {
  const worker = overseeingWorker(records, person.prisonerNumber);
  const daysLeft = daysLeftOf(deadline, session.asOf);
  const { releaseExpected } = window;
  return {
    prisonerNumber: person.prisonerNumber,
    name: listName(person),
    prison: person.prison,
    ...deadline,
    ...(worker === undefined ? {} : { worker }),
    ...(daysLeft === undefined ? {} : { daysLeft }),
    ...(releaseExpected === undefined ? {} : { releaseExpected }),
  };
}

const ORDERS: Readonly<Record<DueOrder, (a: DueRow, b: DueRow) => number>> = {
  urgency: (a, b) => compareUrgency(a, b) || compareNames(a, b),
  day: (a, b) =>
    compare(lastDayOf(a) ?? "9999-12-31", lastDayOf(b) ?? "9999-12-31") || compareUrgency(a, b) || compareNames(a, b),
  person: (a, b) => compareNames(a, b) || compareUrgency(a, b),
};

function compareNames(a: DueRow, b: DueRow): number {
  return compare(a.name, b.name) || compare(a.prisonerNumber, b.prisonerNumber);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
