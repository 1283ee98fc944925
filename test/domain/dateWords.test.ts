import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay, formatLongDay, formatTime } from "../../src/domain/dateWords.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { parsePlainTime } from "../../src/domain/plainTime.js";

describe("a day in words", () => {
  it.each([
    ["2026-11-23", "Mon 23 Nov 2026", "Monday 23 November 2026", "Llun 23 Tach 2026", "Dydd Llun 23 Tachwedd 2026"],
    ["2027-03-02", "Tue 2 Mar 2027", "Tuesday 2 March 2027", "Maw 2 Maw 2027", "Dydd Mawrth 2 Mawrth 2027"],
    ["2027-08-04", "Wed 4 Aug 2027", "Wednesday 4 August 2027", "Mer 4 Awst 2027", "Dydd Mercher 4 Awst 2027"],
    ["2027-09-09", "Thu 9 Sep 2027", "Thursday 9 September 2027", "Iau 9 Medi 2027", "Dydd Iau 9 Medi 2027"],
    ["2027-02-05", "Fri 5 Feb 2027", "Friday 5 February 2027", "Gwe 5 Chw 2027", "Dydd Gwener 5 Chwefror 2027"],
    ["2028-01-01", "Sat 1 Jan 2028", "Saturday 1 January 2028", "Sad 1 Ion 2028", "Dydd Sadwrn 1 Ionawr 2028"],
    ["2027-06-06", "Sun 6 Jun 2027", "Sunday 6 June 2027", "Sul 6 Meh 2027", "Dydd Sul 6 Mehefin 2027"],
  ])("%s", (text, short, long, shortWelsh, longWelsh) => {
    const day = plainDate(text);
    expect([formatDay(day), formatLongDay(day), formatDay(day, "cy"), formatLongDay(day, "cy")]).toEqual([
      short,
      long,
      shortWelsh,
      longWelsh,
    ]);
  });

  it("is what the platform's own calendar says, in both languages", () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.constantFrom("en", "cy"), (days, language) => {
        const day = addDays(plainDate("1950-01-01"), days);
        const locale = language === "en" ? "en-GB" : "cy";
        const options = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
        const theirs = new Intl.DateTimeFormat(locale, options).format(new Date(day)).replaceAll(",", "");
        expect(formatLongDay(day, language as "en" | "cy")).toBe(theirs);
      }),
    );
  });

  it("a time is 24 hours with a colon", () => {
    expect(["9.05", "1430", "0:00"].map(parsePlainTime).map((time) => time && formatTime(time))).toEqual([
      "09:05",
      "14:30",
      "00:00",
    ]);
  });
});
