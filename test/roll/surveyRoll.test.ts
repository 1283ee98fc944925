import { describe, expect, it } from "vitest";
import { builtInMappings, kindsOf, oddities, ownRoll, peopleOf, rollOf, surveyOf, takeOwn, takeRoll } from "./rolls.js";

const NOMIS = "NOMS Number,Surname,Date of Birth,Establishment,CRD\n";
const TWO_PEOPLE = `${NOMIS}A1234AA,Test,13/04/1990,MDI,\nA1235AA,Proof,14/04/1990,MDI,\n`;

async function warningsOf(text: string | Uint8Array, options = {}): Promise<string[]> {
  return (await surveyOf(rollOf(text), options)).warnings.map(({ code }) => code);
}

describe("the encoding of a roll", () => {
  const roll = "prisonerNumber,lastName,prison\nA1234AA,Siân Ŵyn,MDI\n";
  const utf16be = Buffer.from(`\ufeff${roll}`, "utf16le").swap16();

  it.each([
    ["UTF-8", Buffer.from(roll), "utf-8"],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${roll}`), "utf-8"],
    ["UTF-16, little end first", Buffer.from(`\ufeff${roll}`, "utf16le"), "utf-16le"],
    ["UTF-16, big end first", utf16be, "utf-16be"],
    ["UTF-16 without a mark", Buffer.from(roll, "utf16le"), "utf-16le"],
  ])("is %s, and Welsh names come through", async (_, bytes, encoding) => {
    const taken = await takeRoll(bytes);
    expect(taken.survey.layout.bytes.encoding).toBe(encoding);
    expect(taken.survey.warnings.map(({ code }) => code)).not.toContain("ENCODING_WINDOWS_1252");
    expect(peopleOf(taken)[0]?.lastName).toBe("Siân Ŵyn");
  });

  it("is Windows-1252 where it is not UTF-8, and the lines that made it so are named", async () => {
    const rows = ["A1234AA,Siân,MDI", "A1235AA,Plain,MDI", "A1236AA,O’Test – €,MDI"].join("\n");
    const bytes = Buffer.from(
      `prisonerNumber,lastName,prison\n${rows}\n`.replace("’", "\x92").replace("–", "\x96").replace("€", "\x80"),
      "latin1",
    );
    const taken = await takeRoll(bytes);
    expect(taken.survey.layout.bytes.encoding).toBe("windows-1252");
    expect(taken.survey.warnings[0]?.message).toBe("not UTF-8: read as Windows-1252 because of lines 2, 4");
    expect(peopleOf(taken).map(({ lastName }) => lastName)).toEqual(["Siân", "Plain", "O’Test – €"]);
  });

  it("is the same however the bytes come in", async () => {
    const bytes = Buffer.from(`prisonerNumber,lastName,prison\n${"A1234AA,Siân Ŵyn 𝒳,MDI\n".repeat(50)}`);
    const drops = {
      name: "roll.csv",
      async *open() {
        for (const byte of bytes) yield Uint8Array.of(byte);
      },
    };
    expect((await takeRoll(drops)).rows).toEqual((await takeRoll(bytes)).rows);
  });
});

describe("the delimiter of a roll", () => {
  it.each([",", ";", "\t", "|"])("can be %j", async (delimiter) => {
    const taken = await takeRoll(TWO_PEOPLE.replaceAll(",", delimiter));
    expect(taken.survey.layout).toMatchObject({ table: { kind: "csv", delimiter } });
    expect(peopleOf(taken)).toHaveLength(2);
  });
});

describe("the headings of a roll", () => {
  it("are the same in any case and spacing, also over two lines", async () => {
    const taken = await takeRoll('"NOMS\nNumber", surname ,DATE OF  BIRTH,establishment\nA1234AA,Test,13/04/1990,MDI\n');
    expect(taken.survey.mapping.name).toBe("nomis-report");
    expect(taken.rows).toMatchObject([{ line: 3, person: { lastName: "Test", dateOfBirth: "1990-04-13" } }]);
  });

  it("that nobody knows are named; those on the mapping's ignore list are not", async () => {
    const survey = await surveyOf(
      rollOf("NOMS Number,Establishment,Booking Number,Shoe Colour,Shoe Colour,\nA1234AA,MDI,1,2,3,\n"),
    );
    expect(survey.warnings.map(({ code, message }) => [code, message])).toEqual([
      ["COLUMNS_UNKNOWN", "the mapping nomis-report does not know the columns Shoe Colour: not read"],
      ["HEADINGS_REPEATED", "headings stand more than once: Shoe Colour"],
      ["HEADINGS_BLANK", "1 column has no heading"],
      ["NO_NAMES", expect.stringContaining("`resettle roll mapping new` makes a mapping")],
      ["NO_RELEASE_DATES", expect.stringContaining("nobody's window can be found from this")],
      ["NO_LEGAL_STATUS", "no column says the legal status: it is UNKNOWN for everyone"],
    ]);
  });

  it("that fit two mappings in two ways are a question for the person", async () => {
    const [resettle] = builtInMappings.filter(({ name }) => name === "resettle");
    if (resettle === undefined) throw new Error("our own mapping is missing");
    const other = { ...resettle, name: "other", columns: { ...resettle.columns, crd: ["ard"], ard: ["crd"] } };
    const roll = rollOf("prisonerNumber,prison,crd,ard\nA1234AA,MDI,2027-01-01,2027-01-02\n");
    await expect(surveyOf(roll, { mappings: [resettle, other] })).rejects.toMatchObject({ code: "ROLL_MAPPING_UNCLEAR" });
    expect((await surveyOf(roll, { mappings: [resettle, other], mapping: "other" })).mapping.name).toBe("other");
  });
});

describe("day and month", () => {
  const column = (...dates: readonly string[]) =>
    takeRoll(`${NOMIS}${dates.map((date, index) => `A12${30 + index}AA,Test,${date},MDI,\n`).join("")}`, {});
  const births = async (...dates: readonly string[]) => peopleOf(await column(...dates)).map(({ dateOfBirth }) => dateOfBirth);

  it("are proved day first by one date of the column", async () => {
    const taken = await column("03/04/1990", "31/04/1991", "13/04/1992");
    expect(peopleOf(taken).map(({ dateOfBirth }) => dateOfBirth)).toEqual(["1990-04-03", "1992-04-13"]);
    expect(taken.survey.warnings.map(({ code }) => code)).toEqual(["NO_LEGAL_STATUS"]);
  });

  it("are proved month first by one date of the column, and that is said", async () => {
    expect(await births("03/04/1990", "04/13/1992")).toEqual(["1990-03-04", "1992-04-13"]);
    expect((await column("03/04/1990", "04/13/1992")).survey.warnings).toContainEqual({
      code: "DATE_ORDER_MONTH_FIRST",
      message: "line 3 of Date of Birth proves that the month comes first",
      column: "Date of Birth",
    });
  });

  it("are read day first where nothing proves them, and that is said", async () => {
    expect(await births("03/04/1990")).toEqual(["1990-04-03"]);
    expect((await column("03/04/1990")).survey.warnings).toContainEqual({
      code: "DATE_ORDER_UNPROVED",
      message: "day and month could not be proved in Date of Birth: read day first",
    });
  });

  it("are read as in the file's other columns where those prove it", async () => {
    const taken = await takeRoll(`${NOMIS}A1234AA,Test,03/04/1990,MDI,12/25/2027\n`);
    expect(peopleOf(taken)[0]).toMatchObject({ dateOfBirth: "1990-03-04", facts: { dates: { crd: "2027-12-25" } } });
    expect(taken.survey.warnings.map(({ code }) => code)).toContain("DATE_ORDER_AS_OTHERS");
  });

  it("in two orders are read day first, and the rows that do not fit are rejected", async () => {
    const taken = await column("13/04/1990", "04/13/1990");
    expect(taken.rows).toMatchObject([
      { kind: "person" },
      { kind: "rejected", line: 3, column: "Date of Birth", code: "NOT_A_DATE" },
    ]);
    expect(taken.survey.warnings.map(({ code }) => code)).toContain("DATE_ORDER_CONTRADICTED");
  });

  it("are no question in dates that are the same both ways, or have the year or a month's name", async () => {
    expect(await warningsOf(`${NOMIS}A1234AA,Test,04/04/1990,MDI,2027-03-04\nA1235AA,Test,3 APR 1990,MDI,\n`)).toEqual([
      "NO_LEGAL_STATUS",
    ]);
  });

  it("of years with two digits are read, and that is said", async () => {
    const taken = await takeRoll(`${NOMIS}A1234AA,Test,13/04/90,MDI,13/04/27\n`);
    expect(peopleOf(taken)[0]).toMatchObject({ dateOfBirth: "1990-04-13", facts: { dates: { crd: "2027-04-13" } } });
    expect(taken.survey.warnings.filter(({ code }) => code === "DATE_YEAR_SHORT")).toHaveLength(2);
  });
});

it("words that mean no date are counted by kind, and only in date columns", async () => {
  const rows = ["A1234AA,UNKNOWN,n/a,MDI,31/12/2999", "A1235AA,NULL,N/A,MDI,9999-12-31", "A1236AA,Test,unknown,MDI,TO BE SET"];
  const taken = await takeRoll(`${NOMIS}${rows.join("\n")}\n`);
  expect(Object.fromEntries(taken.survey.noDateWords)).toEqual({
    "N/A": 2,
    UNKNOWN: 1,
    "A DAY IN 2999": 1,
    "A DAY IN 9999": 1,
    "TO BE SET": 1,
  });
  expect(peopleOf(taken).map(({ lastName, dateOfBirth, facts }) => [lastName, dateOfBirth, facts.dates])).toEqual([
    ["UNKNOWN", undefined, {}],
    ["NULL", undefined, {}],
    ["Test", undefined, {}],
  ]);
});

describe("the end of a table", () => {
  it.each([
    ["a date on a line of its own", "Latest Business Data Available\n29/12/2015 0:00:00", "2015-12-29"],
    ["a date in a sentence", "Report run on 29 Dec 2015 at 08:15", "2015-12-29"],
    ["a total", "Total,2", undefined],
    ["a padded total", "Total: 2,,,,", undefined],
    ["two dates", "From 2015-12-01\nTo 2015-12-29", undefined],
  ])("may be %s", async (_, footer, takenOn) => {
    const taken = await takeRoll(`${TWO_PEOPLE}${footer}`);
    expect(taken.survey).toMatchObject({ rows: 2, footerLine: 4, complete: true });
    expect(taken.survey.takenOn).toBe(takenOn);
    expect(kindsOf(taken)).toEqual(["person", "person"]);
    expect(taken.survey.warnings.map(({ code }) => code)).toContain("FOOTER_LEFT_OUT");
  });

  it("says so where the day and month of its date are not proved", async () => {
    expect(await warningsOf(`${TWO_PEOPLE}Printed 03/04/2026\n`)).toContain("DATE_ORDER_UNPROVED");
  });

  it.each(["A1236AA,Proof", "A123", "Proof,Elis", "A1236AA,Proof,13/04/1990"])(
    "is no footer where a row was cut: %s",
    async (cut) => {
      const taken = await takeRoll(`${TWO_PEOPLE}${cut}`);
      expect(taken.survey).toMatchObject({
        rows: 3,
        complete: false,
        partialBecause: "its last row is cut short, so there may be more",
      });
      expect(taken.rows[2]).toMatchObject({ kind: "rejected", line: 4, code: "ROW_WIDTH" });
    },
  );

  it("is only at the end: the same lines between people are rejects", async () => {
    const taken = await takeRoll(`${TWO_PEOPLE}Total,2\nA1236AA,Last,15/04/1990,MDI,\n`);
    expect(kindsOf(taken)).toEqual(["person", "person", "rejected", "person"]);
    expect(taken.survey.footerLine).toBeUndefined();
  });
});

describe("a complete roll", () => {
  const person = (number: string) => `{"prisonerNumber":"${number}","prisonId":"MDI"}`;
  const page = (facts: string) => `{"content":[${person("A1234AA")},${person("A1235AA")}],${facts}}`;

  it.each([
    ["a CSV", TWO_PEOPLE, undefined],
    ["a JSON array", `[${person("A1234AA")}]`, undefined],
    ["JSON lines", `${person("A1234AA")}\n${person("A1235AA")}\n`, undefined],
    ["the only page", page('"totalElements":2,"totalPages":1,"first":true,"last":true,"number":0'), undefined],
    ["a page that says little", page('"totalElements":2,"last":true'), undefined],
    ["the first of six pages", page('"totalPages":6,"last":false,"first":true,"number":1'), "this is page 1 of 6"],
    ["the third page", page('"totalPages":6,"last":false,"first":false,"number":2'), "this is page 3 of 6"],
    ["the last of six pages", page('"totalPages":6,"last":true,"number":5'), "this is page 6 of 6"],
    ["a page with people missing", page('"totalElements":600,"last":true'), "it says there are 600 people and has 2"],
    [
      "a mended rejects file",
      "prisonerNumber,prison,line,column,problem\nA1234AA,MDI,2,,\n",
      "it holds rows that an import rejected",
    ],
  ])("%s", async (_, content, partialBecause) => {
    const survey = await surveyOf(rollOf(content));
    expect(survey.complete).toBe(partialBecause === undefined);
    expect(survey.partialBecause).toBe(partialBecause);
  });

  it("is what the person says it is", async () => {
    expect((await surveyOf(rollOf(page('"totalPages":6,"last":false')), { complete: true })).complete).toBe(true);
    expect((await surveyOf(rollOf(TWO_PEOPLE), { complete: false })).complete).toBe(false);
  });

  it("may carry its day in JSON", async () => {
    expect((await surveyOf(rollOf(page('"takenOn":"2026-11-20","last":true')))).takenOn).toBe("2026-11-20");
  });
});

describe("the prisons of a roll", () => {
  it("are found by code and by any form of the name; those outside and on the way are none", async () => {
    const prisons = ["MDI", "mdi", "HMP Moorland", "Elmley (HMP & YOI)", "OUT", "TRN"];
    const taken = await takeOwn("prisonerNumber,prison", ...prisons.map((prison, index) => `A123${index}AA,${prison}`));
    expect(taken.survey.prisons).toEqual([
      { code: "EYI", rows: 1 },
      { code: "MDI", rows: 3 },
    ]);
    expect(peopleOf(taken).map(({ prison }) => prison)).toEqual(["MDI", "MDI", "MDI", "EYI", "OUT", "TRN"]);
  });

  it("may be new ones, by their code and with a warning; a name nobody knows is a reject", async () => {
    const taken = await takeOwn("prisonerNumber,prison", "A1234AA,QQI", "A1235AA,HMP Nowhere");
    expect(taken.survey.warnings).toContainEqual({
      code: "PRISON_NOT_LISTED",
      message: "not on the list of prisons: QQI. Taken as it is",
    });
    expect(taken.rows).toMatchObject([
      { person: { prison: "QQI" } },
      { kind: "rejected", column: "prison", code: "PRISON_UNKNOWN" },
    ]);
  });

  it("are the one asked for where a row names none", async () => {
    const taken = await takeOwn("prisonerNumber,lastName", "A1234AA,Test");
    expect(taken.survey.prisons).toEqual([{ code: "MDI", rows: 1 }]);
  });
});

describe("a prisoner number that stands twice", () => {
  it("with the same facts is one person and duplicates, whatever the case and spacing", async () => {
    const taken = await takeOwn("prisonerNumber,lastName", "A1234AA,O Test", "a1234aa, o\u00a0TEST ", "A1234AA,O Test");
    expect(taken.rows).toMatchObject([
      { kind: "person", line: 2 },
      { kind: "duplicate", line: 3, prisonerNumber: "A1234AA" },
      { kind: "duplicate", line: 4, prisonerNumber: "A1234AA" },
    ]);
  });

  it("with other facts is no person: every row is rejected, with the columns that differ and not what they hold", async () => {
    const taken = await takeOwn(
      "prisonerNumber,lastName,crd",
      "A1234AA,Test,2027-01-01",
      "A1235AA,Other,",
      "A1234AA,Best,2027-01-02",
      "A1234AA,Test,2027-01-01",
    );
    const message = "lines 2, 4, 5 have one prisoner number and differ in lastName, crd";
    expect(taken.rows).toMatchObject([
      { kind: "rejected", line: 2, prisonerNumber: "A1234AA", code: "SAME_NUMBER_OTHER_FACTS", message, column: "lastName" },
      { kind: "person", line: 3 },
      { kind: "rejected", line: 4, message },
      { kind: "rejected", line: 5, message },
    ]);
  });
});

it("says how full each column is, so that one that has emptied can be noticed", async () => {
  const survey = await surveyOf(rollOf(ownRoll("prisonerNumber,prison,crd", "A1234AA,MDI,2027-01-01", "A1235AA,MDI, ")));
  expect(survey.columns.map(({ heading, filled }) => [heading, filled])).toEqual([
    ["prisonerNumber", 2],
    ["prison", 2],
    ["crd", 1],
  ]);
});

it("counts ages on the day of the roll", async () => {
  const roll = `${NOMIS}A1234AA,Test,25/12/2008,MDI,\n`;
  const under18 = async (text: string) => peopleOf(await takeRoll(text))[0]?.facts.under18;
  expect(await under18(roll)).toBe(true);
  expect(await under18(`${roll}As at 26/12/2026\n`)).toBe(false);
  expect(oddities(await takeRoll(`${roll}As at 23/12/2023\n`))).toEqual(["AGE_UNLIKELY"]);
});
