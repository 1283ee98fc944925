import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { REFERRAL_STATES, type ReferralRecord, type ReferralState } from "../../src/domain/records.js";
import { findAnswerDay, referralOn } from "../../src/domain/referralAnswer.js";

const CHRISTMAS = new Set([plainDate("2026-12-25"), plainDate("2026-12-28")]);

describe("the last day on which a service answers in time", () => {
  it.each([
    ["2026-11-23", 5, "2026-11-30"],
    ["2026-11-20", 1, "2026-11-23"],
    ["2026-11-21", 1, "2026-11-23"],
    ["2026-12-23", 2, "2026-12-29"],
  ])("asked on %s with %d working days: %s", (madeOn, answerWithinDays, expected) => {
    const referral = { state: "made", madeOn: plainDate(madeOn), answerWithinDays } as const;
    expect(findAnswerDay(referral, { bankHolidays: CHRISTMAS })).toBe(expected);
  });

  it.each(REFERRAL_STATES.filter((state) => state !== "made"))("is none where the referral is %s", (state) => {
    const referral = { state, madeOn: plainDate("2026-11-23"), answerWithinDays: 5 };
    expect(findAnswerDay(referral, { bankHolidays: CHRISTMAS })).toBeUndefined();
  });
});

describe("a referral as it stood on a day", () => {
  const move = (state: ReferralState, on: string) => ({ state, on: plainDate(on), worker: "worker", note: "" });
  const referral: ReferralRecord = {
    id: "r1",
    prisonerNumber: "A1234BC",
    recordedBy: "worker",
    recordedOn: plainDate("2026-11-02"),
    kind: "service",
    pathway: "health",
    service: "Quay Surgery",
    publicLabel: "",
    reason: "",
    consent: true,
    state: "started",
    madeOn: plainDate("2026-11-02"),
    answerWithinDays: 5,
    moves: [move("made", "2026-11-02"), move("accepted", "2026-11-05"), move("started", "2026-11-05")],
  };

  it.each([
    ["2026-11-01", undefined],
    ["2026-11-02", "made"],
    ["2026-11-04", "made"],
    ["2026-11-05", "started"],
  ])("on %s: %s", (day, state) => {
    expect(referralOn(referral, plainDate(day))?.state).toBe(state);
  });
});
