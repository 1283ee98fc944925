import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hangText } from "../../../src/cli/hangText.js";
import { buildColours } from "../../../src/cli/output/colours.js";
import type { Column } from "../../../src/cli/output/column.js";
import { displayWidth, padTo } from "../../../src/cli/output/displayWidth.js";
import { buildGrid } from "../../../src/cli/output/grid.js";
import { renderTerminalTable } from "../../../src/cli/output/terminalTable.js";
import { wrapText } from "../../../src/cli/output/wrapText.js";

describe("the width of a text", () => {
  it.each([
    ["Ann", 3],
    ["Siân", 4],
    ["Sia\u0302n", 4],
    ["ŵ w\u0302", 3],
    ["張偉", 4],
    ["👩‍👩‍👧", 2],
    ["❤️", 2],
    ["🇬🇧", 2],
    ["שָׁלוֹם", 4],
    ["ＡＢ", 4],
    ["", 0],
  ])("%s takes %i columns", (text, expected) => {
    expect(displayWidth(text)).toBe(expected);
  });

  it("is filled up on either side", () => {
    expect([padTo("張", 4, "left"), padTo("張", 4, "right"), padTo("long", 2, "left")]).toEqual(["張  ", "  張", "long"]);
  });
});

describe("wrapping", () => {
  it.each<[string, number, readonly string[]]>([
    ["held in the centre", 8, ["held in", "the", "centre"]],
    ["held_after_release_date", 8, ["held_", "after_", "release_", "date"]],
    ["WRIGHT-PHILLIPS", 11, ["WRIGHT-", "PHILLIPS"]],
    ["Llanfairpwllgwyngyll", 12, ["Llanfairpwll", "gwyngyll"]],
    ["one\ntwo three", 20, ["one", "two three"]],
    ["張偉張偉", 5, ["張偉", "張偉"]],
    ["", 5, [""]],
  ])("%j in %i columns", (text, width, expected) => {
    expect(wrapText(text, width)).toEqual(expected);
  });

  it("leaves out what is beyond the last line, and says so", () => {
    expect(wrapText("one two three four", 5, 2)).toEqual(["one", "two…"]);
    expect(wrapText("three seven eight", 5, 2)).toEqual(["three", "seve…"]);
  });

  it("never makes a line too wide, and loses no word", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 })), fc.integer({ min: 2, max: 30 }), (words, width) => {
        const text = words.join(" ").replace(/\s+/g, " ");
        const lines = wrapText(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});

describe("a question on a terminal", () => {
  const question = "Where did you live before you came into prison?";
  it.each<[string, number, string]>([
    ["stays on one line where it fits", 60, question],
    ["begins its second line under the first", 40, "Where did you live before\n  you came into prison?"],
    ["takes as many lines as it needs", 30, "Where did you live\n  before you came\n  into prison?"],
    ["keeps whole words on a terminal narrower than any", 5, "Where did\n  you live\n  before you\n  came into\n  prison?"],
  ])("%s", (_, columns, expected) => {
    expect(hangText(question, columns, { front: 2, behind: 10 })).toBe(expected);
  });

  it("breaks a word only where it is longer than the line", () => {
    expect(hangText("See Llanfairpwllgwyngyll soon", 16, { front: 2, behind: 1 })).toBe("See\n  Llanfairpwllg\n  wyngyll soon");
  });
});

interface Row {
  readonly number: string;
  readonly name: string;
  readonly note: string;
  readonly days: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: "number", title: "Number", get: (row) => row.number },
  { key: "name", title: "Name", get: (row) => row.name },
  { key: "note", title: "Why it matters", get: (row) => row.note },
  { key: "days", title: "Days", get: (row) => row.days },
];
const row: Row = {
  number: "A1234BC",
  name: "張偉 שָׁלוֹם",
  note: "the window opened because the date moved forward by six days and nobody had seen it",
  days: -12345,
};
const plain = buildColours(false);
const render = (rows: readonly Row[], width: number) =>
  renderTerminalTable(buildGrid(COLUMNS, rows), width, plain).trimEnd().split("\n");

describe("a table on a terminal", () => {
  it("is as wide as it needs", () => {
    expect(render([{ ...row, note: "moved" }], 80)).toEqual([
      "Number   Name       Why it matters    Days",
      "──────────────────────────────────────────",
      "A1234BC  張偉 שָׁלוֹם  moved           -12345",
    ]);
  });

  it("puts long cells over up to three lines", () => {
    expect(render([row], 50)).toEqual([
      "Number   Name       Why it matters            Days",
      "──────────────────────────────────────────────────",
      "A1234BC  張偉 שָׁלוֹם  the window opened       -12345",
      "                    because the date moved",
      "                    forward by six days…",
    ]);
  });

  it("cuts no sentence that has to be read to its end", () => {
    const columns = COLUMNS.map((column): Column<Row> => (column.key === "note" ? { ...column, whole: true } : column));
    const words = renderTerminalTable(buildGrid(columns, [row]), 50, plain).replace(/\s+/g, " ");
    expect(words).toContain("by six days and nobody had seen it");
    expect(words).not.toContain("…");
  });

  it("shows one item below the other where it is too narrow", () => {
    expect(render([row, row], 24).slice(0, 4)).toEqual([
      "Number: A1234BC",
      "Name: 張偉 שָׁלוֹם",
      "Why it matters: the",
      "window opened because",
    ]);
  });

  it.each([20, 30, 40, 60, 80, 200])("fits %i columns", (width) => {
    for (const line of render([row, row], width)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it("has one head, however long it is", () => {
    const lines = render(
      Array.from({ length: 2500 }, () => ({ ...row, note: "moved" })),
      80,
    );
    expect(lines).toHaveLength(2502);
    expect(lines.filter((line) => line.startsWith("Number"))).toHaveLength(1);
    expect(new Set(lines.slice(2))).toEqual(new Set(["A1234BC  張偉 שָׁלוֹם  moved           -12345"]));
  });
});
