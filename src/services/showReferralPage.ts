import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralChase, ReferralRecord } from "../domain/records.js";
import { findAnswerDay } from "../domain/referralAnswer.js";
import { isRestricted } from "../domain/restricted.js";
import { authorityName } from "./loadAuthorities.js";
import { namePeople } from "./namePeople.js";
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
 * One referral with its moves and chases; the look is recorded. Throws AppError notFound, refused where it is on a restricted pathway and was not asked for as such.
 */
export async function showReferralPage(session: Session, id: string, restricted: boolean): Promise<ReferralPage> {
  const { read } = session.store;
  const record = await read.referrals.get(id);
  refuseRestricted(record, restricted);
  const { prisonerNumber: subject } = record;
  const action = isRestricted(record) ? "referral.show_restricted" : "referral.show";
  await session.store.recordLook(session.actor, "see a referral", { action, subject, record: id });
  const answerBy = findAnswerDay(record, session.policy);
  const { authority } = record.details ?? {};
  return {
    record,
    name: (await namePeople(session, [record], [])).get(subject)?.name ?? subject,
    about: aboutReferral(record),
    ...(authority === undefined ? {} : { authority: await authorityName(authority) }),
    ...(answerBy === undefined ? {} : { answerBy }),
    chases: (await read.referrals.chases([id])).get(id) ?? [],
  };
}

/** Throws AppError refused for a referral on a restricted pathway, unless it was asked for as such. */
export function refuseRestricted(record: ReferralRecord, restricted: boolean): void {
  if (restricted || !isRestricted(record)) return;
  throw new AppError("refused", "REFERRAL_RESTRICTED", "This referral is restricted.", {
    hint: "--restricted opens it to those who may see it; that is recorded.",
  });
}
