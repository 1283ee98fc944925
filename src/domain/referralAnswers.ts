import type { ReferralKind, ReferralRecord, ReferralState } from "./records.js";
import { BANK_RETURNS, type BankReturn, type ReferralDetails } from "./referralDetails.js";

/** What an authority, an issuer of documents or a bank answers, in their own words (records.md, "Referrals"). */
export const REFERRAL_ANSWERS = [
  "submitted",
  "pending",
  "accepted",
  "not_accepted",
  "rejected",
  "opened",
  "declined",
  ...BANK_RETURNS,
  "withdrawn",
] as const;
export type ReferralAnswer = (typeof REFERRAL_ANSWERS)[number];

/** Where each answer moves a referral of a kind; undefined: it stays where it is, and the next move is ours. */
const MOVES: Readonly<Partial<Record<ReferralKind, Readonly<Partial<Record<ReferralAnswer, ReferralState | undefined>>>>>> = {
  duty_to_refer: { submitted: "made", accepted: "accepted", not_accepted: "declined", withdrawn: "withdrawn" },
  id_application: { pending: "made", accepted: "accepted", rejected: "declined", withdrawn: "withdrawn" },
  bank_account: {
    pending: "made",
    opened: "accepted",
    declined: "declined",
    returned_ineligible: "declined",
    returned_inaccurate: undefined,
    returned_incomplete: undefined,
    withdrawn: "withdrawn",
  },
};

/** The answers there can be to a referral of a kind; none where it has no words of its own. */
export function answersOf(kind: ReferralKind): readonly ReferralAnswer[] {
  return Object.keys(MOVES[kind] ?? {}) as ReferralAnswer[];
}

/** The state an answer moves a referral to; undefined where it stays where it is. */
export function stateOfAnswer(kind: ReferralKind, answer: ReferralAnswer): ReferralState | undefined {
  return MOVES[kind]?.[answer];
}

export function isBankReturn(answer: ReferralAnswer | undefined): answer is BankReturn {
  return BANK_RETURNS.some((one) => one === answer);
}

/** Whether a bank has sent an application back and it has not been sent again: what happens next is up to us. */
export function isReturned(details: ReferralDetails = {}): boolean {
  const { returned, returnedOn, resubmitted } = details;
  return returned !== undefined && !(resubmitted !== undefined && returnedOn !== undefined && resubmitted >= returnedOn);
}

/**
 * Whether a referral meets the deadline of its kind: sent, and neither taken back nor lapsed. What a bank or an issuer of documents has turned down or sent back
 * has to be done again; a council that says no has been asked all the same.
 */
export function meetsDeadline({ kind, state, details }: Pick<ReferralRecord, "kind" | "state" | "details">): boolean {
  if (state === "draft" || state === "withdrawn" || state === "lapsed") return false;
  const isApplication = kind === "id_application" || kind === "bank_account";
  return !(isApplication && (state === "declined" || (state === "made" && isReturned(details))));
}

/** How a referral stands in the words of its kind; undefined where it has none, or was never sent, or lapsed. */
export function findAnswer({
  kind,
  state,
  details,
}: Pick<ReferralRecord, "kind" | "state" | "details">): ReferralAnswer | undefined {
  if (state === "draft" || state === "lapsed") return undefined;
  const returned = kind === "bank_account" && isReturned(details) ? details?.returned : undefined;
  if (returned !== undefined && (state === "made" || state === "declined")) return returned;
  const reached = state === "made" || state === "declined" || state === "withdrawn" ? state : "accepted";
  return answersOf(kind).find((answer) => stateOfAnswer(kind, answer) === reached);
}
