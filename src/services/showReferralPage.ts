import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralChase, ReferralRecord } from "../domain/records.js";
import { findAnswerDay } from "../domain/referralAnswer.js";
import { isRestricted } from "../domain/restricted.js";
import { authorityName } from "./loadAuthorities.js";
import { namePeople } from "./namePeople.js";
import { openReferrals } from "./openReferrals.js";
import { getOpener, type Opener } from "./openRestricted.js";
import type { Session } from "./session.js";
import { aboutReferral, type ReferralAbout } from "./shownReferral.js";

/** Everything there is of one referral. */
export interface ReferralPage {
  readonly record: ReferralRecord;
  readonly name: string;
  readonly about: ReferralAbout;
  /** The authority's name, where one was asked. */
  readonly authority?: string;
  readonly answerBy?: PlainDate;
  readonly chases: readonly ReferralChase[];
}

/**
 * One referral with its moves and chases; the look is recorded. Throws AppError notFound, refused where it is on a restricted pathway and was not asked for as such;
 * for a restricted one as `getOpener`.
 */
export async function showReferralPage(session: Session, id: string, restricted: boolean): Promise<ReferralPage> {
  const { read } = session.store;
  const found = await read.referrals.get(id);
  refuseRestricted(found, restricted);
  const { prisonerNumber: subject } = found;
  const opener = isRestricted(found) ? await getOpener(session) : undefined;
  const action = opener === undefined ? "referral.show" : "referral.show_restricted";
  await session.store.recordLook(session.actor, "see a referral", { action, subject, record: id });
  const chased = (await read.referrals.chases([id])).get(id) ?? [];
  const { record, chases } =
    opener === undefined ? { record: found, chases: chased } : await opened(session, found, chased, opener);
  const answerBy = findAnswerDay(record, session.policy);
  const { authority } = record.details ?? {};
  return {
    record,
    name: (await namePeople(session, [record], [])).get(subject)?.name ?? subject,
    about: aboutReferral(record),
    ...(authority === undefined ? {} : { authority: await authorityName(authority) }),
    ...(answerBy === undefined ? {} : { answerBy }),
    chases,
  };
}

async function opened(session: Session, found: ReferralRecord, chased: readonly ReferralChase[], opener: Opener) {
  const { referrals, chasesOf } = await openReferrals(session, [found], opener);
  return { record: referrals[0] ?? found, chases: chasesOf(found.id, chased) };
}

/** Throws AppError refused for a referral on a restricted pathway, unless it was asked for as such. */
export function refuseRestricted(record: ReferralRecord, restricted: boolean): void {
  if (restricted || !isRestricted(record)) return;
  throw new AppError("refused", "REFERRAL_RESTRICTED", "This referral is restricted.", {
    hint: "--restricted opens it to those who may see it; that is recorded.",
  });
}
