import type { OutcomeRecord } from "../domain/outcomes.js";
import type { FamilyContact, HighIntensityRecord, LiaisonNote } from "../domain/peopleAround.js";
import type { RollPerson } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { isReleasePlan } from "../domain/planLife.js";
import {
  type AchievementRecord,
  type AppointmentRecord,
  type AssignmentRecord,
  type BarrierRecord,
  type ConditionRecord,
  type GoalRecord,
  type LicenceRecord,
  type NeedRecord,
  type Prison,
  type ReferralRecord,
  type ScreeningRecord,
  type Stay,
  WORKER_ROLES,
  type Worker,
} from "../domain/records.js";
import { findWindow } from "../domain/window.js";
import type { WindowResult } from "../domain/windowResult.js";
import type { CustodyVersion } from "../store/repositories/custody.js";
import type { RollImport } from "../store/repositories/imports.js";
import type { PlanSummary } from "../store/repositories/plans.js";
import { findReleased, withRelease } from "./findReleased.js";
import type { Session } from "./session.js";

/** A worker in the role they have for the person. */
export interface CaseWorker extends Pick<Worker, "name" | "fullName" | "role" | "organisation" | "phone"> {
  readonly from: PlainDate;
  /** Whether they no longer work here: then somebody else has to be found. */
  readonly left: boolean;
}

/** What the rolls say of a person as of a day. */
export interface CaseCustody {
  /** As of that day, or as the last roll had the person who named them before it. */
  readonly version: CustodyVersion;
  readonly person: RollPerson;
  /** Whether they were on the roll on that day. */
  readonly onRoll: boolean;
  readonly window: WindowResult;
  /** The prison's name as people say it; its code where it has none here. */
  readonly prisonName: string;
  /** The day of the roll that last said these dates, and of the newest complete roll of the prison (C22). */
  readonly datesImportedOn: PlainDate | undefined;
  readonly lastImportOn: PlainDate | undefined;
}

/** Every record of one person, restricted ones too: who shows any of it leaves out what may not be seen. */
export interface GatheredCase {
  readonly prisonerNumber: string;
  /** Undefined where no roll has named the person by that day. */
  readonly custody: CaseCustody | undefined;
  /** Times in custody, oldest first. */
  readonly stays: readonly Stay[];
  /** Who works with the person on that day, resettlement worker first. */
  readonly workers: readonly CaseWorker[];
  readonly screenings: readonly ScreeningRecord[];
  readonly needs: readonly NeedRecord[];
  readonly referrals: readonly ReferralRecord[];
  /** By day and time, cancelled and moved ones too. */
  readonly appointments: readonly AppointmentRecord[];
  readonly licence: LicenceRecord | undefined;
  /** Those that have not been removed. */
  readonly conditions: readonly ConditionRecord[];
  readonly barriers: readonly BarrierRecord[];
  readonly goals: readonly GoalRecord[];
  readonly achievements: readonly AchievementRecord[];
  readonly outcomes: readonly OutcomeRecord[];
  readonly liaisonNotes: readonly LiaisonNote[];
  readonly familyContacts: readonly FamilyContact[];
  /** What was decided, oldest first. */
  readonly highIntensity: readonly HighIntensityRecord[];
  /** Every version of the plan and of other pages, oldest first; and the newest of the person's own release plan. */
  readonly plans: readonly PlanSummary[];
  readonly newestPlan: PlanSummary | undefined;
}

/** The rolls and prisons there are: what the cases of a batch share, read once. */
export interface RollLists {
  readonly imports: readonly RollImport[];
  readonly prisons: readonly Prison[];
}

export async function readRollLists({ store: { read } }: Session): Promise<RollLists> {
  return { imports: await read.imports.list(), prisons: await read.prisons.list() };
}

/**
 * All that is recorded of one person, as of the session's day where it has a history; `rolls` where they were read for others. Notes no look at the person: the
 * caller does, once, and says why.
 */
export async function gatherCase(session: Session, prisonerNumber: string, rolls?: RollLists): Promise<GatheredCase> {
  const { read } = session.store;
  const plans = await read.plans.list(prisonerNumber);
  return {
    prisonerNumber,
    custody: await findCaseCustody(session, prisonerNumber, rolls),
    stays: await read.stays.list(prisonerNumber),
    workers: await listCaseWorkers(session, prisonerNumber),
    screenings: await read.screenings.list(prisonerNumber),
    needs: await read.needs.list(prisonerNumber),
    referrals: await read.referrals.list(prisonerNumber),
    appointments: byDayAndTime(await read.appointments.list(prisonerNumber)),
    licence: await read.licences.findFor(prisonerNumber),
    conditions: (await read.conditions.list(prisonerNumber)).filter(isActive),
    barriers: await read.barriers.list(prisonerNumber),
    goals: await read.goals.list(prisonerNumber),
    achievements: await read.achievements.list(prisonerNumber),
    outcomes: await read.outcomes.list(prisonerNumber),
    liaisonNotes: await read.liaisonNotes.list(prisonerNumber),
    familyContacts: await read.familyContacts.list(prisonerNumber),
    highIntensity: await read.highIntensity.list(prisonerNumber),
    plans,
    newestPlan: plans.findLast(isReleasePlan),
  };
}

/** What the rolls say of a person as of the session's day; undefined where none has named them by then. */
async function findCaseCustody(session: Session, prisonerNumber: string, rolls?: RollLists): Promise<CaseCustody | undefined> {
  const version = await findVersion(session, prisonerNumber);
  if (version === undefined) return undefined;
  const released = (await findReleased(session, session.asOf, [prisonerNumber])).get(prisonerNumber);
  const person = withRelease(version.person, released);
  return buildCaseCustody(session, { ...version, person }, rolls ?? (await readRollLists(session)));
}

/** The version of a person as of the session's day, or the last one before it where they have left. */
export async function findVersion({ store, asOf }: Session, prisonerNumber: string): Promise<CustodyVersion | undefined> {
  const { custody } = store.read;
  const held = await custody.find(prisonerNumber, asOf);
  return held ?? (await custody.history(prisonerNumber)).findLast(({ fromDay }) => fromDay <= asOf);
}

/** What a version says as of the session's day, beside the rolls and prisons there are. */
export function buildCaseCustody(
  { asOf, policy }: Session,
  version: CustodyVersion,
  { imports, prisons }: RollLists,
): CaseCustody {
  const { person, toDay } = version;
  const onRoll = toDay === undefined || toDay > asOf;
  const window = findWindow(person.facts, asOf, policy);
  const rolls = completeRollsOf(person.prison, imports, asOf);
  const lastImportOn = rolls[0];
  const seenUntil = onRoll || toDay === undefined || hasGoneOut(window, toDay) ? lastImportOn : rolls.find((day) => day < toDay);
  return {
    version,
    person,
    onRoll,
    window,
    prisonName: prisons.find(({ code }) => code === person.prison)?.name ?? person.prison,
    datesImportedOn: seenUntil === undefined || seenUntil < version.fromDay ? version.fromDay : seenUntil,
    lastImportOn,
  };
}

export function isActive(condition: ConditionRecord): boolean {
  return condition.removedOn === undefined;
}

export function byDayAndTime(appointments: readonly AppointmentRecord[]): readonly AppointmentRecord[] {
  return [...appointments].sort((a, b) => `${a.date} ${a.time}`.localeCompare(`${b.date} ${b.time}`));
}

/** Days of the complete rolls of a prison, newest first. A partial roll says nothing of those it leaves out, so it makes no dates stale. */
function completeRollsOf(prison: string, imports: readonly RollImport[], asOf: PlainDate): readonly PlainDate[] {
  return imports
    .filter((roll) => roll.complete && roll.takenOn <= asOf && roll.prisons.includes(prison))
    .map((roll) => roll.takenOn)
    .sort()
    .reverse();
}

/** Who left on the day they were expected to, or later, has most likely been released: no newer roll will say more of their dates. */
function hasGoneOut(window: WindowResult, leftOn: PlainDate): boolean {
  return window.state === "released" || (window.releaseExpected !== undefined && leftOn >= window.releaseExpected);
}

async function listCaseWorkers({ store, asOf }: Session, prisonerNumber: string): Promise<readonly CaseWorker[]> {
  const held = (await store.read.assignments.list(prisonerNumber))
    .filter(({ from, until }) => from <= asOf && (until === undefined || until > asOf))
    .sort((a, b) => WORKER_ROLES.indexOf(a.role) - WORKER_ROLES.indexOf(b.role));
  const workers = await Promise.all(held.map(({ worker }) => store.read.workers.find(worker)));
  return held.map((assignment, index) => workerOf(assignment, workers[index]));
}

function workerOf({ worker: name, role, from }: AssignmentRecord, known: Worker | undefined): CaseWorker {
  const { fullName = name, organisation = "", phone = "" } = known ?? {};
  return { name, fullName, role, organisation, phone, from, left: known?.active === false };
}
