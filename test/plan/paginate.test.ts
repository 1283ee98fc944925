import fc from "fast-check";
import { expect, test } from "vitest";
import { paginate } from "../../src/plan/paginate.js";
import { buildRow, type Hold, type Row } from "../../src/plan/rows.js";

/** A page of twenty lines, each five points high: one is too little to stand alone, two are not. */
const BOUNDS = { top: 0, bottom: 100, mostPages: 50 };

/** Lines by letters: how each holds to the next ("." free, "k" kept together, "i" in one item, "m" must). */
function lines(holds: string): Row[] {
  const known: Readonly<Record<string, Hold>> = { ".": 0, k: 1, i: 2, m: 3 };
  return [...holds].map((hold) => buildRow({ height: 5, hold: known[hold] ?? 0 }));
}

/** How many lines each page has. */
function pagesOf(holds: string): number[] {
  return paginate(lines(holds), BOUNDS).map((page) => page.length);
}

test.each<[string, string, number[]]>([
  ["a block that does not fit goes to the next page where little stays empty", `${".".repeat(14)}kkkkkkk...`, [14, 10]],
  ["a long one is parted between its items where a third or more would stay empty", `${".".repeat(10)}mikmikmikmik..`, [19, 5]],
  ["so is a short one", `${".".repeat(13)}mmmmikmmmmmmm...`, [19, 10]],
  ["its first line is not alone on the page", `${".".repeat(11)}kmmmmmmmmkkk..`, [11, 14]],
  ["nor its last on the next", `${".".repeat(10)}kkkkkkkkkk..`, [19, 3]],
  ["an item goes whole to the next page", `${".".repeat(18)}iii..`, [18, 5]],
  ["what must not be parted is not, whatever stays empty", `${".".repeat(4)}${"m".repeat(17)}..`, [4, 19]],
  ["the end is not alone on its page: the line before goes with it", `${".".repeat(19)}.mm.`, [19, 4]],
  ["nor is it where a block stands before it: the end of that goes with it", `${".".repeat(8)}kkkkkkkkkkk.mm.`, [18, 5]],
  ["nor where the block before it starts the page, if some of it can stay there", `${"k".repeat(19)}.mm.`, [18, 5]],
  ["a page that is full with what must not be parted is left as it is", `${"m".repeat(19)}.${"m".repeat(3)}.`, [20, 4]],
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
