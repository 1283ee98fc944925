import { describe, expect, it } from "vitest";
import { kindsOf, rollOf, surveyOf, takeRoll } from "./rolls.js";

const TABLE =
  "NOMS Number,Surname,Date of Birth,Establishment,CRD\nA1234AA,Test,13/04/1990,MDI,\nA1235AC,Proof,14/04/1990,MDI,\n";

describe("the day of a roll is read from the lines around its table", () => {
  it.each([
    ["above, in one cell", `Latest Business Data Available: 12/06/2026 07:00:00\n${TABLE}`, "2026-06-12", 1],
    ["above, in the next cell", `Title\nReport run,,12-Jun-2026\n${TABLE}`, "2026-06-12", 2],
    ["above, on the next line", `Latest Business Data Available\n12/06/2026 07:00:00\n${TABLE}`, "2026-06-12", 2],
    ["above, in words", `Moorland as at 12 June 2026\n${TABLE}`, "2026-06-12", 1],
    ["what the data was true on before when it was printed", `As at 12/06/2026\nPrinted 15/06/2026\n${TABLE}`, "2026-06-12", 1],
    ["below before above", `Printed 15/06/2026\n${TABLE}Latest Business Data Available\n14/06/2026 7:00:00`, "2026-06-14", 6],
    ["said below among other dates", `${TABLE}From 01/06/2026 to 30/06/2026\nReport run 12-Jun-2026\n`, "2026-06-12", 5],
    ["below, the only one", `${TABLE}Moorland 12/06/2026\n`, "2026-06-12", 4],
    ["above, of a parameter: no", `Release dates up to 31/12/2026\n${TABLE}`, undefined, undefined],
    ["two days said: no", `As at 12/06/2026\nAs at 13/06/2026\n${TABLE}`, undefined, undefined],
    ["no day", `${TABLE}Total,2\n`, undefined, undefined],
  ])("%s", async (_, text, takenOn, takenOnLine) => {
    const survey = await surveyOf(rollOf(text));
    expect([survey.takenOn, survey.takenOnLine]).toEqual([takenOn, takenOnLine]);
  });

  it("in the order of day and month that the table's dates prove", async () => {
    const american = TABLE.replace("13/04/1990", "04/13/1990").replace("14/04/1990", "04/14/1990");
    expect((await surveyOf(rollOf(`As at 06/12/2026\n${american}`))).takenOn).toBe("2026-06-12");
  });
});

describe("what ends a table is no person", () => {
  it.each([
    ["a total with a word", "Total prisoners,,2,,"],
    ["a total without a word", ",,2,,"],
    ["figures under several columns", ",2,2,1,0"],
    ["a word and several figures", "Total,2,100%,2,0"],
    ["a count over all columns", "Number of records: 2,,,,"],
    ["the page and the end", "Page 1 of 1\nEnd of report"],
  ])("%s", async (_, footer) => {
    const taken = await takeRoll(`${TABLE}${footer}\n`);
    expect(kindsOf(taken)).toEqual(["person", "person"]);
    expect(taken.survey.complete).toBe(true);
  });

  it.each(["A1236AD,,,,", "A1236,Proof,,,", ",Draft,13/04/1990,MDI,"])("but this may be one: %s", async (row) => {
    expect((await takeRoll(`${TABLE}${row}\n`)).rows).toHaveLength(3);
  });
});
