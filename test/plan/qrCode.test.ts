import { describe, expect, test } from "vitest";
import { isQrText, qrSquares } from "../../src/plan/qrCode.js";
import { withCorrection } from "../../src/plan/qrCorrection.js";

/** As jsQR 1.4.0 reads it, like 300 others that were tried when this was written. */
const READ = `
#######.##....#######
#.....#..###..#.....#
#.###.#.#.###.#.###.#
#.###.#.##.##.#.###.#
#.###.#...#...#.###.#
#.....#.##.#..#.....#
#######.#.#.#.#######
........#.#..........
.#.#.####..#.###.##.#
###.......#...##.##.#
.#.#..#..##.##...##..
#.####.##..##..#...##
###..#####....#.#..##
........###.#..#.###.
#######.#.####.#..#.#
#.....#.##...#....##.
#.###.#..###..#..##.#
#.###.#.####....#..##
#.###.#..##.#.......#
#.....#.#.#..##.#.#.#
#######..#.##..#.##..
`.trim();

test("a plan's code as squares", () => {
  const drawn = qrSquares("7KQ2-M9XF").map((row) => row.map((dark) => (dark ? "#" : ".")).join(""));
  expect(drawn.join("\n")).toBe(READ);
});

test("no two codes are the same squares", () => {
  const codes = ["7KQ2-M9XF", "7KQ2-M9XG", "0000-0000", "ZZZZ-ZZZZ", "A", "ABCDEFGHIJKLMNOP"];
  expect(new Set(codes.map((code) => qrSquares(code).flat().join())).size).toBe(codes.length);
});

describe("only what the smallest code can hold", () => {
  test.each<[string, boolean]>([
    ["7KQ2-M9XF", true],
    ["ABCDEFGHIJKLMNOP", true],
    ["ABCDEFGHIJKLMNOPQ", false],
    ["7kq2-m9xf", false],
    ["Ŵ", false],
    ["", false],
  ])("%j", (text, can) => {
    expect(isQrText(text)).toBe(can);
  });
});

test("what mends a code is what the standard's arithmetic gives", () => {
  const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236];
  expect(withCorrection(data).slice(data.length)).toEqual([168, 72, 22, 82, 217, 54, 156, 0, 46, 15, 180, 122, 16]);
});
