import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralOutcome, ReferralRecord, ReferralState } from "../domain/records.js";
import { allowedMoves, checkMove, checkMoveDay, checkUnchanged, needsReason } from "../domain/referral.js";
import type { StoreWriter } from "../store/writer.js";
import { requireChanges } from "./givenFields.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import type { Session } from "./session.js";
import { type ShownReferral, showReferral } from "./shownReferral.js";

/** What has become of a referral; what is left out stays as it is. */
export interface ReferralChanges {
  readonly state?: ReferralState | undefined;
  /** The person has agreed to it since. */
  readonly consent?: true | undefined;
  readonly outcome?: ReferralOutcome | undefined;
}

/** The day and the words of a move, and what whoever records it believes it to follow. */
export interface MoveDetail {
  readonly on?: PlainDate | undefined;
  readonly note?: string | undefined;
  /** The state it was seen in: where it has moved since, nothing is changed. */
  readonly was?: ReferralState | undefined;
}

/** Where a referral stands, and the states it can go to next. Throws AppError notFound, refused where it has ended. */
export async function getNextStates(
  session: Session,
  id: string,
): Promise<{ readonly state: ReferralState; readonly next: readonly ReferralState[] }> {
  const referral = await session.store.read.referrals.get(id);
  const next = allowedMoves(referral.state);
  if (next.length === 0) refuseMove(referral, "made");
  return { state: referral.state, next };
}

/**
 * Moves a referral on. Throws AppError notFound, usage where nothing is given, input for a day that cannot be, refused where the move is not allowed (records.md, "Referrals")
 * or the referral has been moved by somebody else meanwhile.
 */
export async function updateReferral(
  session: Session,
  id: string,
  changes: ReferralChanges,
  detail: MoveDetail,
): Promise<ShownReferral> {
  const { state, outcome, consent } = requireChanges(changes, "--state, --outcome and --consent");
  const { on = session.asOf, note = "" } = detail;
  refuseFutureDay(session, on, "--on");
  refuseLongText(note, "--note", LONGEST_TEXT);
  const after = await session.store.write(session.actor, "update a referral", async (tx) => {
    refuseOvertaken(await tx.referrals.get(id), detail.was);
    const before = consent === true ? await tx.referrals.change(id, { consent }) : await tx.referrals.get(id);
    refuseOutcome(state ?? before.state, outcome);
    if (state !== undefined) return move(tx, before, { state, on, note, outcome });
    return outcome === undefined ? before : tx.referrals.change(id, { outcome });
  });
  return showReferral(session, after);
}

interface Move {
  readonly state: ReferralState;
  readonly on: PlainDate;
  readonly note: string;
  readonly outcome: ReferralOutcome | undefined;
}

async function move(tx: StoreWriter, before: ReferralRecord, { state, on, note, outcome }: Move): Promise<ReferralRecord> {
  refuseMove(before, state);
  refuseDay(before, state, on);
  if (needsReason(state) && note.trim() === "") {
    throw new AppError("refused", "REFERRAL_REASON_MISSING", `A referral cannot become ${state} without a reason.`, {
      hint: "Say why with --note.",
    });
  }
  // The days a service has to answer begin when it is asked, not when the draft was written.
  if (state === "made") await tx.referrals.change(before.id, { madeOn: on });
  return tx.referrals.move(before.id, { state, on, note }, outcome);
}

function refuseMove(referral: ReferralRecord, to: ReferralState): void {
  const refusal = checkMove(referral, to);
  if (refusal === undefined) return;
  const hint = to === "made" && !referral.consent ? { hint: "--consent records that the person has agreed." } : {};
  throw new AppError("refused", "REFERRAL_MOVE_REFUSED", refusal, hint);
}

function refuseDay(referral: ReferralRecord, to: ReferralState, on: PlainDate): void {
  const mistake = checkMoveDay(referral, to, on);
  if (mistake === undefined) return;
  throw new AppError("input", "DAY_BEFORE_LAST_MOVE", mistake, { hint: "Give the day it happened with --on." });
}

function refuseOvertaken(referral: ReferralRecord, was: ReferralState | undefined): void {
  const changed = was === undefined ? undefined : checkUnchanged(referral, was);
  if (changed === undefined) return;
  throw new AppError("refused", "REFERRAL_OVERTAKEN", `${changed} Nothing was changed.`, {
    hint: `Look at it with \`resettle referral show ${referral.id}\`, then say what is still to be changed.`,
  });
}

function refuseOutcome(state: ReferralState, outcome: ReferralOutcome | undefined): void {
  if (outcome === undefined || state === "completed" || state === "ended_early") return;
  throw new AppError("refused", "REFERRAL_NOT_OVER", "A referral has an outcome only once it was completed or ended early.", {
    hint: "Give --state completed or --state ended_early with it.",
  });
}
