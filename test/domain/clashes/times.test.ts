import { describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../../src/domain/plainDate.js";
import type { AppointmentRecord } from "../../../src/domain/records.js";
import { appointment, clashesOf, condition, type Given, hdcCurfew, licence, said, time } from "./clashCases.js";

const TUESDAY = "2027-02-16";

function withCurfew(times: readonly string[], appointments: readonly AppointmentRecord[]): Given {
  return { conditions: [condition("curfew", { times })], appointments };
}

describe("C01 double-booked", () => {
  it.each<[string, string, string, string[]]>([
    ["one inside another", "10:00-12:00", "10:30-11:00", ["C01 one two"]],
    ["by a minute", "10:00-11:00", "10:59-12:00", ["C01 one two"]],
    ["the same time", "10:00-11:00", "10:00-11:00", ["C01 one two"]],
    ["one straight after the other", "10:00-11:00", "11:00-12:00", []],
    ["no length recorded: an hour is assumed", "10:00", "10:59-11:30", ["C01 one two"]],
    ["over midnight", "23:00-01:00", "23:30-23:45", ["C01 one two"]],
    ["both over midnight", "23:00-01:00", "23:30-00:30", ["C01 one two"]],
  ])("%s", (_, one, two, expected) => {
    const appointments = [appointment("one", `${TUESDAY} ${one}`), appointment("two", `${TUESDAY} ${two}`)];
    expect(said(clashesOf({ appointments }))).toEqual(expected);
  });

  // The clocks go forward at 01:00 on 28 March 2027 and back at 02:00 on 31 October: what the wall shows is what counts.
  it.each<[string, string, string, string[]]>([
    ["the hour that does not exist", "2027-03-28 00:30-01:30", "2027-03-28 01:00-02:00", ["C01 one two"]],
    ["one that ends as the clocks go forward", "2027-03-28 00:30-01:00", "2027-03-28 02:00-02:30", []],
    ["the hour that comes twice", "2027-10-31 01:00-01:30", "2027-10-31 01:15-02:00", ["C01 one two"]],
    ["one after the other in the hour that comes twice", "2027-10-31 01:00-01:30", "2027-10-31 01:30-02:00", []],
  ])("over a clock change: %s", (_, one, two, expected) => {
    const appointments = [appointment("one", one), appointment("two", two)];
    expect(said(clashesOf({ appointments }))).toEqual(expected);
  });

  it("also on the phone, and into the next morning", () => {
    const late = appointment("late", `${TUESDAY} 23:30-00:30`, { means: "phone" });
    expect(said(clashesOf({ appointments: [appointment("early", "2027-02-17 00:15-01:00"), late] }))).toEqual(["C01 late early"]);
  });

  it("names both, the day and the times, and what to move", () => {
    const appointments = [appointment("Bank", `${TUESDAY} 10:00-11:00`), appointment("Clinic", `${TUESDAY} 10:30-11:30`)];
    expect(clashesOf({ appointments })).toEqual([
      {
        code: "C01",
        severity: "error",
        appointments: ["Bank", "Clinic"],
        message: '"Bank" (Tue 16 Feb 2027, 10:00 to 11:00) and "Clinic" (Tue 16 Feb 2027, 10:30 to 11:30) are at the same time.',
        remedy: 'Move "Clinic" to another time.',
      },
    ]);
  });

  it.each<[string, Partial<AppointmentRecord>]>([
    ["cancelled", { status: "cancelled" }],
    ["moved", { status: "moved" }],
    ["already attended", { outcome: "attended" }],
    ["past", { date: plainDate("2026-11-22") }],
  ])("not with an appointment that is %s", (_, more) => {
    const gone = appointment("gone", `${TUESDAY} 10:00-11:00`, more);
    const stays = appointment("stays", `${TUESDAY} 10:00-11:00`, more.date === undefined ? {} : { date: more.date });
    expect(said(clashesOf({ appointments: [gone, stays] }))).toEqual([]);
  });
});

describe("C02 too little time between two places", () => {
  it.each<[string, string, Partial<AppointmentRecord>, Partial<AppointmentRecord>, string[]]>([
    ["other postcodes, 29 minutes", "11:29-12:00", { postcode: "ZZ1 1AA" }, { postcode: "ZZ2 2BB" }, ["C02 one two"]],
    ["other postcodes, none", "11:00-12:00", { postcode: "ZZ1 1AA" }, { postcode: "ZZ2 2BB" }, ["C02 one two"]],
    ["other postcodes, 30 minutes", "11:30-12:00", { postcode: "ZZ1 1AA" }, { postcode: "ZZ2 2BB" }, []],
    ["the same postcode, written otherwise", "11:00-12:00", { postcode: "ZZ1 1AA" }, { postcode: "zz11aa" }, []],
    ["other places, no postcodes", "11:00-12:00", { place: "Town Hall" }, { place: "Clinic" }, ["C02 one two"]],
    ["the same place", "11:00-12:00", { place: "Town Hall" }, { place: "town hall" }, []],
    ["a place that is not known", "11:00-12:00", { place: "Town Hall" }, {}, []],
    ["a call", "11:00-12:00", { postcode: "ZZ1 1AA" }, { postcode: "ZZ2 2BB", means: "phone" }, []],
  ])("%s", (_, second, one, two, expected) => {
    const appointments = [appointment("one", `${TUESDAY} 10:00-11:00`, one), appointment("two", `${TUESDAY} ${second}`, two)];
    expect(said(clashesOf({ appointments }))).toEqual(expected);
  });
});

describe("C02 over midnight and over a clock change", () => {
  it.each<[string, string, string, string[]]>([
    ["over midnight", "2027-02-16 23:00-23:50", "2027-02-17 00:10-00:30", ["C02 one two"]],
    ["over midnight, time enough", "2027-02-16 23:00-23:40", "2027-02-17 00:10-00:30", []],
    ["from before the short night's jump, as the wall shows it", "2027-03-28 00:00-00:50", "2027-03-28 02:10-02:30", []],
    ["in the hour that comes twice", "2027-10-31 01:00-01:20", "2027-10-31 01:40-02:00", ["C02 one two"]],
  ])("%s", (_, one, two, expected) => {
    const appointments = [appointment("one", one, { postcode: "ZZ1 1AA" }), appointment("two", two, { postcode: "ZZ2 2BB" })];
    expect(said(clashesOf({ appointments }))).toEqual(expected);
  });
});

describe("C03 and C04 curfew", () => {
  // The worked examples of licence.md 2.2, and more.
  it.each<[string, string[], string, number | undefined, string[]]>([
    ["into the curfew", ["19:00-07:00"], "18:45-19:15", undefined, ["C03 it"]],
    ["30 minutes before, 45 minutes away", ["19:00-07:00"], "18:00-18:30", 45, ["C04 it"]],
    ["30 minutes before, 30 minutes away", ["19:00-07:00"], "18:00-18:30", 30, []],
    ["in the last half hour", ["19:00-07:00"], "06:30-07:00", undefined, ["C03 it"]],
    ["as the curfew ends", ["19:00-07:00"], "07:00-07:30", undefined, ["C04 it"]],
    ["as the curfew ends, next door", ["19:00-07:00"], "07:00-07:30", 0, []],
    ["as the curfew begins, next door", ["19:00-07:00"], "18:00-19:00", 0, []],
    ["at midnight, in a window of the day before", ["19:00-07:00"], "00:00-00:30", undefined, ["C03 it"]],
    ["the second of two windows a day", ["13:00-15:00", "19:00-07:00"], "14:30-15:30", undefined, ["C03 it"]],
    ["between two windows", ["13:00-15:00", "19:00-07:00"], "16:00-17:00", undefined, []],
    ["from one window's end to the next one's start", ["09:00-10:00", "11:00-12:00"], "10:00-11:00", 15, ["C04 it", "C04 it"]],
    ["a window until midnight", ["21:00-24:00"], "23:30-00:30", undefined, ["C03 it"]],
    ["after a window until midnight", ["21:00-24:00"], "00:30-01:00", undefined, []],
    ["hours that nobody can read", ["late"], "18:45-19:15", undefined, ["C21"]],
  ])("%s", (_, times, when, travelMinutes, expected) => {
    const travel = travelMinutes === undefined ? {} : { travelMinutes };
    expect(said(clashesOf(withCurfew(times, [appointment("it", `${TUESDAY} ${when}`, travel)])))).toEqual(expected);
  });

  it.each<[string, Partial<AppointmentRecord>, string[]]>([
    ["elsewhere", { postcode: "ZZ9 9ZZ" }, ["C03 it"]],
    ["somewhere nobody has recorded", {}, ["C03 it"]],
    ["at home, by postcode", { postcode: "zz1 1aa" }, []],
    ["at home, by address", { place: "1 Made-up Road, Testford" }, []],
    ["on the phone", { means: "phone", postcode: "ZZ9 9ZZ" }, []],
    ["by video", { means: "video" }, []],
  ])("an appointment in curfew hours %s", (_, more, expected) => {
    expect(said(clashesOf(withCurfew(["19:00-07:00"], [appointment("it", `${TUESDAY} 20:00-21:00`, more)])))).toEqual(expected);
  });

  it("begins on the day of release: the night before belongs to prison", () => {
    const morning = appointment("morning", "2027-02-15 06:00-06:30");
    expect(said(clashesOf(withCurfew(["19:00-07:00"], [morning])))).toEqual([]);
    expect(said(clashesOf(withCurfew(["19:00-07:00"], [appointment("next", `${TUESDAY} 06:00-06:30`)])))).toEqual(["C03 next"]);
  });

  it("says the window, the condition, and one thing that would mend it", () => {
    const [clash] = clashesOf(withCurfew(["19:00-07:00"], [appointment("Clinic", `${TUESDAY} 18:45-19:15`)]));
    expect(clash).toEqual({
      code: "C03",
      severity: "error",
      appointments: ["Clinic"],
      condition: "curfew",
      message:
        '"Clinic" (Tue 16 Feb 2027, 18:45 to 19:15) is within the curfew (Tue 16 Feb 2027, 19:00 to 07:00 on Wed 17 Feb 2027).',
      remedy: 'Move "Clinic" outside the curfew hours, make it a phone call, or ask for permission to be out.',
    });
  });

  it("no longer applies once the condition has been removed", () => {
    const removed = condition("curfew", { times: ["19:00-07:00"] }, { removedOn: plainDate("2026-11-20") });
    expect(said(clashesOf({ conditions: [removed], appointments: [appointment("it", `${TUESDAY} 20:00-21:00`)] }))).toEqual([]);
  });

  // The clocks go forward on Sunday 28 March 2027 at 01:00, back on Sunday 31 October 2027 at 02:00: the curfew is kept by the wall.
  it.each<[string, string, string[]]>([
    ["the short night, before its end", "2027-03-28 06:30-07:00", ["C03 it"]],
    ["the short night, at its end", "2027-03-28 07:00-07:30", ["C04 it"]],
    ["the short night, after the way there", "2027-03-28 07:30-08:00", []],
    ["the hour that does not exist", "2027-03-28 01:30-02:00", ["C03 it"]],
    ["the evening before the short night", "2027-03-27 18:30-19:00", ["C04 it"]],
    ["the long night, before its end", "2027-10-31 06:30-07:00", ["C03 it"]],
    ["the long night, at its end", "2027-10-31 07:00-07:30", ["C04 it"]],
    ["the long night, after the way there", "2027-10-31 07:30-08:00", []],
    ["the hour that comes twice", "2027-10-31 01:30-02:00", ["C03 it"]],
  ])("over a clock change: %s", (_, when, expected) => {
    expect(said(clashesOf(withCurfew(["19:00-07:00"], [appointment("it", when)])))).toEqual(expected);
  });
});

describe("home detention curfew, released Tuesday 12 January 2027, CRD 9 February", () => {
  const dates = { crd: plainDate("2027-02-09"), hdced: plainDate("2027-01-12"), hdcad: plainDate("2027-01-12") };
  const given = { dates, facts: { hdcStatus: "approved" }, licence: licence({ hdcCurfew: hdcCurfew() }) } as const;

  it.each<[string, string, string[]]>([
    ["drug service at 15:30 on the day of release", "2027-01-12 15:30-16:00", ["C05 it"]],
    ["out at 11:00, back by 15:00", "2027-01-12 13:00-14:00", []],
    ["too near the first night", "2027-01-12 14:00-14:45", ["C04 it"]],
    ["still the first night, next morning", "2027-01-13 06:00-06:30", ["C05 it"]],
    ["the second night has the daily hours", "2027-01-13 15:30-16:00", []],
    ["the second night", "2027-01-13 19:30-20:00", ["C03 it"]],
    ["the last night, into the day of the CRD", "2027-02-09 06:30-06:45", ["C03 it"]],
    ["the evening of the CRD", "2027-02-09 20:00-21:00", []],
    ["weeks after the CRD", "2027-03-01 20:00-21:00", []],
  ])("%s", (_, when, expected) => {
    expect(said(clashesOf({ ...given, appointments: [appointment("it", when)] }))).toEqual(expected);
  });
});

describe("the first night of a home detention curfew over a clock change", () => {
  it.each<[string, string, string, string[]]>([
    ["the short night, before its end", "2027-03-27", "2027-03-28 06:30-07:00", ["C05 it"]],
    ["the short night, the hour that does not exist", "2027-03-27", "2027-03-28 01:30-02:00", ["C05 it"]],
    ["the short night, after the way there", "2027-03-27", "2027-03-28 07:30-08:00", []],
    ["the long night, before its end", "2027-10-30", "2027-10-31 06:30-07:00", ["C05 it"]],
    ["the long night, the hour that comes twice", "2027-10-30", "2027-10-31 01:30-02:00", ["C05 it"]],
    ["the long night, after the way there", "2027-10-30", "2027-10-31 07:30-08:00", []],
  ])("%s", (_, day, when, expected) => {
    const dates = { crd: addDays(plainDate(day), 28), hdced: plainDate(day), hdcad: plainDate(day) };
    const given = { dates, facts: { hdcStatus: "approved" }, licence: licence({ hdcCurfew: hdcCurfew() }) } as const;
    expect(said(clashesOf({ ...given, appointments: [appointment("it", when)] }))).toEqual(expected);
  });
});

describe("home detention curfew with hours of its own on some days, released Friday 12 February 2027", () => {
  const dates = { crd: plainDate("2027-06-02"), hdced: plainDate("2027-02-12"), hdcad: plainDate("2027-02-12") };
  const byDay = {
    fri: { from: time("20:00"), until: time("06:00") },
    sat: { from: time("17:00"), until: time("09:00") },
    sun: { from: time("12:00"), until: time("23:00") },
  };
  const given = { dates, facts: { hdcStatus: "approved" }, licence: licence({ hdcCurfew: { ...hdcCurfew(), byDay } }) } as const;
  const near = { travelMinutes: 0 };

  it.each<[string, string, string[]]>([
    ["the first night has its own hours, whatever its day of the week", "2027-02-12 15:30-16:00", ["C05 it"]],
    ["a Friday before its hours, within those of other days", "2027-02-19 19:15-19:45", []],
    ["a Friday in its hours", "2027-02-19 20:30-21:00", ["C03 it"]],
    ["after the night of a Friday, within that of other days", "2027-02-20 06:15-06:45", []],
    ["the night of a Saturday lasts into Sunday", "2027-02-21 08:30-09:00", ["C03 it"]],
    ["as it ends", "2027-02-21 09:00-09:30", []],
    ["a Sunday from noon", "2027-02-21 12:00-12:30", ["C03 it"]],
    ["a Sunday after its end, the night of Monday not begun", "2027-02-21 23:15-23:45", []],
    ["early on a Monday: nothing is left of Sunday", "2027-02-22 06:00-06:30", []],
    ["a Monday in the hours of every day", "2027-02-22 19:00-19:30", ["C03 it"]],
    ["the short night of 28 March, a Saturday's: before its end", "2027-03-28 08:30-09:00", ["C03 it"]],
    ["the short night, the hour that does not exist", "2027-03-28 01:30-02:00", ["C03 it"]],
    ["the short night, after its end", "2027-03-28 09:00-09:30", []],
  ])("%s", (_, when, expected) => {
    expect(said(clashesOf({ ...given, appointments: [appointment("it", when, near)] }))).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["the long night of 31 October, a Saturday's: before its end", "2027-10-31 08:30-09:00", ["C03 it"]],
    ["the hour that comes twice", "2027-10-31 01:30-02:00", ["C03 it"]],
    ["after its end", "2027-10-31 09:00-09:30", []],
  ])("%s", (_, when, expected) => {
    const autumn = { crd: plainDate("2027-12-01"), hdced: plainDate("2027-10-01"), hdcad: plainDate("2027-10-01") };
    expect(said(clashesOf({ ...given, dates: autumn, appointments: [appointment("it", when, near)] }))).toEqual(expected);
  });
});

describe("C06 tag not fitted", () => {
  const conditions = [condition("evening_at_home_until_tag", { address: "1 Made-up Road, Testford" })];

  it.each<[string, string, string | undefined, string[]]>([
    ["in the evening of release", "2027-02-15 17:30-18:00", undefined, ["C06 it"]],
    ["until midnight", "2027-02-15 23:30-23:45", undefined, ["C06 it"]],
    ["as the evening begins", "2027-02-15 16:00-17:00", undefined, []],
    ["after midnight", "2027-02-16 00:15-00:45", undefined, []],
    ["weeks later, if nobody has recorded that it was fitted", "2027-03-15 18:00-19:00", undefined, ["C06 it"]],
    ["before the day it is fitted", "2027-02-16 18:00-19:00", "2027-02-17", ["C06 it"]],
    ["on the day it is fitted", "2027-02-17 18:00-19:00", "2027-02-17", []],
    ["after it has been fitted", "2027-02-18 18:00-19:00", "2027-02-17", []],
    ["from the afternoon over midnight", "2027-02-16 16:30-00:30", undefined, ["C06 it"]],
    ["the evening before the clocks go forward", "2027-03-27 23:30-23:59", undefined, ["C06 it"]],
    ["the hour that comes twice, after midnight", "2027-10-31 01:30-02:00", undefined, []],
  ])("%s", (_, when, fitted, expected) => {
    const tag = fitted === undefined ? {} : { tagFittedOn: plainDate(fitted) };
    expect(said(clashesOf({ conditions, licence: licence(tag), appointments: [appointment("it", when)] }))).toEqual(expected);
  });

  it("not at home, where the tag is fitted", () => {
    const visit = appointment("visit", "2027-02-15 18:00-19:00", { postcode: "ZZ1 1AA" });
    expect(said(clashesOf({ conditions, appointments: [visit] }))).toEqual([]);
  });
});

describe("C12 reporting at fixed times", () => {
  const details = { place: "Testford police station", frequency: "every day", times: ["10:00", "18:00"] };

  it.each<[string, object, string, string[]]>([
    ["at the time", {}, `${TUESDAY} 10:00-11:00`, ["C12 it"]],
    ["during the quarter of an hour it takes", {}, `${TUESDAY} 10:10-11:00`, ["C12 it"]],
    ["after it", {}, `${TUESDAY} 10:15-11:00`, []],
    ["up to it", {}, `${TUESDAY} 09:00-10:00`, []],
    ["the second time of the day", {}, `${TUESDAY} 17:30-18:30`, ["C12 it"]],
    ["at a weekend, every day", {}, "2027-02-20 10:00-11:00", ["C12 it"]],
    ["at a weekend, Monday to Friday", { frequency: "Monday to Friday" }, "2027-02-20 10:00-11:00", []],
    ["on one of the days", { frequency: "on these days", days: ["Tuesday", "Friday"] }, `${TUESDAY} 10:00-11:00`, ["C12 it"]],
    ["on another day", { frequency: "on these days", days: ["Monday"] }, `${TUESDAY} 10:00-11:00`, []],
    ["on days that nobody has recorded", { frequency: "on these days" }, `${TUESDAY} 10:00-11:00`, ["C12 it"]],
    ["before release", {}, "2027-02-14 10:00-11:00", ["C07 it"]],
    ["after midnight, in a report of the evening before", { times: ["23:55"] }, "2027-02-17 00:00-00:30", ["C12 it"]],
    ["over midnight, into a report of the next day", { times: ["00:15"] }, `${TUESDAY} 23:45-00:30`, ["C12 it"]],
    ["over midnight, up to a report of the next day", { times: ["00:30"] }, `${TUESDAY} 23:45-00:30`, []],
    ["in the hour that comes twice", { times: ["01:30"] }, "2027-10-31 01:15-01:45", ["C12 it"]],
    ["in the hour that does not exist", { times: ["01:30"] }, "2027-03-28 01:15-01:45", ["C12 it"]],
  ])("%s", (_, more, when, expected) => {
    const conditions = [condition("report_to_police", { ...details, ...more })];
    expect(said(clashesOf({ conditions, appointments: [appointment("it", when)] }))).toEqual(expected);
  });

  it("not with the report itself", () => {
    const report = appointment("Report", `${TUESDAY} 10:00-10:15`, { place: "Testford Police Station, High Street" });
    expect(said(clashesOf({ conditions: [condition("report_to_police", details)], appointments: [report] }))).toEqual([]);
  });
});
