import { describe, expect, it } from "vitest";
import { isUnlikelyPrisonerNumber, matchPrison, parsePrisonerNumber } from "../../src/domain/identifiers.js";

describe("a prisoner number", () => {
  it.each([
    ["A1234AA", "A1234AA"],
    ["g4274gn", "G4274GN"],
    [" A1234AA ", "A1234AA"],
    ["A0001ZZ", "A0001ZZ"],
  ])("%j is %s", (text, expected) => {
    expect(parsePrisonerNumber(text)).toBe(expected);
  });

  it.each(["A123AA", "1234AAA", "A12345A", "AA1234A", "A1234A1", "A1234 AA", "38412A", "", "A1234AÄ"])("%j is none", (text) => {
    expect(parsePrisonerNumber(text)).toBeUndefined();
  });

  it.each([
    ["A1234OB", true],
    ["A0000AA", true],
    ["U1234AA", true],
    ["A1234AA", false],
    ["A1000AA", false],
  ])("%s looks mistyped: %s", (number, expected) => {
    expect(isUnlikelyPrisonerNumber(number)).toBe(expected);
  });
});

describe("the prison a text names", () => {
  const prisons = [
    { code: "EYI", name: "Elmley (HMP & YOI)" },
    { code: "PRI", name: "Parc (HMP & YOI)" },
    { code: "PYI", name: "Parc (HMYOI)" },
    { code: "PBI", name: "Peterborough (HMP & YOI)" },
    { code: "PFI", name: "Peterborough Female (HMP & YOI)" },
    { code: "GMI", name: "Guys Marsh (HMP)" },
    { code: "IWI", name: "Isle Of Wight (HMP & YOI)" },
  ];

  it.each([
    ["EYI", "EYI"],
    ["eyi ", "EYI"],
    ["Elmley (HMP & YOI)", "EYI"],
    ["HMP Elmley", "EYI"],
    ["Elmley (HMP)", "EYI"],
    ["HMP/YOI ELMLEY", "EYI"],
    ["HMP and YOI Isle of Wight", "IWI"],
    ["Guy's Marsh", "GMI"],
    ["Peterborough", "PBI"],
    ["HMP Peterborough (Female)", "PFI"],
    ["Parc (HMYOI)", "PYI"],
  ])("%j is %s", (text, code) => {
    expect(matchPrison(text, prisons)?.code).toBe(code);
  });

  it.each(["Parc", "Leeds", "HMP", ""])("%j is none, or not one alone", (text) => {
    expect(matchPrison(text, prisons)).toBeUndefined();
  });
});
