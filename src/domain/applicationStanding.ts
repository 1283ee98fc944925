import type { PlainDate } from "./plainDate.js";
import type { ReferralKind, ReferralRecord } from "./records.js";
import { findAnswer, isBankReturn, type ReferralAnswer } from "./referralAnswers.js";

/** How an application for ID or a bank account stands, for the person it is of: from sent to what is in their property. */
export const APPLICATION_STANDINGS = [
  "waiting",
  "agreed",
  "opened",
  "received",
  "in_property",
  "sent_back",
  "turned_down",
  "stopped",
] as const;
export type ApplicationStanding = (typeof APPLICATION_STANDINGS)[number];

export interface StandingApplication {
  readonly standing: ApplicationStanding;
  /** Since when. */
  readonly on: PlainDate;
}

const APPLICATIONS: ReadonlySet<ReferralKind> = new Set(["id_application", "bank_account"]);

/** An application for an ID document or a bank account, each with rules of its own (records.md, "Referrals"). */
export function isApplication({ kind }: Pick<ReferralRecord, "kind">): boolean {
  return APPLICATIONS.has(kind);
}

/** How an application stands and since when; undefined for one that was never sent, and for any other referral. */
export function applicationStanding(referral: ReferralRecord): StandingApplication | undefined {
  const { state, details, madeOn, moves } = referral;
  if (!isApplication(referral) || state === "draft") return undefined;
  if (details?.inProperty !== undefined) return { standing: "in_property", on: details.inProperty };
  if (details?.received !== undefined) return { standing: "received", on: details.received };
  const answer = findAnswer(referral);
  const on = isBankReturn(answer) ? details?.returnedOn : moves.at(-1)?.on;
  return { standing: answer === undefined ? "stopped" : STANDINGS[answer], on: on ?? madeOn };
}

const STANDINGS: Readonly<Record<ReferralAnswer, ApplicationStanding>> = {
  submitted: "waiting",
  pending: "waiting",
  accepted: "agreed",
  opened: "opened",
  not_accepted: "turned_down",
  rejected: "turned_down",
  declined: "turned_down",
  returned_ineligible: "turned_down",
  returned_inaccurate: "sent_back",
  returned_incomplete: "sent_back",
  withdrawn: "stopped",
};
