import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralOutcome, ReferralRecord, ReferralState } from "../domain/records.js";
import { allowedMoves, checkMove, checkMoveDay, checkUnchanged, needsReason } from "../domain/referral.js";
import { answersOf, isBankReturn, type ReferralAnswer, stateOfAnswer } from "../domain/referralAnswers.js";
import type { ReferralDetails } from "../domain/referralDetails.js";
import { isRestricted } from "../domain/restricted.js";
import type { StoreWriter } from "../store/writer.js";
import { requireChanges } from "./givenFields.js";
import { refuseMistakes } from "./inputChecks.js";
import { custodyDetails, type GivenDetails, readDetails, refuseDetailMistakes, refuseMissingDetails } from "./referralDetails.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import type { Session } from "./session.js";
import { type ShownReferral, showReferral } from "./shownReferral.js";

/** What has become of a referral; what is left out stays as it is. */
export interface ReferralChanges {
  readonly state?: ReferralState | undefined;
  /** The same in the words of its kind: a bank opens an account, an authority does not accept. */
  readonly answer?: ReferralAnswer | undefined;
  /** The person has agreed to it since. */
  readonly consent?: true | undefined;
  readonly outcome?: ReferralOutcome | undefined;
  readonly details?: GivenDetails | undefined;
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
 * Moves a referral on, or says more of it. Throws AppError notFound, usage where nothing is given, input for days and details that cannot be, refused where the move is not
 * allowed (records.md, "Referrals") or somebody else has moved it meanwhile.
 */
export async function updateReferral(
  session: Session,
  id: string,
  changes: ReferralChanges,
  detail: MoveDetail,
): Promise<ShownReferral> {
  const { details, ...given } = changes;
  const typed = await readDetails(details ?? {});
  const asked = requireChanges(
    { ...given, details: Object.keys(typed).length === 0 ? undefined : typed },
    "--state, --answer, --outcome, --consent and the details that can change",
  );
  const { on = session.asOf, note = "" } = detail;
  refuseFutureDay(session, on, "--on");
  refuseLongText(note, "--note", LONGEST_TEXT);
  const seen = await session.store.read.referrals.get(id);
  const custody = await custodyDetails(session, seen.prisonerNumber);
  const after = await session.store.write(session.actor, "update a referral", async (tx) => {
    const before = await tx.referrals.get(id);
    refuseOvertaken(before, detail.was);
    refuseSealedDetails(before, typed);
    return change(tx, before, { ...asked, on, note, custody, asOf: session.asOf });
  });
  return showReferral(session, after);
}

interface Change {
  readonly state?: ReferralState;
  readonly answer?: ReferralAnswer;
  readonly consent?: true;
  readonly outcome?: ReferralOutcome;
  readonly details?: ReferralDetails;
  readonly on: PlainDate;
  readonly note: string;
  /** Where the person is now: what a draft is made with. */
  readonly custody: ReferralDetails;
  readonly asOf: PlainDate;
}

async function change(tx: StoreWriter, before: ReferralRecord, wanted: Change): Promise<ReferralRecord> {
  const { on, note, outcome } = wanted;
  const state = stateWanted(before, wanted);
  const agreed = wanted.consent === true ? { ...before, consent: true } : before;
  if (state !== undefined) refuseMove(agreed, state);
  const isMade = state === "made";
  const details = detailsAfter(before, wanted, isMade);
  refuseDetailMistakes(
    details,
    { kind: before.kind, state: state ?? before.state, madeOn: isMade ? on : before.madeOn },
    wanted.asOf,
  );
  // What is sealed was asked for when it was written down.
  if (isMade && !isRestricted(before)) refuseMissingDetails(before.kind, details);
  refuseOutcome(state ?? before.state, outcome);
  if (state !== undefined) refuseDay(before, state, on);
  if (state !== undefined) refuseWithoutReason(before, state, note, details);
  await tx.referrals.change(before.id, {
    ...(Object.keys(details).length === 0 ? {} : { details }),
    ...(wanted.consent === true ? { consent: true } : {}),
    // The days a service has to answer begin when it is asked, not when the draft was written.
    ...(isMade ? { madeOn: on } : {}),
    ...(outcome !== undefined && state === undefined ? { outcome } : {}),
  });
  return state === undefined ? tx.referrals.get(before.id) : tx.referrals.move(before.id, { state, on, note }, outcome);
}

/** What is sealed cannot be changed without being opened. Throws AppError refused. */
function refuseSealedDetails(before: ReferralRecord, typed: ReferralDetails): void {
  if (!isRestricted(before) || Object.keys(typed).length === 0) return;
  throw new AppError("refused", "SEALED", "This referral is sealed: only how it stands can be changed.", {
    hint: "Withdraw it, and make a new one with what is different.",
  });
}

/** The state asked for, by name or by an answer; undefined where it stays. */
function stateWanted({ kind, state: stands }: ReferralRecord, { state, answer }: Change): ReferralState | undefined {
  if (answer === undefined) return state;
  const answers = answersOf(kind);
  const reached = stateOfAnswer(kind, answer);
  if (!answers.includes(answer))
    refuseMistakes([
      { column: "--answer", message: `${answer} is no answer to this kind of referral. Use ${answers.join(", ") || "--state"}.` },
    ]);
  if (state !== undefined && state !== reached)
    refuseMistakes([{ column: "--state", message: `--answer ${answer} and --state ${state} say different things.` }]);
  if (reached === undefined && stands !== "made") {
    throw new AppError(
      "refused",
      "REFERRAL_MOVE_REFUSED",
      `An application that is ${stands} cannot be returned: only one that was made.`,
    );
  }
  return reached;
}

function detailsAfter(before: ReferralRecord, { details, answer, on, custody }: Change, isMade: boolean): ReferralDetails {
  const { resubmitted, ...kept } = before.details ?? {};
  const sentBack = isBankReturn(answer) ? { returned: answer, returnedOn: on } : undefined;
  return {
    ...(isMade ? custody : {}),
    ...kept,
    // Sent back once more: that it was sent again before no longer counts.
    ...(resubmitted === undefined || sentBack !== undefined ? {} : { resubmitted }),
    ...details,
    ...sentBack,
  };
}

/** A code says why as well as words do, but "other" does not. */
function refuseWithoutReason(before: ReferralRecord, state: ReferralState, note: string, details: ReferralDetails): void {
  if (!needsReason(state)) return;
  const byCode = state === "withdrawn" && before.kind === "duty_to_refer";
  if (byCode && details.withdrawnFor === undefined) {
    throw new AppError("refused", "REFERRAL_REASON_MISSING", "A duty to refer cannot be withdrawn without a reason.", {
      hint: "Say which with --withdrawn-for.",
    });
  }
  const said =
    (byCode && details.withdrawnFor !== "other") || (state === "declined" && details.returned === "returned_ineligible");
  if (said || note.trim() !== "") return;
  throw new AppError("refused", "REFERRAL_REASON_MISSING", `A referral cannot become ${state} without a reason.`, {
    hint: "Say why with --note.",
  });
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
