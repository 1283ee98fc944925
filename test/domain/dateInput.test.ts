import { describe, expect, it } from "vitest";
import { parseDateInput } from "../../src/domain/dateInput.js";
import { plainDate } from "../../src/domain/plainDate.js";

const today = plainDate("2026-11-23");

describe("a day as a person types it", () => {
  it.each([
    ["2026-11-23", "2026-11-23"],
    ["23/11/2026", "2026-11-23"],
    ["3/2/2027", "2027-02-03"],
    ["23 Nov 2026", "2026-11-23"],
    ["23 november 2026", "2026-11-23"],
    [" 5  Sept 2027 ", "2027-09-05"],
    ["1 May 2027", "2027-05-01"],
    ["29/02/2028", "2028-02-29"],
    ["today", "2026-11-23"],
    ["Tomorrow", "2026-11-24"],
    ["yesterday", "2026-11-22"],
    ["+14d", "2026-12-07"],
    ["-3d", "2026-11-20"],
    ["+0d", "2026-11-23"],
  ])("%j is %s", (text, expected) => {
    expect(parseDateInput(text, today)).toBe(expected);
  });

  it.each([
    "23/11/26",
    "23 Nov 26",
    "11/23/2026",
    "29/02/2027",
    "31 Jun 2027",
    "23 Nove 2026",
    "23 ma 2026",
    "2026-1-5",
    "14d",
    "+14",
    "+14w",
    "+99999d",
    "next week",
    "constructor",
    "",
  ])("%j is none", (text) => {
    expect(parseDateInput(text, today)).toBeUndefined();
  });
});
