import fc from "fast-check";
import { expect, test } from "vitest";
import { paginate } from "../../src/plan/paginate.js";
import { buildRow, type Hold, type Row } from "../../src/plan/rows.js";

/** A page of ten lines, each ten points high. */
const BOUNDS = { top: 0, bottom: 100, mostPages: 50 };

/** Lines by letters: how each holds to the next ("." free, "k" kept together, "i" in one item, "m" must). */
function lines(holds: string): Row[] {
  const known: Readonly<Record<string, Hold>> = { ".": 0, k: 1, i: 2, m: 3 };
  return [...holds].map((hold) => buildRow({ height: 10, hold: known[hold] ?? 0 }));
}

/** How many lines each page has. */
function pagesOf(holds: string): number[] {
  return paginate(lines(holds), BOUNDS).map((page) => page.length);
}

test.each<[string, string, number[]]>([
  ["a block that does not fit goes to the next page where little stays empty", `${".".repeat(7)}kkkkk...`, [7, 8]],
  ["a long one is parted between its items where a third or more would stay empty", `${".".repeat(5)}mikikiki..`, [10, 5]],
  ["its first two items stay together, so the first is not alone", `${".".repeat(6)}mmkmkkk...`, [6, 10]],
  ["so do its last two: none is alone on the next page", `${".".repeat(5)}kkkkk..`, [9, 3]],
  ["a short one is not parted, whatever stays empty", `${".".repeat(5)}mmkmmk...`, [5, 9]],
  ["an item goes whole to the next page", `${".".repeat(8)}iii..`, [8, 5]],
  ["what must not be parted is not, whatever stays empty", `${".".repeat(2)}mmmmmmmm..`, [2, 10]],
  ["the end is not alone on its page: the line before goes with it", `${".".repeat(9)}.mm.`, [9, 4]],
  ["nor is it where a block stands before it: its last two items go with it", `${".".repeat(4)}kkkkk.mm.`, [8, 5]],
  ["a page that is full with one block is left as it is", `${"m".repeat(9)}.${"m".repeat(3)}.`, [10, 4]],
])("%s", (_, holds, pages) => {
  expect(pagesOf(holds).filter((count) => count > 0)).toEqual(pages);
});

test("every line is there once and in order, on its page, and no more pages than lines", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom<Hold>(0, 1, 2, 3), fc.integer({ min: 1, max: 60 })), { minLength: 1 }),
      (made) => {
        const rows = made.map(([hold, height]) => buildRow({ height, hold }));
        const pages = paginate(rows, { ...BOUNDS, mostPages: 200 });
        expect(pages.flat()).toHaveLength(rows.length);
        expect(pages.flat().map(({ row }) => row.height)).toEqual(rows.map(({ height }) => height));
        for (const page of pages) for (const { row, y } of page) expect(y + row.height).toBeLessThanOrEqual(100);
      },
    ),
  );
});
