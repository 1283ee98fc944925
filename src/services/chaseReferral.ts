import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralRecord } from "../domain/records.js";
import { askedOn, findAnswerDay } from "../domain/referralAnswer.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import type { Session } from "./session.js";

/** A referral that was asked after: how often by now. */
export interface ChasedReferral {
  readonly referralId: string;
  readonly prisonerNumber: string;
  readonly answerBy?: PlainDate;
  readonly chased: number;
  readonly lastChasedOn: PlainDate;
}

/**
 * Records that somebody asked again for an answer. Throws AppError notFound, input for a day before it was sent or to come, refused where no answer is waited for.
 */
export async function chaseReferral(
  session: Session,
  id: string,
  { on = session.asOf, note = "" }: { readonly on?: PlainDate | undefined; readonly note?: string | undefined },
): Promise<ChasedReferral> {
  refuseFutureDay(session, on, "--on");
  refuseLongText(note, "--note", LONGEST_TEXT);
  return session.store.write(session.actor, "chase a referral", async (tx) => {
    const referral = await tx.referrals.get(id);
    refuseUnasked(referral, on);
    await tx.referrals.chase(id, { on, note });
    const answerBy = findAnswerDay(referral, session.policy);
    const chased = (await tx.referrals.chases([id])).get(id)?.length ?? 0;
    const { prisonerNumber } = referral;
    return { referralId: id, prisonerNumber, ...(answerBy === undefined ? {} : { answerBy }), chased, lastChasedOn: on };
  });
}

function refuseUnasked(referral: ReferralRecord, on: PlainDate): void {
  if (referral.state !== "made") {
    throw new AppError("refused", "REFERRAL_NOT_WAITING", `No answer is waited for: the referral is ${referral.state}.`, {
      hint: "Only a referral that was made, and has no answer, can be chased.",
    });
  }
  const sent = askedOn(referral);
  if (on >= sent) return;
  throw new AppError("input", "DAY_BEFORE_LAST_MOVE", `The referral was sent on ${sent}: it cannot have been chased on ${on}.`, {
    hint: "Give the day it was chased with --on.",
  });
}
