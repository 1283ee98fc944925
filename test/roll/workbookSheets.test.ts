import { describe, expect, it } from "vitest";
import { findLayout } from "../../src/roll/rollLayout.js";
import { workbookFile } from "../support/workbookFile.js";
import { builtInMappings, peopleOf, rollOf, surveyOf, takeRoll } from "./rolls.js";

const roll = (name: string, hidden = false) => ({
  name,
  hidden,
  rows: [
    ["prisonerNumber", "lastName", "prison"],
    ["A1234AA", name, "MDI"],
  ],
});
const KEY = {
  name: "Key",
  rows: [
    ["CRD", "the date at half of the sentence"],
    ["NOMS Number", "what each person has"],
  ],
};
const SUMMARY = {
  name: "Summary",
  rows: [
    ["Establishment", "Count"],
    ["MDI", 1],
  ],
};
const BLANK = { name: "Sheet3", rows: [] };
const NOTES = { name: "Notes", rows: [["Ask the desk."]] };

describe("of several sheets", () => {
  it.each([
    ["the one that looks like a roll", [KEY, roll("Wing A"), SUMMARY, BLANK], "Wing A", "3 other sheets were"],
    ["a visible one, though a hidden one looks like it", [roll("Yesterday", true), roll("Today")], "Today", "1 other sheet was"],
    ["a hidden one, where no other looks like a roll", [NOTES, roll("Data", true)], "Data", "1 other sheet was"],
  ])("%s is read, and that is said", async (_, sheets, expected, others) => {
    const survey = await surveyOf(rollOf(workbookFile(sheets)));
    expect(survey.sheet).toBe(expected);
    expect(survey.warnings).toContainEqual({
      code: "ROLL_SHEET_CHOSEN",
      message: `the sheet "${expected}" was read; ${others} not`,
    });
  });

  it("one may have its headings below other rows, and still look like a roll", async () => {
    const low = { name: "Low", rows: [[], ["Roll of the day"], ...roll("Low").rows] };
    const layout = await findLayout(rollOf(workbookFile([KEY, low])), builtInMappings);
    expect(layout).toMatchObject({ table: { sheet: "Low", chosen: true } });
  });

  it("the one that is named is read, however it is spelled, and nothing has to be said", async () => {
    const taken = await takeRoll(workbookFile([roll("Wing A"), roll("Wing B")]), { sheet: "wing b" });
    expect(taken.survey.sheet).toBe("Wing B");
    expect(taken.survey.warnings.map(({ code }) => code)).not.toContain("ROLL_SHEET_CHOSEN");
    expect(peopleOf(taken)).toMatchObject([{ lastName: "Wing B" }]);
  });

  it("that look like rolls, a person says which", async () => {
    await expect(surveyOf(rollOf(workbookFile([roll("Wing A"), KEY, roll("Wing B")]), "roll.xlsx"))).rejects.toMatchObject({
      kind: "input",
      code: "ROLL_SHEET_UNCLEAR",
      message: 'roll.xlsx has 2 sheets that look like rolls: "Wing A", "Wing B".',
      hint: 'Say which one to read, for example --sheet "Wing A".',
    });
  });

  it("of which none looks like a roll, a person says which", async () => {
    await expect(surveyOf(rollOf(workbookFile([KEY, SUMMARY, BLANK]), "roll.xlsx"))).rejects.toMatchObject({
      code: "ROLL_SHEET_UNCLEAR",
      message: 'roll.xlsx has 2 sheets, and none looks like a roll: "Key", "Summary".',
    });
  });

  it("the only one with anything on it is told what it lacks", async () => {
    await expect(surveyOf(rollOf(workbookFile([BLANK, SUMMARY])))).rejects.toMatchObject({ code: "ROLL_NOT_RECOGNISED" });
  });

  it("none has a name that was mistyped: those there are are named", async () => {
    await expect(surveyOf(rollOf(workbookFile([roll("Wing A")]), "roll.xlsx"), { sheet: "Wing C" })).rejects.toMatchObject({
      kind: "input",
      code: "ROLL_SHEET_NOT_FOUND",
      message: 'roll.xlsx has no sheet "Wing C".',
      hint: 'It has "Wing A".',
    });
  });
});
