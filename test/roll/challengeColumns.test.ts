import { describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { kindsOf, takeRoll } from "./rolls.js";

/** A roll with one column of these cells beside a number and a prison, taken on 2026-11-23. */
function rollWith(heading: string, cells: readonly string[]): string {
  return `prisonerNumber,prison,${heading}\n${cells.map((cell, index) => `A12${index + 10}AA,MDI,${cell}\n`).join("")}`;
}

const times = (count: number, ...cells: readonly string[]) => Array.from({ length: count }, () => cells).flat();

describe("a column that is not what its heading says is refused", () => {
  it.each([
    ["births of last year", "dateOfBirth", times(4, "2025-03-01"), /4 of the 4 cells under dateOfBirth are of people under 10/],
    ["births to come", "dateOfBirth", times(3, "2027-03-01"), /people under 10/],
    [
      "more than half of it births of last year",
      "dateOfBirth",
      [...times(4, "2025-03-01"), ...times(3, "1990-01-01")],
      /4 of the 7/,
    ],
    ["releases of decades ago", "crd", times(3, "1984-01-01", "1990-05-05"), /lie over 15 years back/],
    ["no dates in a column of dates", "receptionDate", times(4, "C-1-001"), /are no dates/],
    ["dates for names", "lastName", times(3, "13/04/1990"), /are dates/],
  ])("%s", async (_, heading, cells, seen) => {
    const error = await takeRoll(rollWith(heading, cells)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      kind: "input",
      code: "COLUMN_CONTRADICTED",
      message: expect.stringMatching(seen),
      hint: expect.stringMatching(new RegExp(`resettle roll mapping new roll.csv.*--believe ${heading}`, "u")),
      issues: expect.arrayContaining([expect.objectContaining({ line: 2, column: heading })]),
    });
    if (error instanceof AppError) expect(`${error.message}${error.hint}`).not.toMatch(/2025-03|1984|C-1|1990/u);
  });

  it("no prisoner number in the column of numbers, also in JSON, where records are named", async () => {
    const people = ["87074", "87075", "87076"].map((prisonerNumber) => ({ prisonerNumber, prisonId: "MDI" }));
    await expect(takeRoll(JSON.stringify(people))).rejects.toMatchObject({
      code: "COLUMN_CONTRADICTED",
      message: expect.stringContaining("3 of the 3 cells under prisonerNumber are no prisoner numbers (records 1, 2, 3)"),
    });
  });
});

describe("a column that somebody says to be right", () => {
  const cells = times(4, "2025-03-01");

  it.each([["dateOfBirth"], ["date of birth"]])("is taken as it is (%s), and that is said", async (believed) => {
    const taken = await takeRoll(rollWith("Date Of Birth", cells).replace("prisonerNumber", "NOMS Number"), {
      believed: [believed],
    });
    expect(kindsOf(taken)).toEqual(times(4, "person"));
    expect(taken.survey.warnings).toContainEqual({
      code: "COLUMN_BELIEVED",
      message: "4 of the 4 cells under Date Of Birth, read as dateOfBirth, are of people under 10. That was said to be right.",
    });
  });

  it("does not vouch for another", async () => {
    await expect(takeRoll(rollWith("dateOfBirth", cells), { believed: ["crd"] })).rejects.toMatchObject({
      code: "COLUMN_CONTRADICTED",
    });
  });

  it("is not spoken of where it looks as it should", async () => {
    const taken = await takeRoll(rollWith("dateOfBirth", times(4, "1990-03-01")), { believed: ["dateOfBirth"] });
    expect(taken.survey.warnings.map(({ code }) => code)).not.toContain("COLUMN_BELIEVED");
  });
});

describe("a few odd rows are looked at one by one", () => {
  it.each([
    ["births to come", "dateOfBirth", [...times(2, "2027-03-01"), ...times(5, "1990-01-01")], "rejected"],
    ["ages under 10", "dateOfBirth", [...times(2, "2025-03-01"), ...times(5, "1990-01-01")], "person"],
    ["old releases", "crd", [...times(3, "1990-01-01"), ...times(5, "2027-01-01")], "person"],
    ["words for dates", "crd", [...times(3, "soon"), ...times(5, "2027-01-01")], "rejected"],
  ])("%s", async (_, heading, cells, kind) => {
    expect(kindsOf(await takeRoll(rollWith(heading, cells)))[0]).toBe(kind);
  });

  it("tariffs and paroles of long ago are no contradiction", async () => {
    expect(new Set(kindsOf(await takeRoll(rollWith("tariff", times(9, "1999-01-01")))))).toEqual(new Set(["person"]));
  });

  it("a rejects file is read, whatever is still wrong in it", async () => {
    const text = rollWith("dateOfBirth,line,column,problem", times(4, "2027-03-01,2,dateOfBirth,after the roll"));
    expect(kindsOf(await takeRoll(text))).toEqual(times(4, "rejected"));
  });
});
