import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { fillTemplate, loadPlanTemplate } from "../../src/plan/planTemplate.js";
import { loadLicenceCatalogue } from "../../src/services/loadLicenceCatalogue.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";
import { programTemplates } from "../../src/services/templateFolders.js";
import { buildMadeUpCase } from "../../src/services/templatePreview/madeUpCase.js";
import { readPdf, textOf } from "../support/pdf.js";
import { BRANCH_CASES } from "./branchCases.js";
import { bodySentences, ENGLISH_WORDS, headWords, VALUE_MARK } from "./fixedText.js";

const PLANS = join(programTemplates(), "plans");
const catalogue = await loadLicenceCatalogue(join(programTemplates(), "licence"));
const policy = await loadPolicy(join(programTemplates(), "policy"));

const pairs = await Promise.all(
  readdirSync(PLANS)
    .filter((name) => name.endsWith("-cy"))
    .map(async (name) => ({
      name,
      english: await loadPlanTemplate(join(PLANS, name.slice(0, -"-cy".length))),
      welsh: await loadPlanTemplate(join(PLANS, name)),
    })),
);
const plans = pairs.filter(({ english: { header } }) => header.document === "plan");

/** Names, and words that both languages write alike. */
const IN_BOTH = /^(?:Mentor|CitizenCard|Barclays|The Co-operative Bank|HSBC|Lloyds|Nationwide|NatWest|Santander|ID)$/;

test("everything that a person or the family holds is there in Welsh", () => {
  expect(pairs.map(({ name }) => name)).toEqual(
    ["easy-read", "family", "large-print", "passport", "pocket-card", "services-guide", "standard"].map((name) => `${name}-cy`),
  );
});

describe.each(pairs)("$name", ({ english, welsh }) => {
  /** Somebody who does not exist, on both pages: what kinds of block they have, in order. */
  const kindsOf = (planCase: PlanCase) => {
    const value = buildPlan(planCase);
    return [welsh, english].map((template) => fillTemplate(template, value).map(({ kind }) => kind));
  };

  it("has the page of the English one: its size, margins, letters and colours", () => {
    const { name, title, language, words, foot, lineHeight, ...page } = english.header;
    expect(welsh.header).toMatchObject({ ...page, name: `${name}-cy`, language: "cy" });
    // Welsh takes more lines: they may stand a little closer.
    expect(lineHeight - welsh.header.lineHeight).toBeLessThan(0.06);
    expect(welsh.header.title).not.toBe(title);
    expect(Object.keys(welsh.header.words)).toEqual(Object.keys(words));
    expect([language, Object.keys(welsh.header.foot)]).toEqual(["en", Object.keys(foot)]);
  });

  it.each([["of everything", false], ["of almost nothing", true]] as const)("is built as the English one, %s", (_, bare) => {
    const [one, other] = kindsOf(buildMadeUpCase(welsh, { asOf: plainDate("2026-11-03"), bare, catalogue, policy }));
    expect(one).toEqual(other);
  }); // biome-ignore format: a table

  it("has no English left in words of its own", () => {
    const ours = ({ file, header }: typeof welsh) => [...bodySentences(file), ...headWords(header)];
    const sentences = ours(welsh).filter((sentence) => !IN_BOTH.test(sentence));
    expect(sentences.filter((sentence) => ENGLISH_WORDS.test(sentence))).toEqual([]);
    const unchanged = new Set(ours(english));
    expect(sentences.filter((one) => unchanged.has(one) && /[a-z]{2}/i.test(one.replaceAll(VALUE_MARK, "")))).toEqual([]);
  });

  it("has no English on a page of which almost nothing is known", async () => {
    const planCase = buildMadeUpCase(welsh, { asOf: plainDate("2026-11-03"), bare: true, catalogue, policy });
    const pdf = await readPdf((await drawPlan(buildPlan(planCase), welsh)).pdf);
    expect(textOf(pdf).match(ENGLISH_WORDS)?.[0]).toBeUndefined();
    expect(pdf).toMatchObject({ language: "cy-GB", title: welsh.header.title });
  });

  it("has a foot whose parts keep apart, with two figures of everything", async () => {
    const planCase = buildMadeUpCase(welsh, { asOf: plainDate("2026-11-03"), bare: false, catalogue, policy });
    const { pages } = await readPdf((await drawPlan(buildPlan({ ...planCase, version: 88, draft: true }), welsh)).pdf);
    const foot = (pages[0]?.words ?? []).filter(({ y }) => y < 44).sort((a, b) => a.x - b.x);
    foot.slice(1).forEach(({ x, text }, index) => {
      expect(x, text).toBeGreaterThan((foot[index]?.x ?? 0) + (foot[index]?.width ?? 0));
    });
  });

  it("has the pictures of the English one", () => {
    for (const [file, picture] of welsh.pictures) expect(picture, file).toEqual(english.pictures.get(file));
    expect(welsh.pictures.size).toBe(english.pictures.size);
  });
});

describe.each(plans)("$name, in every branch", ({ english, welsh }) => {
  it.each(BRANCH_CASES)("is built as the English one: %s", (_, planCase) => {
    const value = buildPlan({ ...planCase, catalogue });
    const [one, other] = [welsh, english].map((template) => fillTemplate(template, value).map(({ kind }) => kind));
    expect(one).toEqual(other);
  });
});

test("the easy-read plan in Welsh has no sentence of its own with more than fourteen words", () => {
  const sentences = bodySentences(join(PLANS, "easy-read-cy", "plan.md"));
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 14)).toEqual([]);
});

test("a Welsh form names the Welsh line of Universal Credit", () => {
  for (const { welsh } of pairs) expect(readFileSync(welsh.file, "utf8")).not.toContain("0800 328 5644");
});
