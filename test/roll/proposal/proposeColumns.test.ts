import { describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { headingWords } from "../../../src/roll/proposal/headingWords.js";
import { findNumberShapes, proposeColumns } from "../../../src/roll/proposal/proposeColumns.js";
import { builtInMappings, KNOWN_PRISONS } from "../rolls.js";

/** What is proposed for columns written as heading and cells: the fields, "?" where somebody should be asked. */
function propose(columns: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const headings = Object.keys(columns);
  const count = Math.max(...Object.values(columns).map((cells) => cells.length));
  const rows = Array.from({ length: count }, (_, row) => ({
    line: row + 2,
    cells: headings.map((heading) => columns[heading]?.[row] ?? ""),
  }));
  const proposed = proposeColumns(headings, rows, builtInMappings, { prisons: KNOWN_PRISONS, day: plainDate("2026-11-23") });
  return Object.fromEntries(proposed.map(({ heading, fields, sure }) => [heading, `${fields.join("+")}${sure ? "" : "?"}`]));
}

const NUMBERS = ["A1234AA", "A1235AC", "A1236AD"];
const BIRTHS = ["13/04/1990", "01/07/1966", "30/11/1984"];

describe("columns are proposed", () => {
  it("by headings that a mapping knows, where their cells agree", () => {
    expect(
      propose({ "Noms Id": NUMBERS, DOB: BIRTHS, SLED: ["01/02/2027"], Establishment: ["MDI", "EYI"], Religion: ["none"] }),
    ).toEqual({ "Noms Id": "prisonerNumber", DOB: "dateOfBirth", SLED: "sed+led", Establishment: "prison", Religion: "" });
  });

  it("by the words of headings that no mapping has", () => {
    expect(
      propose({
        offender_id: NUMBERS,
        inmate_lastname: ["A", "B", "C"],
        "Person's Given Name": ["D", "E", "F"],
        birthDate: BIRTHS,
        "Sentence Start": ["01/02/2026", "02/02/2026"],
        "Proj. Release": ["01/02/2027", "02/02/2027"],
      }),
    ).toEqual({
      offender_id: "prisonerNumber",
      inmate_lastname: "lastName",
      "Person's Given Name": "firstName",
      birthDate: "dateOfBirth",
      "Sentence Start": "sentenceStartDate",
      "Proj. Release": "releaseDate",
    });
  });

  it("by what their cells look like, where headings say nothing", () => {
    expect(
      propose({
        a: NUMBERS,
        b: ["TEST, Arlo", "PROOF, Elis", "DRAFT, Cai"],
        c: BIRTHS,
        d: ["MDI", "EYI", "MDI"],
        e: ["A-1-001", "B-2-003", "RECP"],
        f: ["2027-01-01", "2027-02-02"],
      }),
    ).toEqual({ a: "prisonerNumber", b: "fullName?", c: "dateOfBirth", d: "prison", e: "location", f: "?" });
  });

  it("never against their cells: a dob full of last year's dates is a question", () => {
    expect(propose({ "NOMS Number": NUMBERS, dob: ["13/04/2025", "01/07/2025", "30/11/2025"] })).toMatchObject({ dob: "?" });
    expect(propose({ "Offender No": ["87074", "238279"], CRD: ["yes", "no"] })).toEqual({ "Offender No": "?", CRD: "?" });
  });

  it("once each: the second that words or cells propose is a question, headings of one mapping are not", () => {
    expect(propose({ number: NUMBERS, offender_ref: NUMBERS })).toEqual({ number: "prisonerNumber", offender_ref: "?" });
    expect(propose({ prisonId: ["MDI"], prisonName: ["HMP Moorland"] })).toEqual({ prisonId: "prison", prisonName: "prison" });
  });
});

it.each([
  ["inmate_lastName", "lastname"],
  ["Offender Last-Name", "lastname"],
  ["surname_f7", "surname"],
  ["DateOfBirth", "datebirth"],
  ["Person", "person"],
])("the words of %s are %s", (heading, words) => {
  expect(headingWords(heading)).toBe(words);
});

it.each([
  [
    ["87074", "238279"],
    ["99999", "999999"],
  ],
  [["ab-12", "CD-34"], ["AA-99"]],
  [["87074", "Smith"], []],
  [["1", "22"], []],
])("the numbers %j have the shapes %j", (cells, shapes) => {
  expect(
    findNumberShapes(
      cells.map((cell, index) => ({ line: index, cells: [cell] })),
      0,
    ),
  ).toEqual(shapes);
});
