import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { instantInLondon, parsePlainTime, timeInLondon } from "../../src/domain/plainTime.js";

const time = (text: string) => parsePlainTime(text) ?? expect.fail(`${text} is no time`);

describe("a time on a wall clock in London", () => {
  it.each([
    ["2026-11-23", "09:30", "2026-11-23T09:30:00.000Z", "in winter"],
    ["2026-07-01", "09:30", "2026-07-01T08:30:00.000Z", "in summer"],
    ["2026-07-01", "00:15", "2026-06-30T23:15:00.000Z", "just after midnight in summer"],
    ["2026-10-25", "01:30", "2026-10-25T00:30:00.000Z", "the first of two, as the clocks go back"],
    ["2026-10-25", "02:00", "2026-10-25T02:00:00.000Z", "once they have gone back"],
    ["2027-03-28", "02:30", "2027-03-28T01:30:00.000Z", "once they have gone forward"],
  ])("%s %s is the instant %s: %s", (day, text, instant) => {
    expect(instantInLondon(plainDate(day), time(text)).toISOString()).toBe(instant);
    expect(timeInLondon(new Date(instant))).toBe(text);
  });
});
