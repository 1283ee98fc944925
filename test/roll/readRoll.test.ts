import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { readRoll } from "../../src/roll/readRoll.js";
import { builtInMappings, hashesOf, kindsOf, oddities, ownRoll, peopleOf, rollOf, surveyOf, takeOwn, takeRoll } from "./rolls.js";

describe("a row that cannot be", () => {
  it.each([
    ["a malformed prisoner number", "prisonerNumber,lastName", "A123AA,Test", "prisonerNumber", "PRISONER_NUMBER_MALFORMED"],
    ["no prisoner number", "prisonerNumber,lastName", ",Test", "prisonerNumber", "PRISONER_NUMBER_MALFORMED"],
    ["a date that is none", "prisonerNumber,crd", "A1234AA,2027-02-30", "crd", "NOT_A_DATE"],
    ["a month's name in a date column", "prisonerNumber,sed", "A1234AA,MAY", "sed", "NOT_A_DATE"],
    ["a spreadsheet's day number", "prisonerNumber,sed", "A1234AA,46000", "sed", "NOT_A_DATE"],
    [
      "a birth after the reception",
      "prisonerNumber,dateOfBirth,receptionDate",
      "A1234AA,2000-01-02,2000-01-01",
      "dateOfBirth",
      "BORN_AFTER_RECEIVED",
    ],
    [
      "a birth on the day of reception",
      "prisonerNumber,dateOfBirth,receptionDate",
      "A1234AA,2000-01-01,2000-01-01",
      "dateOfBirth",
      "BORN_AFTER_RECEIVED",
    ],
    ["a birth after the roll", "prisonerNumber,dateOfBirth", "A1234AA,2062-01-01", "dateOfBirth", "BORN_AFTER_ROLL"],
    ["a cell too few", "prisonerNumber,lastName,crd", "A1234AA,Test", undefined, "ROW_WIDTH"],
    ["a cell too many", "prisonerNumber,lastName,crd", "A1234AA,Te,st,2027-01-01", undefined, "ROW_WIDTH"],
  ])("is rejected for %s; the rest is in", async (_, headings, row, column, code) => {
    const good = `A9999ZZ${",".repeat(headings.split(",").length - 1)}`;
    const taken = await takeOwn(headings, row, good);
    expect(taken.rows).toMatchObject([
      { kind: "rejected", line: 2, code },
      { kind: "person", line: 3 },
    ]);
    expect(taken.rows[0]).toEqual(
      column === undefined ? expect.not.objectContaining({ column }) : expect.objectContaining({ column }),
    );
  });

  it("is rejected once, with everything that is wrong with it, and nothing of what it holds", async () => {
    const taken = await takeOwn("prisonerNumber,prison,crd,sed", "A1234AA,HMP Nowhere,Tomorrow,Soon");
    expect(taken.rows).toEqual([
      {
        kind: "rejected",
        line: 2,
        prisonerNumber: "A1234AA",
        column: "crd",
        code: "NOT_A_DATE",
        message:
          "crd holds something that is no date; sed holds something that is no date; no prison of that code or name is known",
        cells: ["A1234AA", "HMP Nowhere", "Tomorrow", "Soon"],
      },
    ]);
  });
});

describe("a row that is odd", () => {
  it.each([
    ["a number that is never given out", "prisonerNumber,lastName", "B0000OS,Test", ["PRISONER_NUMBER_UNLIKELY"]],
    ["an age under 15", "prisonerNumber,dateOfBirth", "A1234AA,2011-11-24", ["AGE_UNLIKELY"]],
    ["an age over 100", "prisonerNumber,dateOfBirth", "A1234AA,1925-11-23", ["AGE_UNLIKELY"]],
    [
      "a reception after the last release date",
      "prisonerNumber,receptionDate,crd,sed",
      "A1234AA,2026-01-02,2026-01-01,2027-01-01",
      ["RECEIVED_AFTER_RELEASE"],
    ],
    ["a legal status nobody knows", "prisonerNumber,legalStatus", "A1234AA,Sectioned", ["LEGAL_STATUS_UNKNOWN"]],
    ["an HDC word nobody knows", "prisonerNumber,hdcStatus", "A1234AA,perhaps", ["WORD_UNKNOWN"]],
    ["a flag that is neither", "prisonerNumber,under18", "A1234AA,perhaps", ["WORD_UNKNOWN"]],
    ["nothing", "prisonerNumber,dateOfBirth,receptionDate", "A1234AA,2011-11-23,2026-11-22", []],
    ["nothing, at a hundred", "prisonerNumber,dateOfBirth", "A1234AA,1925-11-24", []],
  ])("is taken in with a warning for %s", async (_, headings, row, codes) => {
    const taken = await takeOwn(headings, row);
    expect(kindsOf(taken)).toEqual(["person"]);
    expect(oddities(taken)).toEqual(codes);
  });
});

describe("text", () => {
  it("stays what it is: 007, NULL, TRUE, MAY", async () => {
    const taken = await takeOwn("prisonerNumber,lastName,firstName,middleNames,location", "A1234AA,NULL,MAY,TRUE,007");
    expect(peopleOf(taken)[0]).toMatchObject({ lastName: "NULL", firstName: "MAY", middleNames: "TRUE", location: "007" });
  });

  it("loses spaces at its ends and no-break spaces, and keeps its line breaks out of names", async () => {
    const taken = await takeOwn("prisonerNumber,lastName,location", ' A1234AA ,"\u00a0Van\u00a0\n Test ", 2-3-027\t');
    expect(peopleOf(taken)[0]).toMatchObject({ prisonerNumber: "A1234AA", lastName: "Van Test", location: "2-3-027" });
  });

  it("loses the apostrophe with which our own CSV guards a formula, and no other", async () => {
    const taken = await takeOwn("prisonerNumber,lastName,firstName,middleNames", "A1234AA,'=1+1,'Tis,'+44");
    expect(peopleOf(taken)[0]).toMatchObject({ lastName: "=1+1", firstName: "'Tis", middleNames: "+44" });
  });

  it.each([
    ["TEST, Arlo Kemp Wyn", "TEST", "Arlo", "Kemp Wyn"],
    ["Arlo Kemp Test", "Test", "Arlo", "Kemp"],
    ["Van Test,Arlo", "Van Test", "Arlo", ""],
    ["Test", "Test", "", ""],
    ["Test,", "Test", "", ""],
  ])("that is a whole name, %j, is parted", async (name, lastName, firstName, middleNames) => {
    const taken = await takeRoll(`NOMS Number,Establishment,Name\nA1234AA,MDI,"${name}"\n`);
    expect(peopleOf(taken)[0]).toMatchObject({ lastName, firstName, middleNames });
  });

  it("of several columns for one thing is the first that is filled", async () => {
    const taken = await takeRoll(
      "prisonerNumber,prisonName,prisonId,lastAdmissionDate,receptionDate\nA1234AA,Elmley,MDI,2026-01-01,\n",
    );
    expect(peopleOf(taken)[0]).toMatchObject({ prison: "MDI", facts: { receptionDate: "2026-01-01" } });
  });

  it("from JSON may be numbers, yes or no, and nothing", async () => {
    const taken = await takeRoll(
      '[{"prisonerNumber":"A1234AA","lastName":7,"recall":true,"legalStatus":"SENTENCED","conditionalReleaseDate":null,"prisonId":"MDI"}]',
    );
    expect(peopleOf(taken)[0]).toMatchObject({ lastName: "7", facts: { legalStatus: "RECALL", dates: {} } });
  });
});

describe("a row like the one of yesterday", () => {
  const HEADINGS = "prisonerNumber,prison,lastName,dateOfBirth,crd";
  const ROW = "A1234AA,MDI,Test,1988-11-30,2027-03-04";
  const today = async (roll: string, options = {}) =>
    takeRoll(roll, { hashes: hashesOf(await takeRoll(ownRoll(HEADINGS, ROW))), ...options });

  it.each([
    ["the same", HEADINGS, ROW],
    ["with other spaces", HEADINGS, " A1234AA ,MDI,Test\u00a0,1988-11-30,2027-03-04"],
    [
      "with its columns in another order",
      "crd,lastName,dateOfBirth,prison,prisonerNumber",
      "2027-03-04,Test,1988-11-30,MDI,A1234AA",
    ],
  ])("passes unread: %s", async (_, headings, row) => {
    expect(kindsOf(await today(ownRoll(headings, row)))).toEqual(["asYesterday"]);
  });

  it.each([
    ["a date moved", HEADINGS, ROW.replace("03-04", "03-05")],
    ["a column went", "prisonerNumber,prison,lastName,dateOfBirth", "A1234AA,MDI,Test,1988-11-30"],
    ["a column came", `${HEADINGS},sed`, `${ROW},`],
  ])("is read again where %s", async (_, headings, row) => {
    expect(kindsOf(await today(ownRoll(headings, row)))).toEqual(["person"]);
  });

  it("is read again where the mapping changed", async () => {
    const mappings = builtInMappings.map((mapping) => ({ ...mapping, fingerprint: "other" }));
    expect(kindsOf(await today(ownRoll(HEADINGS, ROW), { mappings }))).toEqual(["person"]);
  });

  it("is read again where the person comes of age with no cell changing", async () => {
    const child = ownRoll(HEADINGS, ROW.replace("1988", "2008"));
    const hashes = hashesOf(await takeRoll(child, { asOf: plainDate("2026-11-29") }));
    const grown = await takeRoll(child, { hashes, asOf: plainDate("2026-11-30") });
    expect(peopleOf(grown)[0]?.facts.under18).toBe(false);
  });

  it("is read again where the file proves another order of day and month", async () => {
    const unclear = ownRoll(HEADINGS, "A1234AA,MDI,Test,1988-11-30,03/04/2027");
    const first = await takeRoll(unclear);
    const monthFirst = await takeRoll(`${unclear}A1235AA,MDI,Other,,12/25/2027\n`, { hashes: hashesOf(first) });
    expect(peopleOf(first)[0]?.facts.dates.crd).toBe("2027-04-03");
    expect(peopleOf(monthFirst)[0]?.facts.dates.crd).toBe("2027-03-04");
  });
});

it("gives its rows in batches of at most five hundred", async () => {
  const rows = Array.from({ length: 4345 }, (_, index) => `A${String(index + 1).padStart(4, "0")}AA,MDI`);
  const source = rollOf(ownRoll("prisonerNumber,prison", ...rows));
  const sizes: number[] = [];
  for await (const batch of readRoll(source, await surveyOf(source), { isAsYesterday: () => false })) sizes.push(batch.length);
  expect(sizes).toEqual([500, 500, 500, 500, 500, 500, 500, 500, 345]);
});

it("counts lines as an editor does, through blank lines and line breaks in cells", async () => {
  const text =
    'prisonerNumber,lastName,prison\r\n\r\nA1234AA,"Te\r\nst",MDI\r\n,,\r\nA1235AA,Proof,MDI\r\n"A1236AA\n",Last,MDI\r\nA1237AA,End,MDI';
  expect((await takeRoll(text)).rows.map(({ line }) => line)).toEqual([3, 6, 7, 9]);
});
