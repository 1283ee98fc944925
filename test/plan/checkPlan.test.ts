import { expect, test } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import type { ReferralRecord } from "../../src/domain/records.js";
import { checkPlan } from "../../src/plan/checkPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { aCase, aCondition, aLicence, aNeed, anAppointment, aReferral, aSparseCase, inScreening } from "./planCases.js";

function codesOf(change: Partial<PlanCase>): string[] {
  return checkPlan(aCase(change), []).map(({ code, severity }) => `${severity} ${code}`);
}

test("a full plan has nothing to say", () => {
  expect(checkPlan(aCase(), [])).toEqual([]);
});

test.each<[string, Partial<PlanCase>, string[]]>([
  ["no release date", { window: aSparseCase().window }, ["error PLAN_NO_DATE"]],
  ["a release date that has passed", { asOf: plainDate("2026-11-25"), referrals: [] }, ["error PLAN_DATE_PASSED"]],
  ["dates older than the last roll", { datesImportedOn: plainDate("2026-11-01") }, ["error C22"]],
  ["no named worker", { workers: [] }, ["warning PLAN_NO_WORKER"]],
  [
    "a licence that ends before release",
    { licence: aLicence({ startsOn: plainDate("2027-12-01") }) },
    ["warning PLAN_LICENCE_DAYS"],
  ],
  ["no address", { licence: aLicence({ address: "" }) }, ["warning PLAN_NO_ADDRESS"]],
  ["an address that is kept off the page", { needs: [aNeed({ pathway: "abuse_support" })] }, ["info PLAN_ADDRESS_KEPT"]],
  ["nothing booked", { appointments: [anAppointment({ status: "cancelled" })] }, ["warning PLAN_NOTHING_BOOKED"]],
  ["a condition without plain words", { conditions: [aCondition({ condition: "bespoke" })] }, ["warning PLAN_CONDITION_UNKNOWN"]],
  [
    "what was said in a screening",
    {
      said: { goals: inScreening(["Work"]), travel: inScreening(["By bus"]), address: inScreening("1 Example Road") },
      goals: [],
      licence: aLicence({ address: "", postcode: "" }),
    },
    ["info PLAN_GOALS_SAID", "info PLAN_ADDRESS_SAID", "info PLAN_TRAVEL_SAID"],
  ],
  [
    "what was said, where the team has recorded its own",
    { said: { goals: inScreening(["Work"]), address: inScreening("1 Example Road") } },
    [],
  ],
  [
    "a need that a screening raised, and one that is left off",
    { needs: [aNeed({ screeningId: "sc-1" }), aNeed({ screeningId: "sc-1", pathway: "health" })], barriers: [] },
    ["info PLAN_NEEDS_RAISED", "info PLAN_NEEDS_KEPT"],
  ],
])("%s is said", (_, change, codes) => {
  expect(codesOf(change)).toEqual(codes);
});

const STALE = "warning PLAN_REFERRAL_STALE";
const UNANSWERED = "warning PLAN_REFERRAL_UNANSWERED";
const LAPSED = "warning PLAN_REFERRAL_LAPSED";
const on = plainDate;
/** Sent in April: 26 weeks are over in October, before release on 24 November. */
const oldDuty = { kind: "duty_to_refer", state: "accepted", madeOn: on("2026-04-20") } as const;

/** The day the plan is looked at is Tuesday 3 November 2026. */
test.each<[string, Partial<ReferralRecord>[], string[]]>([
  ["a duty to refer older than 26 weeks", [oldDuty], [STALE]],
  ["one that the council declined", [{ ...oldDuty, state: "declined" }], [STALE]],
  ["one on its last day", [{ ...oldDuty, madeOn: on("2026-05-05") }], []],
  ["one the day after", [{ ...oldDuty, madeOn: on("2026-05-04") }], [STALE]],
  ["one that was made again", [oldDuty, { ...oldDuty, madeOn: on("2026-10-01") }], []],
  ["one made again as a draft only", [oldDuty, { ...oldDuty, madeOn: on("2026-10-01"), state: "draft" }], [STALE]],
  ["one made twice, both long ago", [oldDuty, { ...oldDuty, madeOn: on("2026-04-27") }], [STALE]],
  ["one that was taken back", [{ ...oldDuty, state: "withdrawn" }], []],
  ["a referral to a service as old", [{ state: "accepted", madeOn: on("2026-04-20") }], []],
  ["an answer due ten working days later", [{ madeOn: on("2026-10-20") }], []],
  ["an answer a day late", [{ madeOn: on("2026-10-19") }], [UNANSWERED]],
  ["an answer that came", [{ madeOn: on("2026-09-01"), state: "declined" }], []],
  ["one that lapsed", [{ state: "lapsed" }], [LAPSED]],
  ["one that lapsed and was asked for again", [{ state: "lapsed" }, { state: "made", madeOn: on("2026-11-02") }], []],
  ["one that lapsed, and another part of life asked for", [{ state: "lapsed" }, { pathway: "attitudes" }], [LAPSED]],
  ["two that lapsed", [{ state: "lapsed" }, { state: "lapsed" }], [LAPSED]],
])("of referrals, %s", (_, given, codes) => {
  const referrals = given.map((change, index) => ({ referral: aReferral({ id: `re-${index}`, ...change }), answerBy: undefined }));
  expect(codesOf({ referrals })).toEqual(codes);
  expect(codesOf({ referrals, document: "passport" })).toEqual(codes);
  expect(codesOf({ referrals, document: "guide" })).not.toEqual(expect.arrayContaining([STALE, UNANSWERED, LAPSED]));
}); // biome-ignore format: a case a line

test("a referral that expired is said in its number, never by its service", () => {
  const referrals = [0, 1].map((id) => ({ referral: aReferral({ id: `re-${id}`, state: "lapsed" }), answerBy: undefined }));
  const [issue] = checkPlan(aCase({ referrals }), []);
  expect(issue?.message).toMatch(/^2 referrals lapsed/);
  expect(issue?.message).not.toContain("Ashby");
});

test("clashes are said with what would mend them, errors before warnings, and none twice", () => {
  const clash = (code: string, severity: "error" | "warning") => ({
    code,
    severity,
    appointments: [],
    message: "What.",
    remedy: "Do this.",
  });
  const issues = checkPlan(aCase({ workers: [], datesImportedOn: plainDate("2026-11-01") }), [
    clash("C02", "warning"),
    clash("C22", "error"),
    clash("C09", "error"),
  ]);
  expect(issues.map(({ code }) => code)).toEqual(["C22", "C09", "PLAN_NO_WORKER", "C02"]);
  expect(issues[1]?.message).toBe("What. Do this.");
});

test("no message holds a name", () => {
  const said = checkPlan(aSparseCase({ datesImportedOn: plainDate("2026-11-01") }), [])
    .map(({ message }) => message)
    .join(" ");
  expect(said).not.toMatch(/Alex|Pembroke|Lex/);
});
