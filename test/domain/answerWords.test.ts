import { expect, it } from "vitest";
import { answerWords } from "../../src/domain/answerWords.js";

const CHOICES = [
  { code: "bus", label: "By bus" },
  { code: "walk", label: "On foot" },
];

it.each([
  ["one of a list", "one", "bus", "By bus"],
  ["several of a list", "several", ["bus", "walk"], "By bus; On foot"],
  ["a choice that is no longer offered", "one", "cart", "cart"],
  ["a day", "date", "2026-11-23", "Mon 23 Nov 2026"],
  ["words that look like a day", "text", "2026-11-23", "2026-11-23"],
  ["no answer", "one", null, "No answer"],
] as const)("%s is put in words", (_, kind, answer, expected) => {
  expect(answerWords({ kind, choices: CHOICES }, answer)).toBe(expected);
});
