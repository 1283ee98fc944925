import type { Deadline, DeadlineFacts } from "../domain/deadline.js";
import { listDeadlines } from "../domain/deadlines.js";
import { closedAfter, isHighIntensity } from "../domain/highIntensity.js";
import { nationOf } from "../domain/nation.js";
import type { OutcomeRecord } from "../domain/outcomes.js";
import { newestOutcomes } from "../domain/outcomes.js";
import { findOverseers } from "../domain/overseers.js";
import type { HighIntensityRecord } from "../domain/peopleAround.js";
import type { RollPerson } from "../domain/person.js";
import { earliestOf, type PlainDate } from "../domain/plainDate.js";
import { type PlanAgreement, planAgreedOn } from "../domain/planLife.js";
import type { AppointmentRecord, AssignmentRecord, LicenceRecord, NeedRecord, ReferralKind, Stay } from "../domain/records.js";
import { isReferralOpen } from "../domain/referral.js";
import { meetsDeadline } from "../domain/referralAnswers.js";
import type { WindowResult } from "../domain/windowResult.js";
import type { RollImport } from "../store/repositories/imports.js";
import type { PlanSummary } from "../store/repositories/plans.js";
import type { ReferralStanding } from "../store/repositories/referrals.js";
import type { NewestScreenings } from "../store/repositories/screenings.js";
import { findReleased } from "./findReleased.js";
import type { Session } from "./session.js";

/** What a team has recorded of everyone, by prisoner number: read once for a list, never once a person. */
export interface TeamRecords {
  readonly screenings: ReadonlyMap<string, NewestScreenings>;
  readonly referrals: ReadonlyMap<string, readonly ReferralStanding[]>;
  readonly plans: ReadonlyMap<string, PlanSummary>;
  readonly planAgreements: ReadonlyMap<string, readonly PlanAgreement[]>;
  readonly assignments: ReadonlyMap<string, readonly AssignmentRecord[]>;
  /** The time in custody each person is in, or the one they were released from. */
  readonly stays: ReadonlyMap<string, Stay>;
  readonly outcomes: ReadonlyMap<string, readonly OutcomeRecord[]>;
  readonly highIntensity: ReadonlyMap<string, readonly HighIntensityRecord[]>;
  readonly needs: ReadonlyMap<string, readonly NeedRecord[]>;
  readonly benefitsAppointments: ReadonlyMap<string, readonly PlainDate[]>;
  readonly licences: ReadonlyMap<string, readonly LicenceRecord[]>;
  /** Day of the first roll of each prison: what fell due before it is not asked for. */
  readonly firstRolls: ReadonlyMap<string, PlainDate>;
  /** Day of the first complete roll of each prison: whoever is new on a later one has come in since. */
  readonly firstCompleteRolls: ReadonlyMap<string, PlainDate>;
}

/** The team's records of everyone as of the session's day. */
export async function readTeamRecords({ store, asOf }: Session): Promise<TeamRecords> {
  const { read } = store;
  const imports = await read.imports.list();
  return {
    screenings: await read.screenings.newestByPerson(asOf),
    referrals: await read.referrals.standingByPerson(asOf),
    plans: await read.plans.newestByPerson(asOf),
    planAgreements: await read.planAgreements.listByPerson(),
    assignments: await read.assignments.heldByPerson(asOf),
    stays: new Map([...(await releasedStays(store, asOf)), ...(await read.stays.heldByPerson(asOf))]),
    outcomes: await read.outcomes.listByPerson(),
    highIntensity: await read.highIntensity.listByPerson(),
    needs: await read.needs.listByPerson(),
    benefitsAppointments: benefitsDays(await read.appointments.listByPerson(), asOf),
    licences: await read.licences.listByPerson(),
    firstRolls: firstDays(imports),
    firstCompleteRolls: firstDays(imports.filter(({ complete }) => complete)),
  };
}

async function releasedStays(store: Session["store"], asOf: PlainDate): Promise<ReadonlyMap<string, Stay>> {
  return new Map([...(await findReleased({ store }, asOf))].map(([number, { stay }]) => [number, stay]));
}

function benefitsDays(
  appointments: ReadonlyMap<string, readonly AppointmentRecord[]>,
  asOf: PlainDate,
): TeamRecords["benefitsAppointments"] {
  const stands = (one: AppointmentRecord) => one.kind === "benefits" && one.status === "booked" && one.recordedOn <= asOf;
  return new Map([...appointments].map(([number, list]) => [number, list.filter(stands).map(({ date }) => date)]));
}

function firstDays(imports: readonly RollImport[]): ReadonlyMap<string, PlainDate> {
  const first = new Map<string, PlainDate>();
  for (const roll of imports) {
    for (const prison of roll.prisons) {
      const earliest = earliestOf([roll.takenOn, first.get(prison)].filter((day) => day !== undefined));
      if (earliest !== undefined) first.set(prison, earliest);
    }
  }
  return first;
}

/** Referrals that have been sent or are being written, and have not come to an end. */
export function countOpenReferrals(records: TeamRecords, prisonerNumber: string): number {
  return (records.referrals.get(prisonerNumber) ?? []).filter((referral) => isReferralOpen(referral.state)).length;
}

/** The worker overseeing the person's resettlement in prison. */
export function overseeingWorker(records: TeamRecords, prisonerNumber: string): string | undefined {
  return findOverseers(records.assignments.get(prisonerNumber) ?? []).inPrison?.worker;
}

/** Every deadline of one person of a list, as of the session's day. */
export function deadlinesOf(
  session: Session,
  person: RollPerson,
  window: WindowResult,
  records: TeamRecords,
): readonly Deadline[] {
  return listDeadlines(deadlineFacts(session, person, window, records), session.policy, session.asOf);
}

function deadlineFacts({ asOf }: Session, person: RollPerson, window: WindowResult, records: TeamRecords): DeadlineFacts {
  const { prisonerNumber, facts } = person;
  const stay = records.stays.get(prisonerNumber);
  const plan = inStay(records.plans.get(prisonerNumber), stay, (found) => found.recordedOn);
  const agreements = (records.planAgreements.get(prisonerNumber) ?? []).filter((one) => inStay(one, stay, (it) => it.agreedOn));
  const agreedOn = planAgreedOn(agreements, asOf);
  const recordsBeginOn = records.firstRolls.get(person.prison);
  const hereBeforeRecordsOn = findHereBeforeRecords(person, stay, records);
  const receptionDate = facts.receptionDate ?? (hereBeforeRecordsOn === undefined ? stay?.receivedOn : undefined);
  return {
    ...(receptionDate === undefined ? {} : { receptionDate }),
    ...(recordsBeginOn === undefined ? {} : { recordsBeginOn }),
    ...(hereBeforeRecordsOn === undefined ? {} : { hereBeforeRecordsOn }),
    window,
    facts,
    screenings: screeningsInStay(records.screenings.get(prisonerNumber) ?? {}, stay),
    accommodationSecure: hasAddress(records, prisonerNumber),
    referralMadeOn: referralsInStay(records.referrals.get(prisonerNumber) ?? [], stay),
    ...tenancyOf(
      (records.needs.get(prisonerNumber) ?? []).filter((need) => inStay(need, stay, (it) => it.recordedOn)),
      asOf,
    ),
    benefitsAppointments: records.benefitsAppointments.get(prisonerNumber) ?? [],
    ...nationFor(records, prisonerNumber),
    ...(plan === undefined ? {} : { planStatus: plan.status }),
    ...(agreedOn === undefined ? {} : { planStatus: "agreed", planAgreedOn: agreedOn }),
    ...(facts.releasedOn === undefined ? {} : { releasedOn: facts.releasedOn }),
    outcomes: outcomesOf(records, prisonerNumber, facts.releasedOn),
    hito:
      isHighIntensity(records.highIntensity.get(prisonerNumber) ?? []) ||
      (records.assignments.get(prisonerNumber) ?? []).some((assignment) => assignment.role === "hito"),
  };
}

/** When each outcome of this release was recorded, and when the high intensity case was closed. */
function outcomesOf(records: TeamRecords, prisonerNumber: string, releasedOn: PlainDate | undefined): DeadlineFacts["outcomes"] {
  if (releasedOn === undefined) return {};
  const days = newestOutcomes(records.outcomes.get(prisonerNumber) ?? [], releasedOn);
  const closedOn = closedAfter(records.highIntensity.get(prisonerNumber) ?? [], releasedOn);
  const found = Object.fromEntries([...days].map(([outcome, { recordedOn }]) => [outcome, recordedOn]));
  return { ...found, ...(closedOn === undefined ? {} : { hito_close: closedOn }) };
}

/** A prison's first roll shows everyone at once: the day somebody was first seen on it says nothing of the day they came in. */
function findHereBeforeRecords(
  { facts, prison }: RollPerson,
  stay: Stay | undefined,
  records: TeamRecords,
): PlainDate | undefined {
  if (facts.receptionDate !== undefined || stay === undefined) return undefined;
  const complete = records.firstCompleteRolls.get(prison);
  return complete === undefined || stay.firstSeenOn <= complete ? stay.firstSeenOn : undefined;
}

/** Undefined where nothing is recorded: nobody has said. */
function hasAddress(records: TeamRecords, prisonerNumber: string): true | undefined {
  const [licence] = records.licences.get(prisonerNumber) ?? [];
  return licence !== undefined && licence.address !== "" ? true : undefined;
}

const TENANCY_NEEDS: ReadonlySet<string> = new Set(["keep_tenancy", "close_tenancy"]);

/** Whether a need says there is a home to keep or give up, and whether all of that has been seen to. */
function tenancyOf(needs: readonly NeedRecord[], asOf: PlainDate): Pick<DeadlineFacts, "tenancy"> {
  const home = needs.filter(({ need, recordedOn }) => TENANCY_NEEDS.has(need) && recordedOn <= asOf);
  if (home.length === 0) return {};
  return { tenancy: home.every(({ status }) => status === "met" || status === "declined") ? "done" : "open" };
}

function nationFor(records: TeamRecords, prisonerNumber: string): Pick<DeadlineFacts, "nation"> {
  const [licence] = records.licences.get(prisonerNumber) ?? [];
  const nation = licence === undefined ? undefined : nationOf(licence.postcode);
  return nation === undefined ? {} : { nation };
}

function screeningsInStay(newest: NewestScreenings, stay: Stay | undefined): NewestScreenings {
  return Object.fromEntries(Object.entries(newest).filter(([, on]) => inStay(on, stay, (day) => day) !== undefined));
}

function referralsInStay(
  referrals: readonly ReferralStanding[],
  stay: Stay | undefined,
): Partial<Record<ReferralKind, PlainDate>> {
  const made: Partial<Record<ReferralKind, PlainDate>> = {};
  for (const referral of referrals) {
    const { kind, madeOn } = referral;
    if (!meetsDeadline(referral) || inStay(madeOn, stay, (day) => day) === undefined) continue;
    const before = made[kind];
    if (before === undefined || madeOn > before) made[kind] = madeOn;
  }
  return made;
}

/** What was done in an earlier time in custody does not meet a deadline of this one. */
function inStay<T>(record: T | undefined, stay: Stay | undefined, dayOf: (record: T) => PlainDate): T | undefined {
  if (record === undefined || stay === undefined) return record;
  return dayOf(record) >= earlierOf(stay.receivedOn, stay.firstSeenOn) ? record : undefined;
}

function earlierOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}
