import { expect, it } from "vitest";
import { attendanceWords, type SuggestionFacts, suggestModules } from "../../src/domain/programme.js";
import { loadModules } from "../../src/services/programme/modules.js";

const MODULES = await loadModules({ XDG_CONFIG_HOME: "/nowhere" });
const FIRST: SuggestionFacts = { legalStatus: "SENTENCED", stays: 1, addressKnown: true, attended: new Set() };

it.each<[string, Partial<SuggestionFacts>, readonly string[]]>([
  ["a first sentence", {}, ["understanding_my_licence", "achieving_goals"]],
  ["a second time in custody", { stays: 2 }, ["achieving_goals"]],
  ["recalled: an earlier breach", { legalStatus: "RECALL", stays: 2 }, ["understanding_my_licence", "achieving_goals"]],
  ["on remand", { legalStatus: "REMAND" }, ["achieving_goals"]],
  ["no settled address", { stays: 2, addressKnown: false }, ["achieving_goals", "my_housing_solution"]],
  ["attended already", { attended: new Set(["achieving_goals", "understanding_my_licence"]) }, []],
])("suggested for %s", (_, more, expected) => {
  const suggested = suggestModules(MODULES, { ...FIRST, ...more });
  expect(suggested.map(({ module }) => module.id)).toEqual(expected);
  for (const { reason } of suggested) expect(reason).toMatch(/\.$/u);
});

it("is on a plan in plain words", () => {
  expect(attendanceWords({ title: "Achieving goals", took: "" })).toBe("Took part in “Achieving goals”");
  expect(attendanceWords({ title: "Achieving goals", took: "Whom to ring" })).toBe(
    "Took part in “Achieving goals”: Whom to ring",
  );
});
