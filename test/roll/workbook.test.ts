import { describe, expect, it } from "vitest";
import type { RawRow } from "../../src/roll/rawRow.js";
import { findLayout, readRows } from "../../src/roll/rollLayout.js";
import { type Cell, serialOf, type WorkbookWishes, workbookOf } from "../support/workbookFile.js";
import { builtInMappings, rollOf, surveyOf, takeRoll } from "./rolls.js";

async function rowsOf(bytes: Uint8Array): Promise<RawRow[]> {
  const source = rollOf(bytes, "roll.xlsx");
  const layout = await findLayout(source, builtInMappings);
  const rows: RawRow[] = [{ line: layout.format === "table" ? layout.headingLine : 0, cells: layout.headings }];
  for await (const batch of readRows(source, layout)) rows.push(...batch);
  return rows;
}

/** What one cell below a heading says. */
async function textOf(cell: Cell, wishes: WorkbookWishes = {}): Promise<string | undefined> {
  const rows = await rowsOf(
    workbookOf(
      [
        ["before", "heading"],
        ["x", cell],
      ],
      wishes,
    ),
  );
  return rows[1]?.cells[1];
}

const xml = (type: string, inside: string) => (place: string) => `<c r="${place}" t="${type}">${inside}</c>`;

describe("a cell says what it is:", () => {
  it.each<[string, Cell, string]>([
    ["text", "Ŵyn & Søn", "Ŵyn & Søn"],
    ["digits kept as text", "007", "007"],
    ["a cell that spreadsheets would take for a date", "3-2-027", "3-2-027"],
    ["a date as text", "03/02/2027", "03/02/2027"],
    ["a surname that is a word of programs", "NULL", "NULL"],
    ["text in runs of several fonts", xml("inlineStr", "<is><r><t>Bar</t></r><r><rPr><b/></rPr><t>ry</t></r></is>"), "Barry"],
    [
      "text with its reading beside it",
      xml("inlineStr", '<is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is>'),
      "東京",
    ],
    ["text in the cell itself", xml("inlineStr", "<is><t>A1234BC</t></is>"), "A1234BC"],
    ["a line break that XML cannot hold", "CRD_x000D_\nchecked", "CRD\r\nchecked"],
    ["an underscore that looks like one", "_x005F_x000D_", "_x000D_"],
    ["the result of a formula in text", xml("str", "<f>A1&amp;B1</f><v>A1234BC</v>"), "A1234BC"],
    ["the result of a formula in numbers", xml("n", "<f>1+1</f><v>2</v>"), "2"],
    ["yes", true, "TRUE"],
    ["no", false, "FALSE"],
    ["a whole number", 42, "42"],
    ["a number with noise", 0.30000000000000004, "0.3"],
    ["a large number", xml("n", "<v>1.2345678901234E+15</v>"), "1234567890123400"],
    ["a larger number", xml("n", "<v>1.5E+22</v>"), "15000000000000000000000"],
    ["a small number", xml("n", "<v>-1.5E-9</v>"), "-0.0000000015"],
    ["a date in ISO, as the strict variant has it", xml("d", "<v>2027-02-16T00:00:00.000</v>"), "2027-02-16"],
    ["the same with a time", xml("d", "<v>2027-02-16T09:30:00</v>"), "2027-02-16 09:30"],
    ["an error", xml("e", "<f>1/0</f><v>#DIV/0!</v>"), ""],
    ["text marked as such", xml("inlineStr", "<is><t><![CDATA[a<b]]></t></is>"), "a<b"],
  ])("%s", async (_, cell, expected) => {
    expect(await textOf(cell)).toBe(expected);
  });
});

describe("a number is a day by its format:", () => {
  const DAY = 46_433;
  it.each<[string | number, number, string]>([
    [14, DAY, "2027-02-15"],
    [15, DAY, "2027-02-15"],
    [22, DAY + 0.5, "2027-02-15 12:00"],
    [30, DAY, "2027-02-15"],
    [57, DAY, "2027-02-15"],
    [20, 0.395833333333333, "09:30"],
    [46, 0.5, "12:00"],
    ["dd/mm/yyyy", DAY, "2027-02-15"],
    ["[$-809]d mmmm yyyy;@", DAY, "2027-02-15"],
    ['"released on "dd\\.mm\\.yy', DAY, "2027-02-15"],
    ["mmm", DAY, "2027-02-15"],
    ["yyyy-mm-dd hh:mm:ss AM/PM", DAY + 0.75, "2027-02-15 18:00"],
    ["yyyy-mm-dd", DAY + 0.9999999999, "2027-02-16"],
    ["[h]:mm", 0.25, "06:00"],
    [0, DAY, "46433"],
    [1, DAY, "46433"],
    [9, 0.5, "0.5"],
    [49, DAY, "46433"],
    ["General", DAY, "46433"],
    ['0 "days"', DAY, "46433"],
    ["[Red]#,##0.00;[Blue]-0", DAY, "46433"],
    ["0.00E+00", DAY, "46433"],
    ["0\\d", DAY, "46433"],
    ["#,##0_d", DAY, "46433"],
  ])("%s", async (format, number, expected) => {
    expect(await textOf({ number, format }, { formats: [format] })).toBe(expected);
  });

  it.each<[string, number, string]>([
    ["the first day of 1900", 1, "1900-01-01"],
    ["the last before the day that never was", 59, "1900-02-28"],
    ["the day that never was", 60, "1900-02-29"],
    ["the first after it", 61, "1900-03-01"],
    ["no day at all", 0, "0000-00-00"],
    ["a leap day", serialOf("2028-02-29"), "2028-02-29"],
    ["the last day", 2_958_465, "9999-12-31"],
    ["a day after the last", 2_958_466, "2958466"],
    ["a day before the first", -1, "-1"],
  ])("%s", async (_, number, expected) => {
    expect(await textOf({ number, format: 14 }, { formats: [14] })).toBe(expected);
  });

  it("counts from 1904 in workbooks that do", async () => {
    const wishes = { formats: [14], date1904: true };
    expect(await textOf({ number: 0, format: 14 }, wishes)).toBe("1904-01-01");
    expect(await textOf({ number: 46_433 - 1462, format: 14 }, wishes)).toBe("2027-02-15");
    expect(await textOf({ number: 2_958_465, format: 14 }, wishes)).toBe("2958465");
  });
});

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
