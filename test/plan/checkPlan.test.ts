import { expect, test } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { checkPlan } from "../../src/plan/checkPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { aCase, aCondition, aLicence, aNeed, anAppointment, aSparseCase, inScreening } from "./planCases.js";

function codesOf(change: Partial<PlanCase>): string[] {
  return checkPlan(aCase(change), []).map(({ code, severity }) => `${severity} ${code}`);
}

test("a full plan has nothing to say", () => {
  expect(checkPlan(aCase(), [])).toEqual([]);
});

test.each<[string, Partial<PlanCase>, string[]]>([
  ["no release date", { window: aSparseCase().window }, ["error PLAN_NO_DATE"]],
  ["a release date that has passed", { asOf: plainDate("2026-11-25") }, ["error PLAN_DATE_PASSED"]],
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
