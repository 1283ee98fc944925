import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadPlanTemplate } from "../../src/plan/planTemplate.js";
import { loadLicenceCatalogue } from "../../src/services/loadLicenceCatalogue.js";
import { readingGrade, sentencesOf, syllablesOf, wordsOf } from "../support/readingLevel.js";
import { bodySentences, headWords } from "./fixedText.js";

const templates = fileURLToPath(new URL("../../templates", import.meta.url));
const HIGHEST_GRADE = 6;

const forPeople = (
  await Promise.all(readdirSync(join(templates, "plans")).map((name) => loadPlanTemplate(join(templates, "plans", name))))
)
  .filter(({ header }) => header.audience !== "professional" && header.language === "en")
  .map(({ header, file }) => ({ name: header.name, header, file }));

const licence = await loadLicenceCatalogue(join(templates, "licence"));
const explanations = [...licence.entries.values()].map(({ slug, plain }) => ({
  slug,
  words: (plain.en ?? "").replace(/[[\]{}]|\|or/g, ""),
}));

const JARGON = readFileSync(new URL("../data/jargon.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

function jargonIn(text: string): string[] {
  return JARGON.filter((word) => {
    const inAnyCase = word === word.toLowerCase();
    return new RegExp(`\\b${word.replace(/e$/, "e?")}(?:s|es|ed|d|ing)?\\b`, inAnyCase ? "i" : "").test(text);
  });
}

describe("a person's page", () => {
  test("is in every form looked at here", () => {
    expect(forPeople.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["easy-read", "large-print", "pocket-card", "standard"]),
    );
  });

  test.each(forPeople)("$name can be read at grade 6, its whole sentences too", ({ file, header }) => {
    const sentences = bodySentences(file);
    expect(readingGrade([...sentences, ...headWords(header)])).toBeLessThanOrEqual(HIGHEST_GRADE);
    const whole = sentences.filter((sentence) => /[.?!]$/.test(sentence));
    expect(readingGrade(whole)).toBeLessThanOrEqual(HIGHEST_GRADE);
  });

  test.each(forPeople)("$name has no jargon", ({ file, header }) => {
    expect(jargonIn([...bodySentences(file), ...headWords(header)].join("\n"))).toEqual([]);
  });
});

describe("a condition of the licence in plain words", () => {
  test("can be read at grade 6 in all", () => {
    expect(readingGrade(explanations.flatMap(({ words }) => sentencesOf(words)))).toBeLessThanOrEqual(HIGHEST_GRADE);
  });

  test("has no jargon", () => {
    expect(explanations.map(({ slug, words }) => [slug, ...jargonIn(words)]).filter(([, ...found]) => found.length > 0)).toEqual(
      [],
    );
  });
});

describe("the measure itself", () => {
  test.each([
    ["table", 2], ["whole", 1], ["houses", 2], ["places", 2], ["rules", 1], ["called", 1], ["needed", 2], ["agreed", 2],
    ["probation", 3], ["appointment", 3], ["licence", 2], ["resettlement", 4], ["medicine", 3], ["violence", 3], ["social", 2],
    ["quiet", 2], ["people", 2], ["NHS", 3], ["someone's", 2],
  ] as const)("hears in %s as many syllables as are said: %i", (word, syllables) => {
    expect(syllablesOf(word)).toBe(syllables);
  }); // biome-ignore format: a table of words

  test("gives what the formula gives by hand", () => {
    expect(readingGrade(["The cat sat on the mat."])).toBeCloseTo(0.39 * 6 + 11.8 - 15.59);
    expect(readingGrade(sentencesOf("Call at 9:30am. Ask for Jo!\nProbation officer"))).toBeCloseTo(
      0.39 * (8 / 3) + (11.8 * 12) / 8 - 15.59,
    );
    expect(wordsOf("Call 01632 960101 at 2pm: it's free")).toEqual(["Call", "at", "pm", "it's", "free"]);
  });

  test.each([
    ["You must comply with the rules", ["comply"]],
    ["Residing at two residences", ["reside", "residence"]],
    ["Your COM will come", ["COM"]],
    ["Come with me, recalling that", ["recall"]],
    ["Ask before you move", []],
  ])("finds jargon in: %s", (text, found) => {
    expect(jargonIn(text)).toEqual(found);
  });
});
