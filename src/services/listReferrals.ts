import { daysBetween, type PlainDate } from "../domain/plainDate.js";
import type { ReferralRecord } from "../domain/records.js";
import { allowedMoves } from "../domain/referral.js";
import { findAnswerDay, referralOn } from "../domain/referralAnswer.js";
import { isRestricted } from "../domain/restricted.js";
import { type NamedPerson, namePeople } from "./namePeople.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface ListedReferral extends NamedPerson {
  readonly record: ReferralRecord;
  /** The last day on which its answer is in time, and how many days it has been waited for; while one is. */
  readonly answerBy?: PlainDate;
  readonly daysWaiting?: number;
}

export interface ReferralList {
  readonly referrals: readonly ListedReferral[];
  /** How many more there are on restricted pathways that were not asked for. */
  readonly restricted: number;
}

export interface ReferralFilter {
  /** Those that have ended too. */
  readonly all: boolean;
  /** Those on restricted pathways too; that is recorded. */
  readonly restricted: boolean;
}

/** The referrals of one person, or of everyone in the session's prisons, as they stood on its day. Throws AppError notFound for the person. */
export async function listReferrals(session: Session, person: string | undefined, filter: ReferralFilter): Promise<ReferralList> {
  const prisonerNumber = person === undefined ? undefined : await resolvePerson(session, person);
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
  const wanted = asTheyStood(session, referrals).filter((referral) => filter.all || isOpen(referral));
  return listed(session, wanted, { ...filter, prisons: prisonerNumber === undefined ? session.prisons : [] });
}

/** The referrals no service has answered in time: the longest overdue first, as of the session's day. */
export async function chaseReferrals(session: Session, filter: Pick<ReferralFilter, "restricted">): Promise<ReferralList> {
  await session.store.recordLook(session.actor, "see who has not answered", {
    action: filter.restricted ? "referral.chase_restricted" : "referral.chase",
  });
  const late = asTheyStood(session, await readEveryones(session, { all: false })).filter((referral) => {
    const answerBy = findAnswerDay(referral, session.policy);
    return answerBy !== undefined && answerBy < session.asOf;
  });
  const { referrals, restricted } = await listed(session, late, { ...filter, prisons: session.prisons });
  return { referrals: [...referrals].sort((a, b) => (a.answerBy ?? "").localeCompare(b.answerBy ?? "")), restricted };
}

/** Only of people who have an open one, unless all are wanted: those that have ended pile up over the years. */
async function readEveryones({ store, asOf }: Session, { all }: Pick<ReferralFilter, "all">): Promise<readonly ReferralRecord[]> {
  const standing = all ? undefined : await store.read.referrals.standingByPerson(asOf);
  const people =
    standing && [...standing].filter(([, referrals]) => referrals.some(isOpen)).map(([prisonerNumber]) => prisonerNumber);
  return [...(await store.read.referrals.listByPerson(people)).values()].flat();
}

function asTheyStood({ asOf }: Session, referrals: readonly ReferralRecord[]): readonly ReferralRecord[] {
  return referrals.map((referral) => referralOn(referral, asOf)).filter((referral) => referral !== undefined);
}

function isOpen({ state }: Pick<ReferralRecord, "state">): boolean {
  return allowedMoves(state).length > 0;
}

async function listed(
  session: Session,
  referrals: readonly ReferralRecord[],
  { restricted, prisons }: { readonly restricted: boolean; readonly prisons: readonly string[] },
): Promise<ReferralList> {
  const people = await namePeople(session, referrals, prisons);
  const ours = referrals.filter((referral) => people.has(referral.prisonerNumber));
  const shown = restricted ? ours : ours.filter((referral) => !isRestricted(referral));
  return {
    referrals: shown.flatMap((record) => {
      const who = people.get(record.prisonerNumber);
      return who === undefined ? [] : [{ ...who, record, ...waitingOf(session, record) }];
    }),
    restricted: ours.length - shown.length,
  };
}

function waitingOf({ policy, asOf }: Session, referral: ReferralRecord): Pick<ListedReferral, "answerBy" | "daysWaiting"> {
  const answerBy = findAnswerDay(referral, policy);
  return answerBy === undefined ? {} : { answerBy, daysWaiting: daysBetween(referral.madeOn, asOf) };
}
