import { listName, type RollPerson } from "../domain/person.js";
import { daysBetween, type PlainDate } from "../domain/plainDate.js";
import type { ReferralChase, ReferralRecord } from "../domain/records.js";
import { isReferralOpen } from "../domain/referral.js";
import { askedOn, findAnswerDay, referralOn } from "../domain/referralAnswer.js";
import { type Caution, listCautions } from "../domain/referralCautions.js";
import { isRestricted } from "../domain/restricted.js";
import { findWindow } from "../domain/window.js";
import { workingDaysBetween } from "../domain/workingDays.js";
import { type AccommodationStanding, findAccommodationStanding } from "./accommodationStanding.js";
import type { NamedPerson } from "./namePeople.js";
import { findNewestPeople } from "./newestPeople.js";
import { openReferrals } from "./openReferrals.js";
import { getOpener, type Opener } from "./openRestricted.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface ListedReferral extends NamedPerson {
  readonly record: ReferralRecord;
  /** The last day on which its answer is in time, and how many days it has been waited for; while one is. */
  readonly answerBy?: PlainDate;
  readonly daysWaiting?: number;
  readonly workingDaysWaiting?: number;
  /** How often somebody has asked again, and when last. */
  readonly chased: number;
  readonly lastChasedOn?: PlainDate;
  /** What about it closes soon, or has. */
  readonly cautions: readonly Caution[];
}

export interface ReferralList {
  readonly referrals: readonly ListedReferral[];
  /** How many more there are on restricted pathways that were not asked for. */
  readonly restricted: number;
  /** Of one person: whether a council and a commissioned service have to be asked about somewhere to live. */
  readonly standing?: AccommodationStanding;
}

export interface ChaseList extends ReferralList {
  /** The open ones of which something closes soon, or has, answered or not. */
  readonly closing: readonly ListedReferral[];
}

export interface ReferralFilter {
  /** Those that have ended too. */
  readonly all: boolean;
  /** Those on restricted pathways too; that is recorded. */
  readonly restricted: boolean;
}

/** The referrals of one person, or of everyone in the session's prisons, as they stood on its day. Throws AppError notFound for the person; for restricted ones as `getOpener`. */
export async function listReferrals(session: Session, person: string | undefined, filter: ReferralFilter): Promise<ReferralList> {
  const prisonerNumber = person === undefined ? undefined : await resolvePerson(session, person);
  const opener = filter.restricted ? await getOpener(session) : undefined;
  await session.store.recordLook(
    session.actor,
    prisonerNumber === undefined ? "see everyone's referrals" : "see a person's referrals",
    {
      action: filter.restricted ? "referral.list_restricted" : "referral.list",
      ...(prisonerNumber === undefined ? {} : { subject: prisonerNumber }),
    },
  );
  const referrals =
    prisonerNumber === undefined ? await readEveryones(session, filter) : await session.store.read.referrals.list(prisonerNumber);
  const stood = asTheyStood(session, await opened(session, referrals, opener));
  const wanted = stood.filter(({ state }) => filter.all || isReferralOpen(state));
  if (prisonerNumber === undefined) return listed(session, wanted, { ...filter, prisons: session.prisons });
  const standing = await standingOf(session, prisonerNumber, stood);
  return { ...(await listed(session, wanted, { ...filter, prisons: [] })), ...(standing === undefined ? {} : { standing }) };
}

/** The referrals no service has answered in time: the longest overdue first, as of the session's day; and what closes soon. For restricted ones throws as `getOpener`. */
export async function chaseReferrals(session: Session, filter: Pick<ReferralFilter, "restricted">): Promise<ChaseList> {
  const opener = filter.restricted ? await getOpener(session) : undefined;
  await session.store.recordLook(session.actor, "see who has not answered", {
    action: filter.restricted ? "referral.chase_restricted" : "referral.chase",
  });
  const open = asTheyStood(session, await opened(session, await readEveryones(session, { all: false }), opener));
  const isLate = (referral: ReferralRecord): boolean => {
    const answerBy = findAnswerDay(referral, session.policy);
    return answerBy !== undefined && answerBy < session.asOf;
  };
  const { referrals } = await listed(session, open, { restricted: true, prisons: session.prisons });
  const shown = referrals.filter(({ record }) => filter.restricted || !isRestricted(record));
  const late = shown.filter(({ record }) => isLate(record));
  return {
    referrals: [...late].sort((a, b) => (a.answerBy ?? "").localeCompare(b.answerBy ?? "")),
    restricted: referrals.filter(({ record }) => isLate(record)).length - late.length,
    closing: shown.filter(({ record, cautions }) => cautions.length > 0 && isReferralOpen(record.state)),
  };
}

/** Only of people who have an open one, unless all are wanted: those that have ended pile up over the years. */
async function readEveryones({ store, asOf }: Session, { all }: Pick<ReferralFilter, "all">): Promise<readonly ReferralRecord[]> {
  const standing = all ? undefined : await store.read.referrals.standingByPerson(asOf);
  const people =
    standing &&
    [...standing]
      .filter(([, referrals]) => referrals.some(({ state }) => isReferralOpen(state)))
      .map(([prisonerNumber]) => prisonerNumber);
  return [...(await store.read.referrals.listByPerson(people)).values()].flat();
}

async function opened(
  session: Session,
  referrals: readonly ReferralRecord[],
  opener: Opener | undefined,
): Promise<readonly ReferralRecord[]> {
  return opener === undefined ? referrals : (await openReferrals(session, referrals, opener)).referrals;
}

function asTheyStood({ asOf }: Session, referrals: readonly ReferralRecord[]): readonly ReferralRecord[] {
  return referrals.map((referral) => referralOn(referral, asOf)).filter((referral) => referral !== undefined);
}

async function listed(
  session: Session,
  referrals: readonly ReferralRecord[],
  { restricted, prisons }: { readonly restricted: boolean; readonly prisons: readonly string[] },
): Promise<ReferralList> {
  const people = await findNewestPeople(session, [...new Set(referrals.map(({ prisonerNumber }) => prisonerNumber))]);
  const isOurs = ({ prisonerNumber }: ReferralRecord): boolean =>
    prisons.length === 0 || prisons.includes(people.get(prisonerNumber)?.prison ?? "");
  const ours = referrals.filter(isOurs);
  const shown = restricted ? ours : ours.filter((referral) => !isRestricted(referral));
  const chases = await session.store.read.referrals.chases(shown.map(({ id }) => id));
  return {
    referrals: shown.map((record) => rowOf(session, record, people.get(record.prisonerNumber), chases.get(record.id) ?? [])),
    restricted: ours.length - shown.length,
  };
}

function rowOf(
  session: Session,
  record: ReferralRecord,
  person: RollPerson | undefined,
  chases: readonly ReferralChase[],
): ListedReferral {
  const { asOf, policy } = session;
  const counted = chases.filter(({ on }) => on <= asOf);
  const lastChasedOn = counted.at(-1)?.on;
  const who = person === undefined ? { name: record.prisonerNumber } : { name: listName(person), prison: person.prison };
  const releaseOn = person === undefined ? undefined : releaseOf(session, person);
  return {
    ...who,
    record,
    ...waitingOf(session, record),
    chased: counted.length,
    ...(lastChasedOn === undefined ? {} : { lastChasedOn }),
    cautions: listCautions(record, { releaseOn, asOf, policy }),
  };
}

function waitingOf({ policy, asOf }: Session, referral: ReferralRecord): Partial<ListedReferral> {
  const answerBy = findAnswerDay(referral, policy);
  if (answerBy === undefined) return {};
  const since = askedOn(referral);
  const workingDaysWaiting = workingDaysBetween(since, asOf, policy.bankHolidays);
  return { answerBy, daysWaiting: daysBetween(since, asOf), workingDaysWaiting };
}

function releaseOf({ asOf, policy }: Session, person: RollPerson): PlainDate | undefined {
  const { releaseExpected, releaseStatutory } = findWindow(person.facts, asOf, policy);
  return releaseExpected ?? releaseStatutory;
}

async function standingOf(
  session: Session,
  prisonerNumber: string,
  referrals: readonly ReferralRecord[],
): Promise<AccommodationStanding | undefined> {
  const person = (await findNewestPeople(session, [prisonerNumber])).get(prisonerNumber);
  return person && findAccommodationStanding(session, person, releaseOf(session, person), referrals);
}
