import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralRecord } from "../domain/records.js";
import { findAnswerDay } from "../domain/referralAnswer.js";
import { findAnswer, type ReferralAnswer } from "../domain/referralAnswers.js";
import type { ReferralDetails } from "../domain/referralDetails.js";
import { isRestricted } from "../domain/restricted.js";
import type { Session } from "./session.js";

/** A referral after it was written, as it may be shown: of one on a restricted pathway only that it is there and how it stands. */
export interface ShownReferral {
  readonly id: string;
  readonly prisonerNumber: string;
  readonly state: ReferralRecord["state"];
  readonly madeOn: PlainDate;
  /** The last day on which its answer is in time, while one is waited for. */
  readonly answerBy?: PlainDate;
  readonly outcome?: ReferralRecord["outcome"];
  /** What it is about; absent where that is restricted. */
  readonly about?: ReferralAbout;
}

export interface ReferralAbout
  extends Pick<ReferralRecord, "kind" | "pathway" | "service" | "publicLabel" | "consent" | "answerWithinDays"> {
  /** How it stands in the words of its kind. */
  readonly answer?: ReferralAnswer;
  readonly details: ReferralDetails;
}

export function showReferral(session: Pick<Session, "policy">, record: ReferralRecord): ShownReferral {
  const { id, prisonerNumber, state, madeOn, outcome } = record;
  const answerBy = findAnswerDay(record, session.policy);
  return {
    id,
    prisonerNumber,
    state,
    madeOn,
    ...(answerBy === undefined ? {} : { answerBy }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(isRestricted(record) ? {} : { about: aboutReferral(record) }),
  };
}

/** What a referral is about, for whoever may see that. */
export function aboutReferral(record: ReferralRecord): ReferralAbout {
  const { kind, pathway, service, publicLabel, consent, answerWithinDays, details = {} } = record;
  const answer = findAnswer(record);
  return {
    ...{ kind, pathway, service, publicLabel, consent, answerWithinDays, details },
    ...(answer === undefined ? {} : { answer }),
  };
}
