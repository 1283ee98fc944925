import { describe, expect, it } from "vitest";
import type { DateSet, ReleaseFacts } from "../../../src/domain/person.js";
import { plainDate } from "../../../src/domain/plainDate.js";
import { appointment, clashesOf, condition, firstReport, type Given, licence, RELEASE_DAY, said } from "./clashCases.js";

function dates(given: Readonly<Record<string, string>>): DateSet {
  return Object.fromEntries(Object.entries(given).map(([type, day]) => [type, plainDate(day)]));
}

describe("C07 before release", () => {
  // licence.md 2.2: CRD Saturday 13 February 2027, expected Thursday 11, at the earliest Tuesday 9.
  it.each<[string, string, string[]]>([
    ["Monday 8: nobody can be out", "2027-02-08", ["C07 error"]],
    ["Tuesday 9: the earliest day", "2027-02-09", ["C07 warning"]],
    ["Wednesday 10", "2027-02-10", ["C07 warning"]],
    ["Thursday 11: expected", "2027-02-11", []],
    ["Friday 12", "2027-02-12", []],
    ["Saturday 13: the recorded date", "2027-02-13", ["C08 warning"]],
  ])("CRD on a Saturday, appointment on %s", (_, day, expected) => {
    const clashes = clashesOf({ dates: dates({ crd: "2027-02-13" }), appointments: [appointment("it", `${day} 12:00-13:00`)] });
    expect(clashes.map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
  });

  it.each<[string, Readonly<Record<string, string>>, Partial<ReleaseFacts>, string, string[]]>([
    ["a CRD on a Monday, the day before", { crd: "2027-02-15" }, {}, "2027-02-14", ["C07 error"]],
    ["a CRD on Easter Monday, three working days before", { crd: "2027-03-29" }, {}, "2027-03-23", ["C07 warning"]],
    ["a CRD on Easter Monday, four working days before", { crd: "2027-03-29" }, {}, "2027-03-22", ["C07 error"]],
    ["a confirmed date is exact", { crd: "2027-02-13", confirmed: "2027-02-11" }, {}, "2027-02-10", ["C07 error"]],
    [
      "HDC approved: exact, on a Friday too",
      { crd: "2027-05-19", hdcad: "2027-02-05" },
      { hdcStatus: "approved" },
      "2027-02-04",
      ["C07 error"],
    ],
    [
      "HDC eligible on a Saturday, out on the Monday",
      { crd: "2027-06-16", hdced: "2027-01-16" },
      {},
      "2027-01-16",
      ["C07 warning"],
    ],
    ["HDC eligible on a Saturday, the day before", { crd: "2027-06-16", hdced: "2027-01-16" }, {}, "2027-01-15", ["C07 error"]],
    [
      "parole eligible on a Saturday, out the Friday before",
      { crd: "2029-06-13", ped: "2027-01-16" },
      {},
      "2027-01-14",
      ["C07 error"],
    ],
    ["no date at all", {}, {}, "2027-01-14", []],
    ["already released", { crd: "2026-11-11" }, { releasedOn: plainDate("2026-11-11") }, "2026-11-24", []],
    ["on the day itself", { crd: "2027-02-15" }, {}, "2027-02-15", []],
  ])("%s", (_, given, facts, day, expected) => {
    const clashes = clashesOf({ dates: dates(given), facts, appointments: [appointment("it", `${day} 12:00-13:00`)] });
    expect(clashes.filter(({ code }) => code === "C07").map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
  });

  it("says from when, and to when it could be moved", () => {
    const clashes = clashesOf({
      dates: dates({ crd: "2027-02-13" }),
      appointments: [appointment("Bank", "2027-02-08 12:00-13:00")],
    });
    expect(clashes).toMatchObject([
      {
        message: '"Bank" (Mon 8 Feb 2027, 12:00 to 13:00) is before the person can be released: Tue 9 Feb 2027 at the earliest.',
        remedy: 'Move "Bank" to Thu 11 Feb 2027 or later, or check the release date.',
      },
    ]);
  });
});

describe("C07 and C14 of what lasts over midnight count the day it begins", () => {
  it.each<[string, string, string[]]>([
    ["begins the evening before release", "2027-02-14 23:30-00:30", ["C07 it"]],
    ["begins on the last evening of the licence", "2027-08-18 23:30-00:30", []],
    ["begins the day after", "2027-08-19 00:00-00:30", ["C14 it"]],
  ])("%s", (_, when, expected) => {
    const given = { dates: dates({ crd: RELEASE_DAY, led: "2027-08-18" }) };
    expect(said(clashesOf({ ...given, appointments: [appointment("it", when)] }))).toEqual(expected);
  });
});

describe("C11 in the weeks the clocks change", () => {
  // Out on Friday 26 March is Good Friday; out on Thursday 25 the next working day is Tuesday 30, in summer time. Out on Friday 29 October: Monday 1 November.
  it.each<[string, string, string, string[]]>([
    ["forward, in the run-up to 14:00 by the wall", "2027-03-25", "2027-03-30 12:00-12:30", ["C11 it"]],
    ["forward, an hour before the run-up", "2027-03-25", "2027-03-30 11:00-12:00", []],
    ["back, in the run-up to 14:00 by the wall", "2027-10-29", "2027-11-01 12:00-12:30", ["C11 it"]],
    ["back, an hour before the run-up", "2027-10-29", "2027-11-01 11:00-12:00", []],
  ])("%s", (_, hdcad, when, expected) => {
    const byTwo = licence({ firstAppointment: firstReport("next_working_day_2pm") });
    const given = { licence: byTwo, dates: dates({ crd: "2028-01-19", hdcad }), facts: { hdcStatus: "approved" as const } };
    expect(said(clashesOf({ ...given, appointments: [appointment("it", when)] }))).toEqual(expected);
  });
});

describe("C08 out earlier than the recorded date", () => {
  it.each<[string, string, string, string[]]>([
    ["CRD on a Friday, appointment that Friday", "2027-02-12", "2027-02-12", ["C08 it"]],
    ["CRD on a Friday, appointment the Thursday", "2027-02-12", "2027-02-11", []],
    ["CRD on a Monday, appointment that Monday", "2027-02-15", "2027-02-15", []],
    ["CRD on Christmas Day", "2026-12-25", "2026-12-25", ["C08 it"]],
  ])("%s", (_, crd, day, expected) => {
    expect(said(clashesOf({ dates: dates({ crd }), appointments: [appointment("it", `${day} 12:00-13:00`)] }))).toEqual(expected);
  });
});

describe("C09 first report", () => {
  const { firstAppointment: _, ...withoutReport } = licence();

  it.each<[string, Given, string[]]>([
    ["nothing recorded", { licence: withoutReport }, ["C09"]],
    ["at a time", { licence: licence({ firstAppointment: firstReport("at", "2027-02-15", "14:00") }) }, []],
    ["at a time that nobody has filled in", { licence: licence({ firstAppointment: firstReport("at") }) }, ["C09"]],
    ["straight after release", { licence: licence({ firstAppointment: firstReport("immediately") }) }, []],
    ["by 2 pm on the next working day", { licence: licence({ firstAppointment: firstReport("next_working_day_2pm") }) }, []],
    ["not needed", { licence: licence({ firstAppointment: firstReport("not_needed") }) }, []],
    [
      "booked as an appointment",
      { licence: withoutReport, appointments: [appointment("it", `${RELEASE_DAY} 14:00-15:00`, { kind: "probation" })] },
      [],
    ],
    ["no licence recorded, window open", { licence: undefined }, ["C09"]],
    ["no licence recorded, release years away", { licence: undefined, dates: dates({ crd: "2029-02-14" }) }, []],
    [
      "no licence recorded, years away, but a condition is",
      { licence: undefined, dates: dates({ crd: "2029-02-14" }), conditions: [condition("no_gambling")] },
      ["C09"],
    ],
    ["an automatic release with no licence", { licence: undefined, dates: dates({ ard: "2026-12-16" }) }, []],
    ["on remand with no date", { licence: undefined, dates: {}, facts: { legalStatus: "REMAND" } }, []],
    ["already released", { licence: withoutReport, facts: { releasedOn: plainDate("2026-11-11") } }, []],
  ])("%s", (_name, given, expected) => {
    expect(said(clashesOf(given))).toEqual(expected);
  });

  it("is an appointment like any other where it has a time", () => {
    const report = licence({ firstAppointment: firstReport("at", RELEASE_DAY, "10:00") });
    const appointments = [appointment("Bank", `${RELEASE_DAY} 10:30-11:00`)];
    expect(said(clashesOf({ licence: report, appointments }))).toEqual(["C01 first_report Bank"]);
    const booked = appointment("Probation", `${RELEASE_DAY} 10:00-10:30`, { kind: "probation" });
    expect(said(clashesOf({ licence: report, appointments: [...appointments, booked] }))).toEqual([]);
  });
});

describe("C10 straight after release", () => {
  const atOnce = licence({ firstAppointment: firstReport("immediately") });
  const probation = appointment("Probation", `${RELEASE_DAY} 11:00-11:30`, { kind: "probation" });

  it.each<[string, string, boolean, string[]]>([
    ["something earlier that day", `${RELEASE_DAY} 09:30-10:00`, true, ["C10 it Probation"]],
    ["something later that day", `${RELEASE_DAY} 12:00-12:30`, true, []],
    ["something the day after", "2027-02-16 09:30-10:00", true, []],
    ["no time to report booked", `${RELEASE_DAY} 12:00-12:30`, false, ["C10 it"]],
  ])("%s", (_, when, booked, expected) => {
    const appointments = [appointment("it", when), ...(booked ? [probation] : [])];
    expect(said(clashesOf({ licence: atOnce, appointments }))).toEqual(expected);
    expect(said(clashesOf({ appointments }))).toEqual([]);
  });
});

describe("C11 by 2 pm on the next working day", () => {
  const byTwo = licence({ firstAppointment: firstReport("next_working_day_2pm") });

  it.each<[string, string, string, string[]]>([
    ["the morning after a Monday release, up to 12:00", "2027-02-15", "2027-02-16 11:00-12:00", []],
    ["from 12:00", "2027-02-15", "2027-02-16 11:30-12:30", ["C11 it"]],
    ["up to 14:00", "2027-02-15", "2027-02-16 13:30-14:00", ["C11 it"]],
    ["at 14:00", "2027-02-15", "2027-02-16 14:00-15:00", []],
    ["the day of release itself", "2027-02-15", "2027-02-15 13:00-14:00", []],
    // CRD Easter Monday: expected out Wednesday 24 March, so the next working day is Thursday 25.
    ["the day after an Easter release", "2027-03-29", "2027-03-25 13:00-14:00", ["C11 it"]],
    // CRD Christmas Eve, a Thursday before a bank holiday: expected out Wednesday 23.
    ["the day after a Christmas release", "2026-12-24", "2026-12-24 13:00-14:00", ["C11 it"]],
  ])("%s", (_, crd, when, expected) => {
    const clashes = clashesOf({ licence: byTwo, dates: dates({ crd }), appointments: [appointment("it", when)] });
    expect(said(clashes.filter(({ code }) => code === "C11"))).toEqual(expected);
  });

  it("counts bank holidays: after HDC on Maundy Thursday it is the Tuesday", () => {
    const given = {
      licence: byTwo,
      dates: dates({ crd: "2027-05-19", hdcad: "2027-03-25" }),
      facts: { hdcStatus: "approved" as const },
    };
    expect(said(clashesOf({ ...given, appointments: [appointment("it", "2027-03-29 13:00-14:00")] }))).toEqual([]);
    expect(said(clashesOf({ ...given, appointments: [appointment("it", "2027-03-30 13:00-14:00")] }))).toEqual(["C11 it"]);
  });

  it("says nothing once a time to report is booked", () => {
    const probation = appointment("Probation", "2027-02-16 09:00-09:30", { kind: "probation" });
    expect(said(clashesOf({ licence: byTwo, appointments: [probation, appointment("it", "2027-02-16 13:00-14:00")] }))).toEqual(
      [],
    );
  });
});

describe("C13 weekends and bank holidays", () => {
  it.each<[string, string, Parameters<typeof appointment>[2], string[]]>([
    ["Jobcentre on a Saturday", "2027-02-20", { kind: "benefits" }, ["C13 it"]],
    ["probation on Good Friday", "2027-03-26", { kind: "probation" }, ["C13 it"]],
    ["the council on the day after Boxing Day's substitute", "2027-12-29", { kind: "accommodation" }, []],
    ["the council on Boxing Day's substitute", "2027-12-28", { kind: "accommodation" }, ["C13 it"]],
    ["a call from the bank on a Sunday", "2027-02-21", { kind: "finance_and_id", means: "phone" }, ["C13 it"]],
    ["a clinic on a Saturday", "2027-02-20", { kind: "health" }, []],
    ["a clinic on Good Friday", "2027-03-26", { kind: "health" }, ["C13 it"]],
    ["a clinic that rings on Easter Monday", "2027-03-29", { kind: "health", means: "phone" }, ["C13 it"]],
    ["a drug service on the spring bank holiday", "2027-05-31", { kind: "drugs_and_alcohol" }, ["C13 it"]],
    ["a course on Easter Monday", "2027-03-29", { kind: "education_and_work" }, ["C13 it"]],
    ["a course on a Sunday", "2027-02-21", { kind: "education_and_work" }, []],
    ["the family on Good Friday", "2027-03-26", { kind: "children_and_families" }, []],
    ["Jobcentre on a Friday", "2027-02-19", { kind: "benefits" }, []],
  ])("%s", (_, day, more, expected) => {
    expect(said(clashesOf({ appointments: [appointment("it", `${day} 10:00-11:00`, more)] }))).toEqual(expected);
  });
});

describe("C14 after the licence", () => {
  it.each<[string, Given, string, string[]]>([
    ["the last day", { dates: dates({ crd: RELEASE_DAY, led: "2027-08-18" }) }, "2027-08-18", []],
    ["the day after", { dates: dates({ crd: RELEASE_DAY, led: "2027-08-18" }) }, "2027-08-19", ["C14 it"]],
    ["no LED: the SED", { dates: dates({ crd: RELEASE_DAY, sed: "2027-08-18" }) }, "2027-08-19", ["C14 it"]],
    ["the LED before the SED", { dates: dates({ crd: RELEASE_DAY, sed: "2027-08-18", led: "2028-08-16" }) }, "2027-08-19", []],
    [
      "the date recorded with the licence first",
      { dates: dates({ crd: RELEASE_DAY, led: "2027-08-18" }), licence: licence({ endsOn: plainDate("2027-07-01") }) },
      "2027-07-02",
      ["C14 it"],
    ],
    ["no end known", {}, "2037-08-19", []],
  ])("%s", (_, given, day, expected) => {
    expect(said(clashesOf({ ...given, appointments: [appointment("it", `${day} 10:00-11:00`)] }))).toEqual(expected);
  });
});

describe("C22 stale dates", () => {
  it.each<[string, Given, string[]]>([
    ["from the last roll", { lastImportOn: plainDate("2026-11-23"), datesImportedOn: plainDate("2026-11-23") }, []],
    ["from an earlier roll", { lastImportOn: plainDate("2026-11-23"), datesImportedOn: plainDate("2026-11-20") }, ["C22"]],
    ["as of a day before the last roll", { lastImportOn: plainDate("2026-11-24") }, ["C22"]],
    ["as of a day after it", { lastImportOn: plainDate("2026-11-22") }, []],
    ["no roll taken in", {}, []],
  ])("%s", (_, given, expected) => {
    expect(said(clashesOf(given))).toEqual(expected);
  });
});
