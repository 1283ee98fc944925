import type { PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import type { ReferralRecord } from "./records.js";
import { isReturned } from "./referralAnswers.js";
import { addWorkingDays } from "./workingDays.js";

/** A referral as it stood on a day: without the moves that came later. Undefined where it was not yet there. */
export function referralOn(referral: ReferralRecord, day: PlainDate): ReferralRecord | undefined {
  const moves = referral.moves.filter((move) => move.on <= day);
  const last = moves.at(-1);
  return last === undefined ? undefined : { ...referral, state: last.state, moves };
}

/** The day a service was asked: an application that was sent again is waited for from that day. */
export function askedOn({ madeOn, details }: Pick<ReferralRecord, "madeOn" | "details">): PlainDate {
  return details?.resubmitted ?? madeOn;
}

/** The last working day on which a service that was asked answers in time; undefined where no answer is waited for. */
export function findAnswerDay(
  referral: Pick<ReferralRecord, "state" | "madeOn" | "answerWithinDays" | "details">,
  policy: Pick<Policy, "bankHolidays">,
): PlainDate | undefined {
  if (referral.state !== "made" || isReturned(referral.details)) return undefined;
  return addWorkingDays(askedOn(referral), referral.answerWithinDays, policy.bankHolidays);
}
