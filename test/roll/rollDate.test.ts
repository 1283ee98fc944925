import { describe, expect, it } from "vitest";
import { parseDateShape, settleDate } from "../../src/roll/rollDate.js";

function read(text: string, order: "dayFirst" | "monthFirst" = "dayFirst", latestYear = 2069): string {
  const reading = settleDate(parseDateShape(text), order, latestYear);
  return reading.kind === "day" ? reading.day : reading.kind;
}

describe("a date cell", () => {
  it.each([
    ["2027-03-10", "2027-03-10"],
    ["2027-3-9", "2027-03-09"],
    ["2027/03/10", "2027-03-10"],
    ["2027-03-10T00:00:00", "2027-03-10"],
    ["2027-03-10 00:00", "2027-03-10"],
    ["10/03/2027", "2027-03-10"],
    ["9/3/2027", "2027-03-09"],
    ["10-03-2027", "2027-03-10"],
    ["10.03.2027", "2027-03-10"],
    ["09/12/1986 00:00", "1986-12-09"],
    ["29/12/2015 0:00:00", "2015-12-29"],
    ["29/12/2015 11:30:00 PM", "2015-12-29"],
    ["10 Mar 2027", "2027-03-10"],
    ["10-MAR-2027", "2027-03-10"],
    ["10-MAR-27", "2027-03-10"],
    ["1st March 2027", "2027-03-01"],
    ["Wed 10 March 2027", "2027-03-10"],
    ["10/03/27", "2027-03-10"],
    ["10/03/70", "1970-03-10"],
    ["29/02/2028", "2028-02-29"],
  ])("%j is %s", (text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each([
    ["2027-06-15T23:00:00Z", "2027-06-16"],
    ["2027-06-15T23:00:00+01:00", "2027-06-15"],
    ["2027-12-15T23:30:00.000Z", "2027-12-15"],
  ])("%j is an instant: in London it is %s", (text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each([
    "29/02/2027",
    "31/04/2027",
    "2027-13-01",
    "0/1/2027",
    "13/13/2027",
    "10 Max 2027",
    "MAY",
    "46000",
    "tomorrow",
    "10/03",
    "10/03/027",
    "20270310",
  ])("%j is no date", (text) => {
    expect(read(text)).toBe("notADate");
  });

  it.each([
    "",
    "n/a",
    "Unknown",
    "TO BE SET",
    "NULL",
    "31/12/2999",
    "2999-12-31",
    "9999-12-31",
    "9999-12-31T23:59:59Z",
    "01/01/0001",
    "-",
    "00/00/0000",
  ])("%j means none", (text) => {
    expect(read(text)).toBe("none");
  });

  it("is read month first where that is the order", () => {
    expect(read("03/10/2027", "monthFirst")).toBe("2027-03-10");
    expect(read("2027-03-10", "monthFirst")).toBe("2027-03-10");
  });

  it("of birth with two digits is never in the future", () => {
    expect(read("01/01/26", "dayFirst", 2026)).toBe("2026-01-01");
    expect(read("01/01/27", "dayFirst", 2026)).toBe("1927-01-01");
    expect(read("01/01/62", "dayFirst", 2026)).toBe("1962-01-01");
  });
});
