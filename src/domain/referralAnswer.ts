import type { PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import type { ReferralRecord } from "./records.js";
import { addWorkingDays } from "./workingDays.js";

/** A referral as it stood on a day: without the moves that came later. Undefined where it was not yet there. */
export function referralOn(referral: ReferralRecord, day: PlainDate): ReferralRecord | undefined {
  const moves = referral.moves.filter((move) => move.on <= day);
  const last = moves.at(-1);
  return last === undefined ? undefined : { ...referral, state: last.state, moves };
}

/** The last working day on which a service that was asked answers in time; undefined where no answer is waited for. */
export function findAnswerDay(
  referral: Pick<ReferralRecord, "state" | "madeOn" | "answerWithinDays">,
  policy: Pick<Policy, "bankHolidays">,
): PlainDate | undefined {
  if (referral.state !== "made") return undefined;
  return addWorkingDays(referral.madeOn, referral.answerWithinDays, policy.bankHolidays);
}
