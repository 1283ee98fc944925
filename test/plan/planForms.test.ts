import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { loadPlanTemplate, type PlanTemplate } from "../../src/plan/planTemplate.js";
import { loadLicenceCatalogue } from "../../src/services/loadLicenceCatalogue.js";
import { madeUpServices } from "../../src/services/templatePreview/madeUpServices.js";
import { elementsOf, type ReadPdf, readPdf, textOf } from "../support/pdf.js";
import { bodySentences } from "./fixedText.js";
import { aCase, aCondition, aLicence, anAppointment, aSparseCase, at } from "./planCases.js";

const FORMS = ["standard", "large-print", "easy-read", "pocket-card"] as const;
type Form = (typeof FORMS)[number];
/** The smallest letters of each, in points, its foot too. */
const SMALLEST: Readonly<Record<Form, number>> = { standard: 12, "large-print": 18, "easy-read": 16, "pocket-card": 12 };

const templates = new Map<Form, PlanTemplate>();
beforeAll(async () => {
  for (const form of FORMS)
    templates.set(form, await loadPlanTemplate(fileURLToPath(new URL(`../../templates/plans/${form}`, import.meta.url))));
});

/** Each case in each form is drawn once: several tests look at the same pages. */
const drawn = new Map<PlanCase, Map<Form, Promise<ReadPdf>>>();

function read(form: Form, planCase: PlanCase): Promise<ReadPdf> {
  const forms = drawn.get(planCase) ?? new Map<Form, Promise<ReadPdf>>();
  const pdf = forms.get(form) ?? draw(form, planCase);
  drawn.set(planCase, forms.set(form, pdf));
  return pdf;
}

async function draw(form: Form, planCase: PlanCase): Promise<ReadPdf> {
  const template = templates.get(form);
  if (template === undefined) throw new RangeError(form);
  return readPdf((await drawPlan(buildPlan(planCase), template)).pdf);
}

const catalogue = await loadLicenceCatalogue(fileURLToPath(new URL("../../templates/licence", import.meta.url)));

/** Somebody with a real licence: eight standard conditions, two of their own, and six appointments in three weeks. */
function aTypicalCase(): PlanCase {
  const conditions = [
    aCondition({ condition: "curfew", details: { times: ["19:00-07:00"] } }),
    aCondition({ id: "co-2", condition: "exclusion_zone", details: { area: ["Ashby town centre, inside the ring road"] } }),
  ];
  return aCase({ catalogue, conditions });
}

const NOBODY = { with: "", place: "", postcode: "", phone: "" };

/** What takes every turn of the templates. */
const CASES: readonly (readonly [string, PlanCase])[] = [
  ["a full plan", aCase()],
  ["a typical plan", aTypicalCase()],
  ["a plan of which almost nothing is known", aSparseCase()],
  ["a curfew, and conditions that are not named", aCase({
    licence: aLicence({
      hdcCurfew: { address: "", postcode: "", daily: { from: at("19:00"), until: at("07:00") }, firstNight: { from: at("15:00"), until: at("07:00") } },
    }),
    conditions: [aCondition({ condition: "no_contact_victim", details: { names: ["B."] } }), aCondition({ id: "co-2", condition: "unheard_of" })],
  })],
  ["a first meeting straight after release", aCase({ licence: aLicence({ firstAppointment: { ...NOBODY, time: "immediately" } }) })],
  ["a first meeting by the next working day", aCase({ licence: aLicence({ firstAppointment: { ...NOBODY, time: "next_working_day_2pm", with: "Sam Okafor" } }) })],
  ["no first meeting needed", aCase({ licence: aLicence({ firstAppointment: { ...NOBODY, time: "not_needed" } }) })],
]; // biome-ignore format: a case a line

describe.each(FORMS)("%s", (form) => {
  test.each(CASES)("has no letters smaller than it says, and nothing reaches over its margins: %s", async (_, planCase) => {
    const plan = await read(form, planCase);
    const { margins } = templates.get(form)?.header ?? {};
    for (const { words, width } of plan.pages) {
      for (const { size, x, width: wide, text } of words) {
        expect(size, text).toBeGreaterThanOrEqual(SMALLEST[form]);
        expect(x).toBeGreaterThanOrEqual((margins?.left ?? 0) - 0.01);
        expect(x + wide, text).toBeLessThanOrEqual(width - (margins?.right ?? 0) + 0.5);
      }
    }
  });

  test("no two parts of its foot run into one another, with two figures of everything", async () => {
    const { pages } = await read(form, aCase({ version: 88, draft: true }));
    const foot = (pages[0]?.words ?? []).filter(({ y }) => y < 44).sort((a, b) => a.x - b.x);
    foot.slice(1).forEach(({ x, text }, index) => {
      const before = foot[index];
      expect(x, text).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0));
    });
  });
});

describe("the standard plan", () => {
  test.each(CASES.slice(0, 2))("is three pages of A4: %s", async (_, planCase) => {
    expect((await read("standard", planCase)).pages.length).toBeLessThanOrEqual(3);
  });
});

describe("large print", () => {
  test.each(CASES)("says everything that the standard plan says, in one column: %s", async (_, planCase) => {
    const [standard, large] = [await read("standard", planCase), await read("large-print", planCase)];
    const said = textOf(large);
    // Heads of tables are said otherwise in a list; everything else is in the same words.
    for (const { text } of elementsOf(standard, /^(P|TD|LBody|H\d)$/)) {
      for (const sentence of text.split(/(?<=[.:])\s+/)) expect(said).toContain(sentence.replace(/[.]$/, ""));
    }
    for (const { text } of elementsOf(large, /^Table$/)) expect(text).toMatch(/Sign here|My first step/);
  });
});

describe("easy read", () => {
  test("has no sentence of its own with more than twelve words", () => {
    const sentences = bodySentences(templates.get("easy-read")?.file ?? "");
    expect(sentences.length).toBeGreaterThan(80);
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 12)).toEqual([]);
  });

  test("has a picture beside each part", async () => {
    const plan = await read("easy-read", aCase());
    expect(elementsOf(plan, /^Figure$/)).toHaveLength(elementsOf(plan, /^H2$/).length);
  });

  test("starts each sentence of a condition on a line of its own", async () => {
    const plan = await read("easy-read", aCase());
    const lineOf = (words: string) => plan.pages.flatMap(({ words: placed }) => placed).find(({ text }) => text.includes(words));
    const [first, second] = [lineOf("Have one mobile phone only."), lineOf("Tell your probation officer its number.")];
    expect(first?.y).toBeGreaterThan(second?.y ?? Number.POSITIVE_INFINITY);
    expect(first?.x).toBe(second?.x);
  });
});

describe("the pocket card", () => {
  const ten = Array.from({ length: 10 }, (_, index) =>
    anAppointment({
      id: `ap-${index}`,
      title: `Meeting ${index}: talk about work and money`,
      date: addDays(plainDate("2026-11-24"), index),
      time: at(`1${index}:15`.replace("110", "19")),
      place: `Ashby Works, ${index + 20} Station Road, Ashby`,
      phone: `01632 96017${index}`,
    }),
  );

  test("holds ten appointments and who to call on one side of A4", async () => {
    const planCase = aCase({ appointments: ten });
    const { pages } = await read("pocket-card", planCase);
    expect(pages).toHaveLength(1);
    const [page] = pages;
    expect([page?.width, page?.height].map((points) => Math.round(points ?? 0))).toEqual([842, 595]);
    for (const { title, place, postcode, phone } of ten)
      expect(page?.text).toMatch(new RegExp(`${title} .*${place} ${postcode} .*${phone}`));
    expect(page?.text).toContain("Tue 24 Nov 2026, 10:15am");
    expect(page?.text).toContain("Thu 3 Dec 2026, 7:15pm");
    expect(page?.text).toContain(
      "First: probation at 11:30am on Tuesday 24 November 2026 Probation office, 2 Canal Road, Ashby ZZ1 2CD",
    );
    for (const { fullName, phone } of planCase.workers)
      expect(page?.text).toMatch(`${fullName}${phone === "" ? "" : `, ${phone}`}`);
    for (const { label, phone } of planCase.help) expect(page?.text).toContain(`${label}: ${phone}`);
  });

  test("keeps its columns off the lines where it is folded in three", async () => {
    const [page] = (await read("pocket-card", aCase({ appointments: ten }))).pages;
    const folds = [1, 2].map((third) => ((page?.width ?? 0) * third) / 3);
    for (const { x, y, width, text } of page?.words ?? []) {
      if (y > 42) for (const fold of folds) expect(x < fold && x + width > fold, text).toBe(false);
    }
  });

  test("says nothing of the licence, barriers, goals or needs", async () => {
    const text = textOf(await read("pocket-card", aCase()));
    for (const word of ["mobile phone", "See my daughter", "bank account", "food safety", "Alder Row"])
      expect(text).not.toContain(word);
  });
});

describe("the local services guide", () => {
  test.each([
    [1, "One more place may be able to help. Ask your resettlement worker about it."],
    [12, "12 more places may be able to help. Ask your resettlement worker about them."],
  ])("says that %d more of a topic fit than it names", async (home, words) => {
    const localServices = { areas: ["Ashby"], services: madeUpServices(), more: { home }, areaKept: false };
    const template = await loadPlanTemplate("templates/plans/services-guide");
    const { pdf } = await drawPlan(buildPlan(aCase({ document: "guide", localServices })), template);
    expect(textOf(await readPdf(pdf))).toContain(words);
  });
});
