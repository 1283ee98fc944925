import { describe, expect, it } from "vitest";
import { serialOf, type WorkbookWishes, workbookOf } from "../support/workbookFile.js";
import { rollOf, surveyOf, takeRoll } from "./rolls.js";
import { rowsOf } from "./workbookRows.js";

describe("a sheet's rows", () => {
  const blank = (place: string) => `<c r="${place}" s="0"/>`;

  it("keep their numbers, their gaps and their columns, whatever range the sheet declares", async () => {
    const rows = await rowsOf(
      workbookOf([
        [],
        [undefined, "a", "b", "c"],
        [blank, blank, blank, blank, blank],
        [undefined, "1", undefined, "3"],
        [],
        ["x"],
      ]),
    );
    expect(rows).toEqual([
      { line: 2, cells: ["", "a", "b", "c"] },
      { line: 4, cells: ["", "1", "", "3"] },
      { line: 6, cells: ["x", "", "", ""] },
    ]);
  });

  it("count on where neither rows nor cells say their places", async () => {
    const rows = await rowsOf(
      workbookOf(
        [
          ["a", "b"],
          [undefined, "2"],
        ],
        { bare: true },
      ),
    );
    expect(rows).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["", "2"] },
    ]);
  });

  it("of merged cells have text in the first, and hidden ones are read", async () => {
    const hide = (sheet = "") =>
      sheet
        .replace('<row r="2"', '<row r="2" hidden="1"')
        .replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>');
    const change = (files: Record<string, string>) => ({
      ...files,
      "xl/worksheets/sheet1.xml": hide(files["xl/worksheets/sheet1.xml"]),
    });
    expect(await rowsOf(workbookOf([["a", "b"], ["both"]], { change }))).toContainEqual({ line: 2, cells: ["both", ""] });
  });

  it.each<[string, WorkbookWishes]>([
    ["stored without packing", { packed: "stored" }],
    [
      "in the format's strict variant, with prefixes of its writer's choice",
      {
        change: (files) =>
          mapFiles(files, (text) =>
            text
              .replaceAll(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
              )
              .replaceAll("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
              .replaceAll(/<(\/?)(worksheet|sheetData|row|c|v|sst|si|t|workbook|sheets|sheet)(?=[ />])/gu, "<$1ss:$2")
              .replaceAll("xmlns=", "xmlns:ss=")
              .replaceAll("r:id=", "rel:id=")
              .replace("xmlns:r=", "xmlns:rel="),
          ),
      },
    ],
    ["in UTF-16", { change: (files) => mapFiles(files, (text) => Buffer.from(`\ufeff${text}`, "utf16le")) }],
    ["with a byte order mark", { change: (files) => mapFiles(files, (text) => `\ufeff${text}`) }],
    [
      "with names in other case",
      { change: ({ "xl/sharedStrings.xml": strings = "", ...files }) => ({ ...files, "xl/SharedStrings.xml": strings }) },
    ],
    [
      "with absolute targets",
      { change: (files) => mapFiles(files, (text) => text.replaceAll(/Target="(worksheets|styles|shared)/gu, 'Target="/xl/$1')) },
    ],
    ["with nothing said of its styles", { change: (files) => ({ ...files, "xl/styles.xml": undefined }) }],
  ])("are read from a workbook %s", async (_, wishes) => {
    expect(
      await rowsOf(
        workbookOf(
          [
            ["a", "b"],
            ["Ŵyn", 7],
          ],
          wishes,
        ),
      ),
    ).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["Ŵyn", "7"] },
    ]);
  });
});

function mapFiles<T>(files: Record<string, string>, change: (text: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text)]));
}

describe("a roll in a workbook", () => {
  const HEADINGS = ["prisonerNumber", "lastName", "prison", "crd"];
  const day = (text: string) => ({ number: serialOf(text), format: 14 });
  const wishes = { formats: [14] };

  it("says that it is one, and of which sheet", async () => {
    const { survey, rows } = await takeRoll(workbookOf([HEADINGS, ["A1234AA", "Marsh", "MDI", day("2027-02-16")]], wishes));
    expect(survey).toMatchObject({ sheet: "Roll", rows: 1, layout: { bytes: { encoding: "xlsx" } } });
    expect(survey.warnings.map(({ code }) => code)).toEqual(["NO_LEGAL_STATUS"]);
    expect(rows).toMatchObject([
      { kind: "person", line: 2, person: { lastName: "Marsh", facts: { dates: { crd: "2027-02-16" } } } },
    ]);
  });

  it("names the row of a bad cell as Excel numbers it", async () => {
    const { rows } = await takeRoll(
      workbookOf([HEADINGS, [], [], ["A1234AA", "Marsh", "MDI", "soon"], ["A1235AA", "Reed", "MDI"]]),
    );
    expect(rows).toMatchObject([
      { kind: "rejected", line: 4, column: "crd" },
      { kind: "person", line: 5 },
    ]);
  });

  it("counts the cells whose formula gave an error or was never worked out", async () => {
    const failed = (place: string) => `<c r="${place}" t="e"><f>X</f><v>#REF!</v></c>`;
    const unworked = (place: string) => `<c r="${place}"><f>TODAY()</f></c>`;
    const survey = await surveyOf(
      rollOf(workbookOf([HEADINGS, ["A1234AA", "Marsh", "MDI", failed], ["A1235AA", "Reed", "MDI", unworked]])),
    );
    expect(survey.warnings).toContainEqual({
      code: "CELLS_WITHOUT_RESULT",
      message: "2 cells hold a formula that gave an error or no result, in row 2, 3: read as blank",
    });
  });

  it("with a day 0 has no date there, and that is counted", async () => {
    const { survey, rows } = await takeRoll(
      workbookOf([HEADINGS, ["A1234AA", "Marsh", "MDI", { number: 0, format: 14 }]], wishes),
    );
    expect(rows).toMatchObject([{ kind: "person", person: { facts: { dates: {} } } }]);
    expect([...survey.noDateWords]).toEqual([["0000-00-00", 1]]);
  });
});
