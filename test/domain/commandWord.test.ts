import { expect, it } from "vitest";
import { commandWord } from "../../src/domain/commandWord.js";

it.each([
  ["rolls/today.csv", "rolls/today.csv"],
  ["jail list.csv", '"jail list.csv"'],
  ["it's.csv", '"it\'s.csv"'],
  ["a$b.csv", '"a\\$b.csv"'],
])("%s is typed as %s", (word, typed) => {
  expect(commandWord(word)).toBe(typed);
});
