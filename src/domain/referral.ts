import type { PlainDate } from "./plainDate.js";
import type { ReferralRecord, ReferralState } from "./records.js";

/** Where a referral may go from each state (records.md, "Referrals"). A state with nowhere to go ends it: ask again with a new referral. */
const MOVES: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  draft: ["made", "withdrawn"],
  made: ["accepted", "declined", "withdrawn", "lapsed"],
  accepted: ["started", "withdrawn", "lapsed"],
  declined: [],
  started: ["completed", "ended_early"],
  completed: [],
  withdrawn: [],
  ended_early: [],
  lapsed: [],
};

/** As a sentence says it: "a referral that has …". */
const IN_WORDS: Readonly<Record<ReferralState, string>> = {
  draft: "is still a draft",
  made: "has been made",
  accepted: "has been accepted",
  declined: "was declined",
  started: "has started",
  completed: "was completed",
  withdrawn: "was withdrawn",
  ended_early: "ended early",
  lapsed: "has lapsed",
};

/** What `checkMove` reads of a referral. */
export type ReferralLife = Pick<ReferralRecord, "state" | "madeOn" | "consent" | "moves">;

/** The states a referral may go to next; none where it has ended. */
export function allowedMoves(state: ReferralState): readonly ReferralState[] {
  return MOVES[state];
}

/** Whether it has not come to an end: there is still somewhere to go. */
export function isReferralOpen(state: ReferralState): boolean {
  return MOVES[state].length > 0;
}

/** Whether a move has to say why: who declined, withdrew or stopped, and for what reason, is asked by everyone afterwards. */
export function needsReason(to: ReferralState): boolean {
  return to === "declined" || to === "withdrawn" || to === "ended_early";
}

/**
 * Why a referral cannot go to a state, as one sentence a worker can act on; undefined where it can. Nothing is sent without consent.
 */
export function checkMove(referral: Pick<ReferralLife, "state" | "consent">, to: ReferralState): string | undefined {
  const allowed = allowedMoves(referral.state);
  if (!allowed.includes(to)) return whyNotAllowed(referral.state, to, allowed);
  if (to === "made" && !referral.consent)
    return "The person has not agreed to this referral: record their consent before it is made.";
  return undefined;
}

/** Why a move cannot be dated that day, as one sentence; undefined where it can: no move is dated before the one it follows. */
export function checkMoveDay(
  referral: Pick<ReferralLife, "madeOn" | "moves">,
  to: ReferralState,
  on: PlainDate,
): string | undefined {
  const before = referral.moves.at(-1)?.on ?? referral.madeOn;
  if (on >= before) return undefined;
  return `The last thing recorded for this referral is dated ${before}: ${to} cannot be dated ${on}, before that.`;
}

/**
 * What has become of a referral since somebody last saw it, as one sentence; undefined where it is as they saw it. Two people may
 * answer the same phone call.
 */
export function checkUnchanged(referral: ReferralLife, was: ReferralState): string | undefined {
  if (referral.state === was) return undefined;
  const last = referral.moves.at(-1);
  const who = last === undefined ? "" : `: ${last.worker} recorded ${referral.state} for ${last.on}`;
  return `The referral is no longer ${was}${who}.`;
}

function whyNotAllowed(state: ReferralState, to: ReferralState, allowed: readonly ReferralState[]): string {
  if (state === to) return `The referral ${IN_WORDS[state]} already.`;
  if (allowed.length === 0) return `The referral ${IN_WORDS[state]}, which ends it: make a new referral instead.`;
  return `A referral that ${IN_WORDS[state]} cannot become ${to}: it can become ${allowed.join(" or ")}.`;
}
