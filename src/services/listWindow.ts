import type { Deadline, DeadlineState } from "../domain/deadline.js";
import { findNextDeadline } from "../domain/deadlineOrder.js";
import { type HighIntensityState, highIntensityState, proposeHighIntensity } from "../domain/highIntensity.js";
import { listName, type RollPerson } from "../domain/person.js";
import { addDays, daysBetween, type PlainDate } from "../domain/plainDate.js";
import type { PlanStatus } from "../domain/records.js";
import type { WindowFlag, WindowResult, WindowState } from "../domain/windowResult.js";
import { peopleWithWindows } from "./peopleWithWindows.js";
import type { Session } from "./session.js";
import { countOpenReferrals, deadlinesOf, overseeingWorker, readTeamRecords, type TeamRecords } from "./teamRecords.js";

export interface ScreeningStanding {
  readonly status: "done" | "due" | "overdue" | "not_due";
  readonly dueOn?: PlainDate;
  readonly doneOn?: PlainDate;
}

/** One person of the window list: what the command line promises scripts. */
export interface WindowRow {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly prison: string;
  readonly location?: string;
  readonly state: WindowState;
  readonly basis?: string;
  readonly earliestDate?: PlainDate;
  readonly windowStart?: PlainDate;
  readonly nextBasis?: string;
  readonly nextDate?: PlainDate;
  readonly releaseStatutory?: PlainDate;
  readonly releaseExpected?: PlainDate;
  /** Days from the day asked about to the expected release; negative where it has passed. */
  readonly daysToRelease?: number;
  readonly flags: readonly WindowFlag[];
  readonly screenings: {
    readonly bcst1: ScreeningStanding;
    readonly bcst2: ScreeningStanding;
    readonly bcst3: ScreeningStanding;
  };
  readonly plan: { readonly status: PlanStatus | "none"; readonly version?: number };
  readonly worker?: string;
  readonly openReferrals: number;
  readonly highIntensity: HighIntensityState;
  /** The most urgent deadline, or the one that opens next. */
  readonly nextDeadline?: Pick<Deadline, "code" | "label" | "state" | "opensOn" | "dueOn" | "closesOn">;
}

export const MISSING = ["bcst3", "plan", "referral"] as const;
export type Missing = (typeof MISSING)[number];

export interface WindowQuestion {
  /** Also people whose window opens within so many days. */
  readonly entering: number;
  /** Only these states; none means the list of the morning. */
  readonly states: readonly WindowState[];
  /** Everyone on the roll. */
  readonly all: boolean;
  readonly worker?: string | undefined;
  readonly missing?: Missing | undefined;
  /** Only people whose state, window or dates are not what they were on that day. */
  readonly changedSince?: PlainDate | undefined;
}

export interface WindowList {
  readonly items: readonly WindowRow[];
  /** People of each state who are not shown. */
  readonly notShown: ReadonlyMap<WindowState, number>;
}

/** The states of those in whose window something has to be done now. */
export const NEEDS_WORK: ReadonlySet<WindowState> = new Set(["open", "overdue", "held_after_release_date"]);

/**
 * Who is in the resettlement window, overdue, held past their date, or entering soon, with the date that decided (R1 to R12). Nobody is lost: whoever is not shown is counted.
 */
export async function listWindow(session: Session, question: WindowQuestion): Promise<WindowList> {
  const records = await readTeamRecords(session);
  const before = question.changedSince === undefined ? undefined : await readWindows(session, question.changedSince);
  const items: Omit<WindowRow, "highIntensity">[] = [];
  const notShown = new Map<WindowState, number>();
  for await (const { person, window } of peopleWithWindows(session)) {
    const isAsked = isAskedFor(person, window, question, session.asOf, records) && hasChanged(person, window, before);
    const row = isAsked ? buildRow(session, person, window, records) : undefined;
    if (row !== undefined && (question.missing === undefined || isMissing(row, question.missing))) items.push(row);
    else notShown.set(window.state, (notShown.get(window.state) ?? 0) + 1);
  }
  await session.store.recordLook(session.actor, "the window list", { action: "window.list", details: { people: items.length } });
  return { items: (await withHighIntensity(session, items, records)).sort(byUrgency), notShown };
}

/** Asked of those who are shown only, in one question. */
async function withHighIntensity(
  session: Session,
  items: readonly Omit<WindowRow, "highIntensity">[],
  records: TeamRecords,
): Promise<WindowRow[]> {
  const stays = await session.store.read.stays.listOfEach(new Set(items.map(({ prisonerNumber }) => prisonerNumber)));
  return items.map((row) => {
    const proposal = proposeHighIntensity(stays.get(row.prisonerNumber) ?? [], session.policy, session.asOf);
    return { ...row, highIntensity: highIntensityState(records.highIntensity.get(row.prisonerNumber) ?? [], proposal) };
  });
}

async function readWindows(session: Session, day: PlainDate): Promise<ReadonlyMap<string, WindowResult>> {
  const windows = new Map<string, WindowResult>();
  for await (const { person, window } of peopleWithWindows(session, day)) windows.set(person.prisonerNumber, window);
  return windows;
}

function hasChanged(person: RollPerson, window: WindowResult, before: ReadonlyMap<string, WindowResult> | undefined): boolean {
  if (before === undefined) return true;
  const earlier = before.get(person.prisonerNumber);
  return (
    earlier === undefined ||
    earlier.state !== window.state ||
    earlier.windowStart !== window.windowStart ||
    earlier.nextDate !== window.nextDate
  );
}

function isAskedFor(
  person: RollPerson,
  window: WindowResult,
  question: WindowQuestion,
  asOf: PlainDate,
  records: TeamRecords,
): boolean {
  const { worker } = question;
  if (worker !== undefined && !(records.assignments.get(person.prisonerNumber) ?? []).some((held) => held.worker === worker))
    return false;
  if (question.all || (question.changedSince !== undefined && question.states.length === 0)) return true;
  if (question.states.length > 0) return question.states.includes(window.state);
  if (NEEDS_WORK.has(window.state)) return true;
  return (
    window.state === "not_open" && window.windowStart !== undefined && window.windowStart <= addDays(asOf, question.entering)
  );
}

function buildRow(
  session: Session,
  person: RollPerson,
  window: WindowResult,
  records: TeamRecords,
): Omit<WindowRow, "highIntensity"> {
  const { prisonerNumber } = person;
  const { asOf: _, verdicts: __, reasons: ___, hardStop: ____, ...shown } = window;
  const plan = records.plans.get(prisonerNumber);
  const worker = overseeingWorker(records, prisonerNumber);
  const release = window.releaseExpected ?? window.releaseStatutory;
  const deadlines = deadlinesOf(session, person, window, records);
  return {
    prisonerNumber,
    name: listName(person),
    prison: person.prison,
    ...(person.location === undefined ? {} : { location: person.location }),
    ...shown,
    ...(release === undefined ? {} : { daysToRelease: daysBetween(session.asOf, release) }),
    screenings: standings(deadlines),
    plan: plan === undefined ? { status: "none" } : { status: plan.status, version: plan.version },
    ...(worker === undefined ? {} : { worker }),
    openReferrals: countOpenReferrals(records, prisonerNumber),
    ...nextOf(deadlines),
  };
}

function nextOf(deadlines: readonly Deadline[]): Pick<WindowRow, "nextDeadline"> {
  const next = findNextDeadline(deadlines);
  if (next === undefined) return {};
  const { reason: _, source: __, sure: ___, doneOn: ____, ...nextDeadline } = next;
  return { nextDeadline };
}

function standings(deadlines: readonly Deadline[]): WindowRow["screenings"] {
  const standing = (code: Deadline["code"]): ScreeningStanding => {
    const deadline = deadlines.find((one) => one.code === code);
    if (deadline === undefined) return { status: "not_due" };
    return {
      status: SCREENING_STATUS[deadline.state],
      ...(deadline.dueOn === undefined ? {} : { dueOn: deadline.dueOn }),
      ...(deadline.doneOn === undefined ? {} : { doneOn: deadline.doneOn }),
    };
  };
  return { bcst1: standing("bcst1"), bcst2: standing("bcst2"), bcst3: standing("bcst3") };
}

const SCREENING_STATUS: Readonly<Record<DeadlineState, ScreeningStanding["status"]>> = {
  done: "done",
  due: "due",
  closing: "due",
  overdue: "overdue",
  closed: "not_due",
  not_due: "not_due",
  not_applicable: "not_due",
};

function isMissing(row: Omit<WindowRow, "highIntensity">, missing: Missing): boolean {
  if (missing === "bcst3") return row.screenings.bcst3.status !== "done";
  // What a batch drew by itself is no plan anybody has agreed.
  if (missing === "plan") return row.plan.status === "none" || row.plan.status === "draft";
  return row.openReferrals === 0;
}

/** In the order of the states; within one, whose release comes first is first, and those without a date are last. */
function byUrgency(a: WindowRow, b: WindowRow): number {
  const state = (row: WindowRow) => String(STATE_ORDER.indexOf(row.state));
  const day = (row: WindowRow) => row.nextDate ?? row.earliestDate ?? "9999-12-31";
  return compare(state(a), state(b)) || compare(day(a), day(b)) || compare(a.prisonerNumber, b.prisonerNumber);
}

const STATE_ORDER: readonly WindowState[] = [
  "open",
  "overdue",
  "held_after_release_date",
  "not_open",
  "no_date",
  "unsentenced",
  "immigration_no_date",
  "indeterminate_no_date",
  "released",
];

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
