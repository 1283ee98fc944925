import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { REFERRAL_STATES, type ReferralState } from "../../src/domain/records.js";
import {
  allowedMoves,
  checkMove,
  checkMoveDay,
  checkUnchanged,
  needsReason,
  type ReferralLife,
} from "../../src/domain/referral.js";

const MADE_ON = plainDate("2026-11-23");

function referral(state: ReferralState, more: Partial<ReferralLife> = {}): ReferralLife {
  return { state, madeOn: MADE_ON, consent: true, moves: [{ state, on: MADE_ON, worker: "worker", note: "" }], ...more };
}

describe("the life of a referral", () => {
  it.each<[ReferralState, ReferralState[]]>([
    ["draft", ["made", "withdrawn"]],
    ["made", ["accepted", "declined", "withdrawn", "lapsed"]],
    ["accepted", ["started", "withdrawn", "lapsed"]],
    ["started", ["completed", "ended_early"]],
    ["declined", []],
    ["completed", []],
    ["withdrawn", []],
    ["ended_early", []],
    ["lapsed", []],
  ])("from %s it can go to %j", (state, expected) => {
    expect(allowedMoves(state)).toEqual(expected);
  });

  it.each<[string, ReferralLife, ReferralState, string, string | undefined]>([
    ["made from a draft with consent", referral("draft"), "made", "2026-11-23", undefined],
    [
      "made without consent",
      referral("draft", { consent: false }),
      "made",
      "2026-11-23",
      "The person has not agreed to this referral: record their consent before it is made.",
    ],
    ["a draft withdrawn without consent", referral("draft", { consent: false }), "withdrawn", "2026-11-24", undefined],
    ["accepted the same day", referral("made"), "accepted", "2026-11-23", undefined],
    [
      "accepted before it was made",
      referral("made"),
      "accepted",
      "2026-11-22",
      "The last thing recorded for this referral is dated 2026-11-23: accepted cannot be dated 2026-11-22, before that.",
    ],
    [
      "accepted after it was withdrawn",
      referral("withdrawn"),
      "accepted",
      "2026-12-01",
      "The referral was withdrawn, which ends it: make a new referral instead.",
    ],
    [
      "completed before it started",
      referral("made"),
      "completed",
      "2026-12-01",
      "A referral that has been made cannot become completed: it can become accepted or declined or withdrawn or lapsed.",
    ],
    ["accepted twice", referral("accepted"), "accepted", "2026-12-01", "The referral has been accepted already."],
  ])("%s", (_, record, to, on, expected) => {
    expect(checkMove(record, to) ?? checkMoveDay(record, to, plainDate(on))).toBe(expected);
  });

  it("counts from the last move, and from the day it was made where no move is kept", () => {
    const moved = referral("accepted", {
      moves: [...referral("made").moves, { state: "accepted", on: plainDate("2026-12-07"), worker: "worker", note: "" }],
    });
    expect(checkMoveDay(moved, "started", plainDate("2026-12-06"))).toContain("2026-12-07");
    expect(checkMoveDay(moved, "started", plainDate("2026-12-07"))).toBeUndefined();
    expect(checkMoveDay(referral("made", { moves: [] }), "accepted", addDays(MADE_ON, -1))).toContain("2026-11-23");
  });

  it("tells the second of two people what the first has recorded", () => {
    expect(checkUnchanged(referral("made"), "made")).toBeUndefined();
    expect(checkUnchanged(referral("accepted"), "made")).toBe(
      "The referral is no longer made: worker recorded accepted for 2026-11-23.",
    );
  });

  it("wants a reason where a referral is turned down, taken back or stopped", () => {
    expect(REFERRAL_STATES.filter(needsReason)).toEqual(["declined", "withdrawn", "ended_early"]);
  });

  it("always comes to an end, and says a sentence for every move that is not allowed", () => {
    const state = fc.constantFrom(...REFERRAL_STATES);
    fc.assert(
      fc.property(state, state, fc.integer({ min: 0, max: 400 }), (from, to, days) => {
        const why = checkMove(referral(from), to) ?? checkMoveDay(referral(from), to, addDays(MADE_ON, days));
        expect(why === undefined).toBe(allowedMoves(from).includes(to));
        if (why !== undefined) expect(why).toMatch(/^[A-Z].*\.$/);
      }),
    );
    const longest = (from: ReferralState, left: number): number =>
      left === 0 ? Number.POSITIVE_INFINITY : Math.max(0, ...allowedMoves(from).map((next) => 1 + longest(next, left - 1)));
    expect(longest("draft", 20)).toBe(4);
  });
});
