import { describe, expect, it } from "vitest";
import { checkDetails, missingDetails } from "../../src/domain/checkDetails.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { REFERRAL_KINDS, type ReferralKind, type ReferralState } from "../../src/domain/records.js";
import { findAnswerDay } from "../../src/domain/referralAnswer.js";
import { answersOf, findAnswer, type ReferralAnswer } from "../../src/domain/referralAnswers.js";
import { pathwayOf, serviceOf } from "../../src/domain/referralDefaults.js";
import { CONTRACT_TYPES, type ReferralDetails } from "../../src/domain/referralDetails.js";

const MADE_ON = plainDate("2026-11-02");
const TODAY = plainDate("2026-11-23");
const on = (day: string) => plainDate(`2026-11-${day}`);

describe("the details of a referral", () => {
  it.each<[string, ReferralKind, ReferralState, ReferralDetails, string[]]>([
    ["what any referral may have", "service", "made", { shared: "Name and wing", complexity: "high" }, []],
    ["a bank of a duty to refer", "duty_to_refer", "made", { bank: "hsbc" }, ["bank"]],
    ["an authority of a bank account", "bank_account", "made", { authority: "E08000035" }, ["authority"]],
    [
      "a document received after it was asked for",
      "id_application",
      "accepted",
      { received: on("10"), inProperty: on("10") },
      [],
    ],
    ["a document received before it was asked for", "id_application", "accepted", { received: on("01") }, ["received"]],
    ["a document received tomorrow", "id_application", "accepted", { received: on("24") }, ["received"]],
    [
      "put in property before it came",
      "id_application",
      "accepted",
      { received: on("10"), inProperty: on("09") },
      ["inProperty"],
    ],
    ["sent again before it came back", "bank_account", "made", { returnedOn: on("10"), resubmitted: on("09") }, ["resubmitted"]],
    ["a decision before there was an answer", "duty_to_refer", "made", { dutyOutcome: "priority_need" }, ["dutyOutcome"]],
    ["a decision after there was one", "duty_to_refer", "accepted", { dutyOutcome: "priority_need" }, []],
    ["why it was withdrawn, though it was not", "duty_to_refer", "made", { withdrawnFor: "resolved" }, ["withdrawnFor"]],
    ["several at once", "service", "made", { bank: "hsbc", document: "passport" }, ["bank", "document"]],
  ])("%s", (_, kind, state, details, wrong) => {
    expect(checkDetails(details, { kind, state, madeOn: MADE_ON }, TODAY).map(({ detail }) => detail)).toEqual(wrong);
  });

  it.each<[ReferralKind, ReferralDetails, string[]]>([
    ["service", {}, []],
    ["duty_to_refer", {}, ["authority", "contactConsent"]],
    ["duty_to_refer", { authority: "E08000035", contactConsent: false }, ["contactConsent"]],
    ["commissioned_service", {}, ["contract"]],
    ["id_application", { document: "passport" }, []],
    ["bank_account", {}, ["bank"]],
  ])("a %s with %j still needs %j", (kind, details, missing) => {
    expect(missingDetails(kind, details)).toEqual(missing);
  });

  it("say who is asked and about what, where they can", () => {
    expect([serviceOf("bank_account", { bank: "coop" }), pathwayOf("bank_account", {})]).toEqual(["Co-op", "finance_and_id"]);
    expect(serviceOf("id_application", { document: "passport" })).toBe("Passport");
    expect(pathwayOf("service", {})).toBeUndefined();
    expect(CONTRACT_TYPES.filter((contract) => pathwayOf("commissioned_service", { contract }) === undefined)).toEqual([
      "mentoring",
      "womens",
    ]);
  });
});

describe("the answer to a referral, in the words of its kind", () => {
  it.each<[ReferralKind, ReferralState, ReferralDetails, ReferralAnswer | undefined]>([
    ["service", "accepted", {}, undefined],
    ["duty_to_refer", "draft", {}, undefined],
    ["duty_to_refer", "made", {}, "submitted"],
    ["duty_to_refer", "started", {}, "accepted"],
    ["duty_to_refer", "declined", {}, "not_accepted"],
    ["duty_to_refer", "withdrawn", {}, "withdrawn"],
    ["duty_to_refer", "lapsed", {}, undefined],
    ["id_application", "made", {}, "pending"],
    ["id_application", "declined", {}, "rejected"],
    ["bank_account", "made", {}, "pending"],
    ["bank_account", "made", { returned: "returned_incomplete", returnedOn: on("09") }, "returned_incomplete"],
    ["bank_account", "made", { returned: "returned_incomplete", returnedOn: on("09"), resubmitted: on("11") }, "pending"],
    ["bank_account", "completed", {}, "opened"],
    ["bank_account", "declined", { returned: "returned_ineligible", returnedOn: on("09") }, "returned_ineligible"],
    ["bank_account", "declined", {}, "declined"],
  ])("%s %s %j: %s", (kind, state, details, expected) => {
    expect(findAnswer({ kind, state, details })).toBe(expected);
  });

  it("is one that its kind has", () => {
    expect(REFERRAL_KINDS.filter((kind) => answersOf(kind).length === 0)).toEqual(["service", "commissioned_service"]);
  });

  it("is not waited for while an application is with us, and from the day it was sent again after that", () => {
    const policy = { bankHolidays: new Set<never>() };
    const sent = { state: "made", madeOn: MADE_ON, answerWithinDays: 5 } as const;
    const returned = { returned: "returned_incomplete", returnedOn: on("09") } as const;
    expect(findAnswerDay(sent, policy)).toBe("2026-11-09");
    expect(findAnswerDay({ ...sent, details: returned }, policy)).toBeUndefined();
    expect(findAnswerDay({ ...sent, details: { ...returned, resubmitted: on("11") } }, policy)).toBe("2026-11-18");
  });
});
