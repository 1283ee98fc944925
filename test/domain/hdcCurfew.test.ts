import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differsByDay, hoursOn, ownHours, shortestDay, weekOf } from "../../src/domain/hdcCurfew.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { minutesOf, timeOfMinutes } from "../../src/domain/plainTime.js";
import { type CurfewHours, type HdcCurfew, WEEKDAYS, type Weekday } from "../../src/domain/records.js";

function hours(range: string): CurfewHours {
  const [from = 0, until = 0] = range.split("-").map((time) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return hour * 60 + minute;
  });
  return { from: timeOfMinutes(from), until: timeOfMinutes(until) };
}

function week(daily: string, byDay: Partial<Record<Weekday, string>> = {}): Pick<HdcCurfew, "daily" | "byDay"> {
  const own = Object.entries(byDay).map(([day, range]) => [day, hours(range)]);
  return { daily: hours(daily), ...(own.length === 0 ? {} : { byDay: Object.fromEntries(own) }) };
}

describe("the hours of a home detention curfew", () => {
  // Monday 22 March 2027; the clocks go forward on Sunday 28.
  it.each([
    ["2027-03-22", "19:00-07:00"],
    ["2027-03-26", "20:00-07:00"],
    ["2027-03-27", "17:00-08:00"],
    ["2027-03-28", "17:00-08:00"],
    ["2027-10-31", "17:00-08:00"],
    ["2027-11-01", "19:00-07:00"],
  ])("on %s are those that begin that day: %s", (day, range) => {
    const curfew = week("19:00-07:00", { fri: "20:00-07:00", sat: "17:00-08:00", sun: "17:00-08:00" });
    expect(hoursOn(curfew, plainDate(day))).toEqual(hours(range));
  });

  it("are said in words once for each set of days", () => {
    const curfew = week("19:00-07:00", { sun: "17:00-08:00", fri: "20:00-07:00", sat: "17:00-08:00" });
    expect(ownHours(curfew)).toEqual([
      { days: ["fri"], hours: hours("20:00-07:00") },
      { days: ["sat", "sun"], hours: hours("17:00-08:00") },
    ]);
    expect(differsByDay(curfew)).toBe(true);
    expect(weekOf(curfew).map(({ day }) => day)).toEqual(WEEKDAYS);
    expect(differsByDay(week("19:00-07:00"))).toBe(false);
  });

  it.each<[string, string, Partial<Record<Weekday, string>>, string, number]>([
    ["the same every night", "19:00-07:00", {}, "mon", 12 * 60],
    ["nine hours exactly", "22:00-07:00", {}, "mon", 9 * 60],
    ["by day only", "09:00-18:00", {}, "mon", 9 * 60],
    // Nine hours each, but on Tuesday seven are left of Monday's night and one is its own.
    ["a night that begins later than the one before", "22:00-07:00", { tue: "23:00-08:00" }, "tue", 8 * 60],
    ["a short night, made up for by the one before", "19:00-07:00", { wed: "22:00-02:00" }, "thu", 7 * 60],
    ["until midnight, after a long night", "19:00-07:00", { wed: "22:00-00:00" }, "thu", 5 * 60],
    ["Monday has what is left of Sunday", "19:00-07:00", { sun: "19:00-23:00" }, "mon", 5 * 60],
    ["hours that lap over those of the night before count once", "19:00-07:00", { mon: "06:00-15:00" }, "tue", 5 * 60],
  ])("make the shortest day: %s", (_, daily, byDay, day, minutes) => {
    expect(shortestDay(week(daily, byDay))).toEqual({ day, minutes });
  });

  it("that are the same every day make each day as long as they are", () => {
    const time = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(time, time, (from, until) => {
        fc.pre(from !== until);
        const daily = { from: timeOfMinutes(from), until: timeOfMinutes(until) };
        expect(shortestDay({ daily }).minutes).toBe((minutesOf(daily.until) - minutesOf(daily.from) + 1440) % 1440);
        for (let day = 0; day < 7; day++) expect(hoursOn({ daily }, addDays(plainDate("2027-03-22"), day))).toEqual(daily);
      }),
    );
  });
});
