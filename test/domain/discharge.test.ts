import { describe, expect, it } from "vitest";
import { buildDischarge, type DischargeFacts, dischargeDay } from "../../src/domain/discharge.js";
import { plainDate } from "../../src/domain/plainDate.js";
import type { ReferralRecord } from "../../src/domain/records.js";
import type { WindowResult } from "../../src/domain/windowResult.js";
import { isWing, wingOf } from "../../src/domain/wing.js";
import { aLicence, anAppointment, aReferral } from "../plan/planCases.js";

const DAY = plainDate("2026-11-24");
const facts = (wish: Partial<DischargeFacts> = {}): DischargeFacts => ({
  releaseOn: DAY,
  referrals: [],
  answers: new Map(),
  licence: undefined,
  appointments: [],
  ...wish,
});
const idFor = (wish: Partial<ReferralRecord>) => aReferral({ kind: "id_application", ...wish });
const bankFor = (wish: Partial<ReferralRecord>) => aReferral({ kind: "bank_account", ...wish });
const said = (answers: Record<string, string | readonly string[]>) => ({ answers: new Map(Object.entries(answers)) });

describe("what must be in the hand of somebody who leaves", () => {
  it.each<[string, Partial<DischargeFacts>, string]>([
    ["nobody has asked", {}, "not_recorded"],
    ["has none", said({ id_held: ["none"] }), "none"],
    ["has a passport at home", said({ id_held: ["passport"], id_in_property: "no" }), "elsewhere"],
    ["has a passport here", said({ id_held: ["passport"], id_in_property: "yes" }), "held"],
    ["a draft is not sent", { referrals: [idFor({ state: "draft" })] }, "not_recorded"],
    ["sent", { referrals: [idFor({ state: "made" })] }, "waiting"],
    ["granted", { referrals: [idFor({ state: "accepted" })] }, "agreed"],
    ["refused", { referrals: [idFor({ state: "declined" })] }, "turned_down"],
    ["come", { referrals: [idFor({ state: "accepted", details: { received: DAY } })] }, "received"],
    [
      "one refused, one in property",
      { referrals: [idFor({ state: "declined" }), idFor({ state: "accepted", details: { inProperty: DAY } })] },
      "in_property",
    ],
    [
      "refused, but has one here",
      { referrals: [idFor({ state: "declined" })], ...said({ id_held: ["passport"], id_in_property: "yes" }) },
      "held",
    ],
    ["a bank account is no ID", { referrals: [bankFor({ state: "accepted" })] }, "not_recorded"],
  ])("ID: %s", (_, wish, expected) => {
    expect(buildDischarge(facts(wish)).id).toBe(expected);
  });

  it.each<[string, Partial<DischargeFacts>, string]>([
    ["nobody has asked", {}, "not_recorded"],
    ["has one", said({ bank_account: "yes" }), "has_account"],
    ["has one they cannot use", said({ bank_account: "cannot_use" }), "none"],
    ["opened", { referrals: [bankFor({ state: "accepted" })] }, "opened"],
    ["sent back", { referrals: [bankFor({ details: { returned: "returned_incomplete", returnedOn: DAY } })] }, "sent_back"],
    ["not eligible", { referrals: [bankFor({ details: { returned: "returned_ineligible", returnedOn: DAY } })] }, "turned_down"],
  ])("bank: %s", (_, wish, expected) => {
    expect(buildDischarge(facts(wish)).bank).toBe(expected);
  });

  it.each<[string, Partial<DischargeFacts>, string]>([
    ["nothing recorded", {}, "not_known"],
    ["on the licence", { licence: aLicence() }, "known"],
    [
      "not needed",
      { licence: aLicence({ firstAppointment: { time: "not_needed", with: "", place: "", postcode: "", phone: "" } }) },
      "not_needed",
    ],
    ["a meeting with probation is booked", { appointments: [anAppointment({ kind: "probation" })] }, "known"],
    ["booked with somebody else", { appointments: [anAppointment()] }, "not_known"],
    ["cancelled", { appointments: [anAppointment({ kind: "probation", status: "cancelled" })] }, "not_known"],
    ["before release", { appointments: [anAppointment({ kind: "probation", date: plainDate("2026-11-23") })] }, "not_known"],
  ])("first appointment: %s", (_, wish, expected) => {
    expect(buildDischarge(facts(wish)).firstAppointment).toBe(expected);
  });

  it("an address is known or not", () => {
    expect(buildDischarge(facts({ licence: aLicence() })).addressKnown).toBe(true);
    expect(buildDischarge(facts({ licence: aLicence({ address: "" }) })).addressKnown).toBe(false);
  });
});

describe("the day somebody goes", () => {
  const window = (wish: Partial<WindowResult>): WindowResult => ({
    asOf: DAY,
    state: "open",
    flags: [],
    verdicts: [],
    reasons: [],
    nextBasis: "CRD",
    ...wish,
  });
  const THURSDAY = plainDate("2026-11-26");
  const FRIDAY = plainDate("2026-11-27");

  it.each<[string, Partial<WindowResult>, string, boolean]>([
    ["the expected day, before the date as it stands", { releaseExpected: THURSDAY, releaseStatutory: FRIDAY }, THURSDAY, true],
    [
      "the date itself, once the expected day is over",
      { asOf: FRIDAY, releaseExpected: THURSDAY, releaseStatutory: FRIDAY },
      FRIDAY,
      true,
    ],
    ["today", { asOf: FRIDAY, releaseExpected: FRIDAY, releaseStatutory: FRIDAY }, FRIDAY, true],
    [
      "a day from which curfew may start",
      { nextBasis: "HDCED", releaseExpected: THURSDAY, releaseStatutory: THURSDAY },
      THURSDAY,
      false,
    ],
    [
      "a day that was approved for curfew",
      { nextBasis: "HDCAD", releaseExpected: THURSDAY, releaseStatutory: THURSDAY },
      THURSDAY,
      true,
    ],
  ])("is %s", (_, wish, on, certain) => {
    expect(dischargeDay(window(wish))).toEqual({ on, certain });
  });

  it("is none where no date is known, or all are over", () => {
    expect(dischargeDay(window({}))).toBeUndefined();
    expect(
      dischargeDay(window({ releaseExpected: plainDate("2026-11-20"), releaseStatutory: plainDate("2026-11-20") })),
    ).toBeUndefined();
  });
});

describe("the wing of a location", () => {
  it.each([
    ["A-1-001", "A"],
    ["b/2/07", "B"],
    ["MDI-C-3-011", "C"],
    ["RECP", "RECP"],
    ["", undefined],
    [undefined, undefined],
    ["MDI", undefined],
  ])("%s is on %s", (location, wing) => {
    expect(wingOf(location, "MDI")).toBe(wing);
  });

  it("is asked for in any case, with or without the word", () => {
    for (const asked of ["A", "a", "A wing", "Wing a"]) expect(isWing("A", asked)).toBe(true);
    expect(isWing("B", "A")).toBe(false);
    expect(isWing(undefined, "A")).toBe(false);
  });
});
