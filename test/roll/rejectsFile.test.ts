import { describe, expect, it } from "vitest";
import { buildRejectsFile } from "../../src/roll/rejectsFile.js";
import { ownRoll, peopleOf, type TakenRoll, takeRoll } from "./rolls.js";

function rejectsOf({ survey, rows }: TakenRoll): string {
  return buildRejectsFile(
    survey,
    rows.flatMap((row) => (row.kind === "rejected" ? [row] : [])),
  );
}

describe("the rejects file", () => {
  it("has the columns that were read, and the line, the column and the problem of each bad row", async () => {
    const taken = await takeRoll(
      ownRoll("prisonerNumber,shoes,prison,crd", "A1234AA,9,MDI,soon", "A1235AA,8,MDI,2027-01-01", "A12,7,MDI,"),
    );
    expect(rejectsOf(taken)).toBe(
      "\ufeffprisonerNumber,prison,crd,line,column,problem\r\n" +
        "A1234AA,MDI,soon,2,crd,crd holds something that is no date\r\n" +
        'A12,MDI,,4,prisonerNumber,"a prisoner number is a letter, four digits and two letters, as in A1234BC"\r\n',
    );
  });

  it("can be mended and imported again, as a part of a roll", async () => {
    const taken = await takeRoll("NOMS Number;Surname;Establishment;CRD\nA1234AA;Test;MDI;31/02/2027\n");
    const again = await takeRoll(rejectsOf(taken).replace("31/02/2027", "28/02/2027"));
    expect(again.survey).toMatchObject({ complete: false, mapping: { name: "nomis-report" } });
    expect(again.survey.warnings.map(({ code }) => code)).not.toContain("COLUMNS_UNKNOWN");
    expect(peopleOf(again)[0]).toMatchObject({ prisonerNumber: "A1234AA", facts: { dates: { crd: "2027-02-28" } } });
  });

  it("of JSON is a CSV with the same names", async () => {
    const taken = await takeRoll('[{"prisonerNumber":"A1234","prisonId":"MDI","lastName":"Test","alerts":[1]}]');
    const again = await takeRoll(rejectsOf(taken).replace("A1234", "A1234AA"));
    expect(again.survey.mapping.name).toBe("national-search-service");
    expect(peopleOf(again)[0]).toMatchObject({ lastName: "Test", prison: "MDI" });
  });

  it("cannot run as formulas, and reads back as it was", async () => {
    const nasty = ["=cmd()", "+1", "-1", "@SUM(A1)", 'say "hi", twice', "two\nlines"];
    const people = nasty.map((lastName, index) => ({
      prisonerNumber: `A123${index}`,
      prisonId: "MDI",
      lastName,
      cellLocation: "007",
    }));
    const file = rejectsOf(await takeRoll(JSON.stringify([...people, { prisonerNumber: "A1240AA", prisonId: "MDI" }])));
    expect(file).not.toMatch(/(?:^|,)"?[=+\-@]/mu);
    const again = await takeRoll(file.replaceAll(/^(\ufeff?A123\d)/gmu, "$1AA"));
    expect(peopleOf(again).map(({ lastName, location }) => [lastName, location])).toEqual(
      nasty.map((name) => [name.replace("\n", " "), "007"]),
    );
  });

  it("writes dates that only the whole file proved month first with the year first", async () => {
    const taken = await takeRoll(ownRoll("prisonerNumber,prison,crd,sed", "A1234,MDI,03/04/2027,n/a", "A1235AA,MDI,12/25/2027,"));
    const again = await takeRoll(rejectsOf(taken).replace("A1234", "A1234AA"));
    expect(peopleOf(again)[0]?.facts.dates).toEqual({ crd: "2027-03-04" });
  });
});
