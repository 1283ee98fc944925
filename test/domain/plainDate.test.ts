import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  daysBetween,
  parsePlainDate,
  plainDate,
  plainDateOf,
  weekdayOf,
} from "../../src/domain/plainDate.js";
import { dayInLondon, minutesOf, parsePlainTime, timeOfMinutes } from "../../src/domain/plainTime.js";

const anyDay = fc
  .tuple(fc.integer({ min: 1900, max: 2999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => plainDateOf(year, month, day) ?? plainDate("2026-11-23"));

describe("a day", () => {
  it.each(["2026-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "0000-01-01", "27-01-01", "2027-1-1", "2027-01-01T00:00", ""])(
    "is not %j",
    (text) => {
      expect(parsePlainDate(text)).toBeUndefined();
      expect(() => plainDate(text)).toThrow(RangeError);
    },
  );

  it.each(["2028-02-29", "2000-02-29", "1900-02-28", "2999-12-31"])("can be %s", (text) => {
    expect(parsePlainDate(text)).toBe(text);
  });

  it.each([
    ["2026-11-23", 1],
    ["2026-11-29", 7],
    ["1969-12-31", 3],
    ["2000-02-29", 2],
  ])("%s is day %i of the week", (day, expected) => {
    expect(weekdayOf(plainDate(day))).toBe(expected);
  });

  it.each([
    ["2026-10-24", 2, "2026-10-26"],
    ["2026-03-28", 2, "2026-03-30"],
    ["2027-03-01", -1, "2027-02-28"],
    ["2027-03-10", -84, "2026-12-16"],
  ])("%s and %i days is %s, over clock changes too", (day, days, expected) => {
    expect(addDays(plainDate(day), days)).toBe(expected);
  });

  it.each([
    ["2027-01-31", 1, "2027-02-28"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2027-01-15", 6, "2027-07-15"],
    ["2027-01-15", -1, "2026-12-15"],
    ["2027-12-31", 12, "2028-12-31"],
  ])("%s and %i months is %s", (day, months, expected) => {
    expect(addMonths(plainDate(day), months)).toBe(expected);
  });

  it("counts days as the proleptic Gregorian calendar of the platform does", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -700_000, max: 2_500_000 }), (day, days) => {
        const platform = new Date(`${day}T00:00:00Z`);
        platform.setUTCDate(platform.getUTCDate() + days);
        fc.pre(platform.getUTCFullYear() >= 1 && platform.getUTCFullYear() <= 9999);
        expect(addDays(day, days)).toBe(platform.toISOString().slice(0, 10));
      }),
    );
  });

  it("adding and counting days agree, whatever the days", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });
});

describe("a time", () => {
  it.each([
    ["9:30", "09:30"],
    ["09.05", "09:05"],
    ["1430", "14:30"],
    ["00:00", "00:00"],
    ["23:59", "23:59"],
  ])("%s is %s", (text, expected) => {
    expect(parsePlainTime(text)).toBe(expected);
  });

  it.each(["24:00", "12:60", "930", "noon", "", "12:5"])("is not %j", (text) => {
    expect(parsePlainTime(text)).toBeUndefined();
  });

  it("goes to minutes and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        expect(minutesOf(timeOfMinutes(minutes))).toBe(minutes);
      }),
    );
  });
});

describe("the day in London", () => {
  it.each([
    ["2026-11-22T23:59:59Z", "2026-11-22"],
    ["2026-07-01T22:59:59Z", "2026-07-01"],
    ["2026-07-01T23:00:00Z", "2026-07-02"],
    ["2026-10-25T00:30:00Z", "2026-10-25"],
  ])("at %s is %s", (instant, expected) => {
    expect(dayInLondon(new Date(instant))).toBe(expected);
  });
});
