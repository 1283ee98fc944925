import { describe, expect, it } from "vitest";
import { type Cell, serialOf, type WorkbookWishes, workbookOf } from "../support/workbookFile.js";
import { rowsOf } from "./workbookRows.js";

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
