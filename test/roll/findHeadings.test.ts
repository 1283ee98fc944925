import { describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { builtInMappings, kindsOf, peopleOf, rollOf, surveyOf, takeRoll } from "./rolls.js";

const HEADINGS = "NOMS Number,Surname,Date of Birth,Establishment,CRD";
const PEOPLE = "A1234AA,Test,13/04/1990,MDI,\nA1235AC,Proof,14/04/1990,MDI,\n";

/** The lines of the people that a roll gives, and the codes of what was said of it. */
async function read(text: string) {
  const taken = await takeRoll(text);
  return {
    lines: taken.rows.map(({ line }) => line),
    kinds: kindsOf(taken),
    codes: taken.survey.warnings.map(({ code }) => code),
  };
}

describe("headings are found", () => {
  it.each([
    ["on the first line", `${HEADINGS}\n${PEOPLE}`, [2, 3]],
    ["below a title", `Release dates of the next six months\n\n${HEADINGS}\n${PEOPLE}`, [4, 5]],
    ["below a title with commas in it", `"Elmley, Moorland and Parc",,,,\n${HEADINGS}\n${PEOPLE}`, [3, 4]],
    [
      "below parameters, one of which is called as a heading is",
      `Parameters\nNOMS Number,all\nEstablishment,MDI\nCRD,01/01/2027,31/12/2027\n${HEADINGS}\n${PEOPLE}`,
      [6, 7],
    ],
    ["below merged titles that repeat", `Person,Person,Person,Prison,Dates\n${HEADINGS}\n${PEOPLE}`, [3, 4]],
    ["beside a blank first column", `,${HEADINGS}\n,A1234AA,Test,13/04/1990,MDI,\n`, [2]],
    ["with line breaks in them", `Title\n"NOMS\nNumber","Sur\r\nname",Date of Birth,Establishment,CRD\n${PEOPLE}`, [5, 6]],
    ["55 lines down", `${"A note\n".repeat(55)}${HEADINGS}\n${PEOPLE}`, [57, 58]],
    [
      "with semicolons, below a title with commas",
      `Roll of MDI, all wings, all people\n${`${HEADINGS}\n${PEOPLE}`.replaceAll(",", ";")}`,
      [3, 4],
    ],
    ["with tabs, below a title", `A title\n${`${HEADINGS}\n${PEOPLE}`.replaceAll(",", "\t")}`, [3, 4]],
  ])("%s", async (_, text, lines) => {
    const found = await read(text);
    expect(found.lines).toEqual(lines);
    expect(new Set(found.kinds)).toEqual(new Set(["person"]));
  });

  it("no further down than 60 lines", async () => {
    await expect(takeRoll(`${"A note\n".repeat(70)}${HEADINGS}\n${PEOPLE}`)).rejects.toMatchObject({ kind: "input" });
  });

  it("by the mapping asked for alone, where one is named", async () => {
    const other = { ...builtInMappings[0], name: "other", columns: { prisonerNumber: ["Ref"], prison: ["Jail"] } };
    const mappings = [...builtInMappings, other] as typeof builtInMappings;
    const text = `${HEADINGS}\nRef,Jail,,,\nA1234AA,MDI,,,\n`;
    expect((await takeRoll(text, { mappings, mapping: "other" })).rows).toMatchObject([{ kind: "person", line: 3 }]);
  });
});

describe("headings over two rows", () => {
  const twoRows = (upper: string, lower: string, ...people: readonly string[]) =>
    `Releases\n${[upper, lower, ...people].join("\n")}\n`;
  const merged = twoRows(
    "NOMS Number,Name,,Date of Birth,Establishment,Release,,",
    ",Surname,Forename,,,CRD,HDCED,Date",
    "A1234AA,Test,Ioan,13/04/1990,MDI,20/01/2027,,",
    "A1235AC,Proof,Mair,14/04/1990,MDI,,,21/02/2027",
  );

  it("are joined: by both where a mapping knows that, else by what stands below", async () => {
    const { survey, rows } = await takeRoll(merged);
    expect(survey.columns.map(({ heading, fields: [field] }) => [heading, field])).toEqual([
      ["NOMS Number", "prisonerNumber"],
      ["Surname", "lastName"],
      ["Forename", "firstName"],
      ["Date of Birth", "dateOfBirth"],
      ["Establishment", "prison"],
      ["CRD", "crd"],
      ["HDCED", "hdced"],
      ["Release Date", "releaseDate"],
    ]);
    expect(rows.map(({ kind, line }) => [kind, line])).toEqual([
      ["person", 4],
      ["person", 5],
    ]);
    const [test, proof] = peopleOf({ survey, rows });
    expect(test).toMatchObject({ lastName: "Test", firstName: "Ioan", facts: { dates: { crd: "2027-01-20" } } });
    expect(proof).toMatchObject({ lastName: "Proof", facts: { dates: { crd: "2027-02-21" } } });
  });

  it.each([
    ["the number stands below", ",Name,,Born,Prison,Sentence,", "NOMS Number,Surname,Forename,DOB,,Expiry Date,Start Date"],
    [
      "every title is written again over each of its columns",
      "Person,Name,Name,Person,,Sentence,Sentence",
      "NOMS Number,Surname,Forename,DOB,Prison,Expiry Date,Start Date",
    ],
  ])("also where %s", async (_, upper, lower) => {
    const taken = await takeRoll(twoRows(upper, lower, "A1234AA,Test,Ioan,13/04/1990,MDI,20/01/2030,20/01/2020"));
    expect(taken.survey.columns.map(({ fields }) => fields[0])).toEqual([
      ...["prisonerNumber", "lastName", "firstName", "dateOfBirth", "prison", "sed", "sentenceStartDate"],
    ]);
    expect(kindsOf(taken)).toEqual(["person"]);
  });

  it("are left out where a printed report has them again on every page", async () => {
    const [title, upper, lower, ...people] = merged.trimEnd().split("\n");
    const paged = [title, upper, lower, people[0], "Page 1 of 2", title, upper, lower, people[1]].join("\n");
    expect(kindsOf(await takeRoll(`${paged}\n`))).toEqual(["person", "person"]);
  });

  it("are not made of headings and the first person", async () => {
    const text = `${HEADINGS},Cell,\nA1234AA,Test,13/04/1990,MDI,,A-1,Sex\nA1235AC,Proof,14/04/1990,MDI,,A-2,\n`;
    expect((await takeRoll(text)).rows).toHaveLength(2);
  });
});

describe("a report printed in pages", () => {
  const paged = `Roll of MDI\n${HEADINGS}\n${PEOPLE}Page 1 of 2\nRoll of MDI\n${HEADINGS.toUpperCase()}\nA1236AD,Draft,15/04/1990,MDI,\nPage 2 of 2\n`;

  it("repeats its headings: they are left out, and said", async () => {
    const taken = await takeRoll(paged);
    expect(peopleOf(taken).map(({ lastName }) => lastName)).toEqual(["Test", "Proof", "Draft"]);
    expect(taken.survey).toMatchObject({ rows: 3, complete: true });
    expect(taken.survey.warnings).toContainEqual({
      code: "PAGE_HEADINGS_LEFT_OUT",
      message: "lines 5, 6, 7, 9 only repeat what heads each page: left out",
    });
  });
});

describe("a file without headings", () => {
  async function refusal(text: string): Promise<AppError> {
    const error = await takeRoll(text).catch((thrown: unknown) => thrown);
    if (!(error instanceof AppError)) throw new Error("it was not refused");
    return error;
  }

  it("is refused with the shape of its first row, and the command that makes a mapping for it", async () => {
    const error = await refusal("A1234AA,Testerton,13/04/1990,MDI\nA1235AC,Proof,14/04/1990,MDI\n");
    expect(error).toMatchObject({ kind: "input", code: "ROLL_NO_HEADINGS" });
    expect(error.message).toBe(
      "roll.csv has no headings: line 1 looks like a person's row (A9999AA, AAAAAAAAA, 99/99/9999, AAA).",
    );
    expect(error.hint).toContain("`resettle roll mapping new roll.csv --no-headings`");
  });

  it.each([
    ["numbers nobody knows", "87074,Testerton,Arlo\n87075,Proof,Elis\n"],
    ["names and a prison", "Testerton,Arlo,MDI\nProof,Elis,MDI\n"],
    ["one row", "Testerton,Arlo\n"],
  ])("never shows what the row says: %s", async (_, text) => {
    const error = await refusal(text);
    expect(error.code).toBe("ROLL_NO_HEADINGS");
    expect(`${error.message} ${error.hint}`).not.toMatch(/Testerton|Arlo|87074|MDI/u);
  });

  it("is told from one whose headings nobody knows: those are shown", async () => {
    const error = await refusal("A title\ninmate_ref,charges\n17,theft\n");
    expect(error).toMatchObject({
      code: "ROLL_NOT_RECOGNISED",
      message: expect.stringContaining("the headings inmate_ref, charges"),
    });
    expect(error.hint).toContain("`resettle roll mapping new roll.csv`");
  });
});

describe("a mapping for tables without headings", () => {
  const [any] = builtInMappings;
  if (any === undefined) throw new Error("there are no mappings");
  const bare = {
    ...any,
    name: "bare",
    headings: "none" as const,
    columns: { prisonerNumber: ["column 1"], lastName: ["column 2"], prison: ["column 4"] },
    ignore: ["column 3"],
  };
  const rows = "A1234AA,Test,x,MDI\nA1235AC,Proof,y,MDI\n";

  it("reads every row, the first too, by the place of its columns", async () => {
    const taken = await takeRoll(rows, { mappings: [...builtInMappings, bare] });
    expect(taken.survey.mapping.name).toBe("bare");
    expect(taken.rows).toMatchObject([
      { line: 1, person: { prisonerNumber: "A1234AA", lastName: "Test", prison: "MDI" } },
      { line: 2, person: { lastName: "Proof" } },
    ]);
  });

  it("is taken by itself only for a table of just its columns", async () => {
    await expect(takeRoll(rows.replaceAll(",MDI", ",MDI,"), { mappings: [bare, ...builtInMappings] })).rejects.toMatchObject({
      code: "ROLL_NO_HEADINGS",
    });
    expect((await takeRoll(rows.replaceAll(",MDI", ",MDI,"), { mappings: [bare], mapping: "bare" })).rows).toHaveLength(2);
  });

  it("does not take a table that has headings", async () => {
    const survey = await surveyOf(rollOf("NOMS Number,Surname,Age,Establishment\nA1234AA,Test,40,MDI\n"), {
      mappings: [bare, ...builtInMappings],
    });
    expect(survey.mapping.name).toBe("nomis-report");
  });
});

describe("a mapping that says what its numbers look like", () => {
  const [any] = builtInMappings;
  if (any === undefined) throw new Error("there are no mappings");
  const jail = {
    ...any,
    name: "jail",
    numbers: ["99999", "AA-999"],
    columns: { prisonerNumber: ["id"], lastName: ["name"], watched: ["bail", "court"] },
    prison: "MDI",
  };

  it("takes those as they stand, in capitals, and rejects any other", async () => {
    const taken = await takeRoll("id,name,bail,court\n00817,Test,,\nab-123,Proof,,\nA1234AA,Draft,,\n123,Last,,\n", {
      mappings: [jail],
    });
    expect(taken.rows).toMatchObject([
      { kind: "person", person: { prisonerNumber: "00817" }, warnings: [] },
      { kind: "person", person: { prisonerNumber: "AB-123" } },
      { kind: "rejected", code: "PRISONER_NUMBER_MALFORMED" },
      { kind: "rejected", code: "PRISONER_NUMBER_MALFORMED", message: expect.stringContaining("99999 or AA-999") },
    ]);
  });

  it("does not take a row that was cut in its number for a footer", async () => {
    const taken = await takeRoll("id,name,bail,court\n00817,Test,,\n0081", { mappings: [jail] });
    expect(kindsOf(taken)).toEqual(["person", "rejected"]);
    expect(taken.survey.complete).toBe(false);
  });

  it("keeps the text of watched columns with the person", async () => {
    const taken = await takeRoll("id,name,bail,court\n00817,Test,£200, \n", { mappings: [jail] });
    expect(peopleOf(taken)[0]?.facts.watched).toEqual({ bail: "£200" });
  });
});
