import fc from "fast-check";
import { expect, it } from "vitest";
import { PersonTable } from "../../src/domain/personTable.js";

const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const prisonerNumber = fc
  .tuple(letter, fc.integer({ min: 0, max: 9_999 }), letter, letter)
  .map(([first, digits, second, third]) => `${first}${String(digits).padStart(4, "0")}${second}${third}`);

it("keeps for each person what a map would keep, in the order in which they were added", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(prisonerNumber, fc.integer({ min: -1e9, max: 1e9 })), { maxLength: 3_000 }), (pairs) => {
      const table = new PersonTable(2);
      const map = new Map<string, number>();
      for (const [number, value] of pairs) {
        table.set(table.add(number), 1, value);
        map.set(number, value);
      }
      expect(table.size).toBe(map.size);
      const kept = [...map.keys()].map((number) => [number, table.get(table.find(number), 1)]);
      expect(kept).toEqual([...map]);
      expect([...map.keys()].map((_, entry) => table.numberOf(entry))).toEqual([...map.keys()]);
    }),
    { numRuns: 60 },
  );
});

it.each(["A0000AA", "Z9999ZZ", "A1234BC"])("does not know %s before it is added", (number) => {
  const table = new PersonTable(1);
  expect(table.find(number)).toBe(-1);
  expect(table.add(number)).toBe(0);
  expect(table.find(number)).toBe(0);
  expect(table.get(0, 0)).toBe(0);
});
