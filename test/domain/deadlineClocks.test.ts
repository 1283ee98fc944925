import { describe, expect, it } from "vitest";
import type { Deadline, DeadlineCode } from "../../src/domain/deadline.js";
import type { ReleaseFacts } from "../../src/domain/person.js";
import { type PlainDate, plainDate } from "../../src/domain/plainDate.js";
import { deadline, deadlinesOn, type Known } from "./deadlineCases.js";
import { personWith } from "./windowCases.js";

/** One row: what is looked at, on which day, of whom, what is known, the state, and the days. */
type Row = readonly [what: string, asOf: string, facts: ReleaseFacts, known: Known, state: string, more?: Partial<Deadline>];

const on = (days: Readonly<Record<string, string>>) => days as Record<string, PlainDate>;
const person = (received: string, crd: string, more: Partial<ReleaseFacts> = {}) =>
  personWith({ receptionDate: plainDate(received), dates: { crd: plainDate(crd) }, ...more });

/** Received on Monday 5 October 2026, out on Wednesday 10 March 2027: 156 days, more than 13 weeks. */
const LONG = person("2026-10-05", "2027-03-10");
/** Received on Tuesday 6 October: 90 days, one less than 13 weeks; and 91. */
const SHORT = person("2026-10-06", "2027-01-04");
const THIRTEEN_WEEKS = person("2026-10-06", "2027-01-05");

function table(code: DeadlineCode, rows: readonly Row[]): void {
  for (const [what, asOf, facts, known, state, more] of rows) {
    it(`${code}, ${what} (${asOf})`, () => {
      expect(deadline(code, asOf, facts, known)).toMatchObject({ state, ...more });
    });
  }
}

describe("tenancy", () => {
  table("tenancy", [
    ["90 days to serve, the first day", "2026-10-06", SHORT, {}, "due", on({ opensOn: "2026-10-06", dueOn: "2026-10-16", closesOn: "2027-01-04" })], // biome-ignore format: one row a line
    ["the day it is due", "2026-10-16", SHORT, {}, "due"],
    ["the day after", "2026-10-17", SHORT, {}, "overdue"],
    ["on release day", "2027-01-04", SHORT, {}, "overdue"],
    ["91 days to serve are 13 weeks", "2026-10-06", THIRTEEN_WEEKS, {}, "not_applicable", { reason: expect.stringContaining("cannot be kept") }], // biome-ignore format: one row a line
    ["91 days, and there is a home", "2026-10-06", THIRTEEN_WEEKS, { tenancy: "open" }, "due"],
    ["seen to", "2026-10-30", SHORT, { tenancy: "done" }, "done"],
    ["BCST2 found none", "2026-10-16", SHORT, { screenings: on({ bcst2: "2026-10-12" }) }, "not_applicable"],
    ["BCST2 of tomorrow has found nothing", "2026-10-11", SHORT, { screenings: on({ bcst2: "2026-10-12" }) }, "due"],
    ["on remand, no date: asked for all the same", "2026-10-06", personWith({ legalStatus: "REMAND", receptionDate: plainDate("2026-10-05") }), {}, "due"], // biome-ignore format: one row a line
    ["before the records begin", "2026-11-23", SHORT, { recordsBeginOn: plainDate("2026-11-23") }, "not_applicable"],
    ["reception not known", "2026-10-16", personWith({ dates: { crd: plainDate("2027-01-05") } }), {}, "not_due"],
    ["released", "2027-01-06", { ...SHORT, releasedOn: plainDate("2027-01-05") }, {}, "closed"],
  ]);
});

describe("Universal Credit", () => {
  const booked = (...days: string[]): Known => ({ benefitsAppointments: days.map(plainDate) });
  /** Out on Thursday 24 December 2026 at the latest, so on Wednesday 23; 25 and 28 December are bank holidays. */
  const CHRISTMAS = person("2026-01-05", "2026-12-24");
  table("universal_credit", [
    ["before the window", "2026-12-15", LONG, {}, "not_due", on({ opensOn: "2026-12-16", dueOn: "2027-02-24" })],
    ["in the window", "2026-12-16", LONG, {}, "due", { reason: expect.stringContaining("2027-03-10 or 2027-03-11") }],
    ["the day it is due", "2027-02-24", LONG, {}, "due"],
    ["the day after", "2027-02-25", LONG, {}, "overdue"],
    ["booked for release day", "2027-02-25", LONG, booked("2027-03-10"), "done"],
    ["booked for the next working day", "2027-02-25", LONG, booked("2027-03-11"), "done"],
    ["booked for two days after", "2027-02-24", LONG, booked("2027-03-12"), "due", { reason: expect.stringContaining("on neither day") }], // biome-ignore format: one row a line
    ["over Christmas, release day", "2026-12-01", CHRISTMAS, booked("2026-12-23"), "done"],
    ["over Christmas, the last working day before it", "2026-12-01", CHRISTMAS, booked("2026-12-24"), "done"],
    ["over Christmas, a bank holiday", "2026-12-01", CHRISTMAS, booked("2026-12-28"), "due"],
    ["before Easter, a Thursday: the next working day is Tuesday", "2027-03-01", person("2026-01-05", "2027-03-25"), {}, "due"], // biome-ignore format: one row a line
    ["release moved: what was booked is no longer it", "2027-02-24", person("2026-10-05", "2027-03-17"), booked("2027-03-10"), "due"], // biome-ignore format: one row a line
    ["released", "2027-03-11", { ...LONG, releasedOn: plainDate("2027-03-10") }, {}, "closed"],
    ["on remand", "2026-10-06", personWith({ legalStatus: "REMAND" }), {}, "not_applicable"],
    ["no date", "2026-10-06", personWith({}), {}, "not_due"],
  ]);
});

describe("BCST3 review", () => {
  table("review", [
    ["before the window", "2026-12-15", LONG, {}, "not_due", on({ opensOn: "2026-12-16", dueOn: "2027-02-24" })],
    ["the day it is due", "2027-02-24", LONG, {}, "due"],
    ["the day after", "2027-02-25", LONG, {}, "overdue"],
    ["done", "2027-02-25", LONG, { screenings: on({ review: "2027-02-24" }) }, "done", on({ doneOn: "2027-02-24" })],
    ["done for an earlier window", "2027-02-24", LONG, { screenings: on({ review: "2026-09-22" }) }, "due"],
    ["done 84 days before the window", "2027-02-24", LONG, { screenings: on({ review: "2026-09-23" }) }, "done"],
    ["received with ten days left", "2026-11-23", person("2026-11-23", "2026-12-03"), {}, "due", on({ dueOn: "2026-11-23" })],
    ["released", "2027-03-11", { ...LONG, releasedOn: plainDate("2027-03-10") }, {}, "closed"],
    ["a date moved two weeks earlier", "2027-02-11", person("2026-10-05", "2027-02-24"), {}, "overdue", on({ dueOn: "2027-02-10" })], // biome-ignore format: one row a line
    ["a date moved two weeks later", "2027-02-25", person("2026-10-05", "2027-03-24"), {}, "due", on({ dueOn: "2027-03-10" })],
  ]);
});

describe("somebody received on Monday 23 November 2026 with ten days left has every clock on the first day", () => {
  const TEN_DAYS = person("2026-11-23", "2026-12-03");
  it.each<[DeadlineCode, string, Partial<Deadline>]>([
    ["bcst1", "due", on({ dueOn: "2026-11-26" })],
    ["bcst2", "not_due", on({ opensOn: "2026-11-26", dueOn: "2026-12-03" })],
    ["bcst3", "due", on({ opensOn: "2026-11-23", dueOn: "2026-12-03" })],
    ["tenancy", "closing", on({ dueOn: "2026-12-03", closesOn: "2026-12-03" })],
    ["duty_to_refer", "due", on({ dueOn: "2026-11-23" })],
    ["id_application", "due", {}],
    ["bank_account", "closed", on({ closesOn: "2026-10-22" })],
    ["universal_credit", "due", on({ dueOn: "2026-11-23" })],
    ["review", "due", on({ dueOn: "2026-11-23" })],
    ["plan_agreed", "due", on({ dueOn: "2026-11-23" })],
    ["first_night", "not_due", {}],
    ["accommodation_3_months", "not_due", {}],
    ["employment_6_weeks", "not_due", {}],
    ["employment_6_months", "not_due", {}],
    ["hito_close", "not_applicable", {}],
  ])("%s is %s", (code, state, days) => {
    expect(deadline(code, "2026-11-23", TEN_DAYS)).toMatchObject({ state, ...days });
  });
});

describe("fixed-term recalls start several clocks on the day of return, Wednesday 18 November 2026", () => {
  const recalled = (recallType: "FTR14" | "FTR28" | "FTR56") =>
    personWith({
      legalStatus: "RECALL",
      recallType,
      returnToCustodyDate: plainDate("2026-11-18"),
      dates: { crd: plainDate("2026-08-12") },
    });
  it.each([
    ["FTR14", "2026-12-01", "closed", "2026-11-18", "closing"],
    ["FTR28", "2026-12-15", "closed", "2026-12-01", "due"],
    ["FTR56", "2027-01-12", "closing", "2026-12-29", "due"],
  ] as const)("%s", (recall, release, bank, planDue, tenancy) => {
    const clocks = Object.fromEntries(deadlinesOn("2026-11-18", recalled(recall)).map((one) => [one.code, one]));
    expect(clocks.bcst3).toMatchObject({ state: "due", opensOn: "2026-11-18", dueOn: "2026-11-27" });
    expect(clocks.duty_to_refer).toMatchObject({ state: "due", dueOn: "2026-11-18" });
    expect(clocks.tenancy).toMatchObject({ state: tenancy, closesOn: release });
    expect(clocks.bank_account).toMatchObject({ state: bank });
    for (const code of ["plan_agreed", "review", "universal_credit"] as const)
      expect(clocks[code]).toMatchObject({ state: "due", dueOn: planDue });
  });
});

describe("days of the calendar", () => {
  table("bcst2", [
    ["over Christmas and its bank holidays", "2026-12-22", person("2026-12-18", "2029-03-07"), {}, "due", on({ dueOn: "2026-12-30" })],
    ["over the clocks going back", "2026-10-26", person("2026-10-23", "2029-03-07"), {}, "due", on({ dueOn: "2026-11-02" })],
    ["over the clocks going forward, and Easter", "2027-03-29", person("2027-03-26", "2029-03-07"), {}, "due", on({ dueOn: "2027-04-05" })],
  ]); // biome-ignore format: one row a line
  table("bank_account", [
    ["29 February: six months before 31 August", "2028-02-28", person("2026-01-05", "2028-08-31"), {}, "not_due", on({ opensOn: "2028-02-29" })], // biome-ignore format: one row a line
    ["29 February itself", "2028-02-29", person("2026-01-05", "2028-08-31"), {}, "due"],
    ["the same in a year without it", "2027-02-28", person("2026-01-05", "2027-08-31"), {}, "due", on({ opensOn: "2027-02-28" })],
  ]);
  table("accommodation_3_months", [
    ["three months after 29 November", "2028-02-29", personWith({ releasedOn: plainDate("2027-11-29") }), {}, "due", on({ dueOn: "2028-02-29" })], // biome-ignore format: one row a line
  ]);
});

it("where it is known that somebody goes to Wales or to England, only that way is named", () => {
  expect(deadline("duty_to_refer", "2027-01-04", LONG, { nation: "wales" }).label).toBe("National Offender Pathway (Wales)");
  expect(deadline("duty_to_refer", "2027-01-04", LONG, { nation: "england" }).label).toBe("Duty to refer");
  expect(deadline("duty_to_refer", "2027-01-04", LONG).label).toContain("or");
});

it("marks what no document was found for", () => {
  const unsure = deadlinesOn("2026-11-23", LONG).filter(({ sure }) => !sure);
  expect(unsure.map(({ code }) => code)).toEqual(["bcst2", "tenancy", "universal_credit", "review", "plan_agreed"]);
});
