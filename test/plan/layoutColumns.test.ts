import fc from "fast-check";
import { expect, test } from "vitest";
import { sideBySide } from "../../src/plan/layoutColumns.js";
import { buildRow, type Row } from "../../src/plan/rows.js";

/** A line of text with its own name, so that it is known again. */
function aLine(name: string, height: number, hold: 0 | 3): Row {
  const mark = {
    x: 0,
    baseline: height,
    size: 12,
    ink: "text",
    segments: [{ text: name, bold: false, x: 0 }],
    node: undefined,
  } as const;
  return buildRow({ height, hold, text: [mark] });
}

const lines = (column: string) =>
  fc
    .array(fc.tuple(fc.integer({ min: 5, max: 60 }), fc.constantFrom(0, 0, 0, 3) as fc.Arbitrary<0 | 3>), { maxLength: 30 })
    .map((made) => made.map(([height, hold], index) => aLine(`${column}${index}`, height, hold)));

/** Where each line of a column ends, from the top of all rows. */
function endsOf(rows: readonly Row[], column: string): { name: string; end: number }[] {
  let top = 0;
  return rows.flatMap((row) => {
    const named = row.text.flatMap(({ segments, baseline }) =>
      segments.filter(({ text }) => text.startsWith(column)).map(({ text }) => ({ name: text, end: top + baseline })),
    );
    top += row.height;
    return named;
  });
}

test("columns side by side: every line is there once, in order, under the one before, and within its row", () => {
  fc.assert(
    fc.property(lines("a"), lines("b"), lines("c"), (a, b, c) => {
      const rows = sideBySide([a, b, c], 4, 100);
      for (const [name, column] of [
        ["a", a],
        ["b", b],
        ["c", c],
      ] as const) {
        const ends = endsOf(rows, name);
        expect(ends.map((one) => one.name)).toEqual(column.map((_, index) => `${name}${index}`));
        for (const [index, { end }] of ends.entries()) {
          expect(end - (column[index]?.height ?? 0)).toBeGreaterThanOrEqual((ends[index - 1]?.end ?? 0) - 1e-9);
        }
      }
      for (const { height, text } of rows) for (const { baseline } of text) expect(baseline).toBeLessThanOrEqual(height + 1e-9);
    }),
  );
});

test("a row over columns ends where nothing is held, unless that would make it very tall", () => {
  fc.assert(
    fc.property(lines("a"), lines("b"), (a, b) => {
      for (const { height, hold } of sideBySide([a, b], 4, 100)) if (hold === 3) expect(height).toBeGreaterThanOrEqual(200);
    }),
  );
});
