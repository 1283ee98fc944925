import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import {
  addWorkingDays,
  earliestPossibleRelease,
  fridaySchemeDay,
  hardStop,
  isEligibleWorkingDay,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
} from "../../src/domain/workingDays.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";

const policy = await loadPolicy("templates/policy");
const { bankHolidays } = policy;
/** Easter 2018 is before the file begins. */
const easter2018 = { ...policy, bankHolidays: new Set(["2018-03-30", "2018-04-02"].map(plainDate)) };

describe("working days in England and Wales", () => {
  it.each([
    ["2026-11-23", true, "a Monday"],
    ["2026-11-28", false, "a Saturday"],
    ["2026-11-29", false, "a Sunday"],
    ["2026-12-28", false, "Boxing Day's substitute"],
    ["2026-12-26", false, "Boxing Day itself, a Saturday"],
    ["2026-12-29", true, "the Tuesday after"],
    ["2027-03-26", false, "Good Friday"],
    ["2022-09-19", false, "the State Funeral"],
  ])("%s: working day %s (%s)", (day, expected) => {
    expect(isWorkingDay(plainDate(day), bankHolidays)).toBe(expected);
  });

  it.each([
    ["2026-12-28", "2026-12-24", "2026-12-29"],
    ["2027-03-27", "2027-03-25", "2027-03-30"],
    ["2026-11-23", "2026-11-23", "2026-11-23"],
    ["2027-01-16", "2027-01-15", "2027-01-18"],
  ])("around %s: the last working day is %s, the next is %s", (day, previous, next) => {
    expect(previousWorkingDay(plainDate(day), bankHolidays)).toBe(previous);
    expect(nextWorkingDay(plainDate(day), bankHolidays)).toBe(next);
  });

  it.each([
    ["2026-11-23", 5, "2026-11-30"],
    ["2026-11-21", 1, "2026-11-23"],
    ["2026-12-24", 1, "2026-12-29"],
    ["2026-12-29", -1, "2026-12-24"],
    ["2026-11-21", 0, "2026-11-21"],
  ])("%s and %i working days is %s", (day, count, expected) => {
    expect(addWorkingDays(plainDate(day), count, bankHolidays)).toBe(expected);
  });
});

describe("the Friday and pre-bank-holiday scheme", () => {
  it.each([
    ["2023-04-06", "2023-04-05"],
    ["2023-04-10", "2023-04-05"],
    ["2023-05-01", "2023-04-27"],
    ["2023-10-05", "2023-10-05"],
    ["2023-10-06", "2023-10-05"],
    ["2023-10-08", "2023-10-05"],
  ])("%s is brought to %s, as Calculate Release Dates has it", (day, expected) => {
    expect(fridaySchemeDay(plainDate(day), 1, bankHolidays)).toBe(expected);
  });

  it("brings children two eligible days forward, and leaves a day that needs no moving", () => {
    expect(fridaySchemeDay(plainDate("2027-02-12"), 2, bankHolidays)).toBe("2027-02-10");
    expect(fridaySchemeDay(plainDate("2027-02-10"), 2, bankHolidays)).toBe("2027-02-10");
  });

  it("calls a Thursday before Good Friday not eligible, though it is a working day", () => {
    expect(isEligibleWorkingDay(plainDate("2027-03-25"), bankHolidays)).toBe(false);
    expect(isEligibleWorkingDay(plainDate("2027-03-24"), bankHolidays)).toBe(true);
  });
});

describe("the licence's own days, as Create and Vary a Licence counts them", () => {
  it.each([
    ["2024-05-16", "2024-05-14", policy],
    ["2024-05-18", "2024-05-15", policy],
    ["2024-05-19", "2024-05-15", policy],
    ["2018-04-02", "2018-03-27", easter2018],
  ])("for %s the licence is frozen from %s", (day, expected, dated) => {
    expect(hardStop(plainDate(day), dated)).toBe(expected);
  });

  it.each([
    ["2027-02-12", "2027-02-09", "a Friday: the Tuesday"],
    ["2027-02-13", "2027-02-09", "a Saturday: the Tuesday"],
    ["2027-02-14", "2027-02-09", "a Sunday"],
    ["2027-03-26", "2027-03-23", "Good Friday"],
    ["2027-03-29", "2027-03-23", "Easter Monday"],
    ["2027-03-25", "2027-03-25", "Maundy Thursday: not in their test"],
    ["2027-02-10", "2027-02-10", "a Wednesday"],
  ])("for %s the earliest possible release is %s (%s)", (day, expected) => {
    expect(earliestPossibleRelease(plainDate(day), policy)).toBe(expected);
  });
});
