import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { parsePlanTemplate } from "../../src/plan/planTemplate.js";
import { type ReadElement, type ReadPdf, readPdf, textOf } from "../support/pdf.js";
import { structureProblems } from "../support/pdfStructure.js";
import { aBarrier, aCase, aGoal, aLicence, anAppointment, STANDARD } from "./planCases.js";
import { aTemplate, landscape, largePrint } from "./templateBodies.js";

/** Three hundred letters without a place to break. */
const LONGEST = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(6).slice(0, 300);
const STANDARD_TEXT = readFileSync(join(STANDARD, "plan.md"), "utf8");

function appointments(count: number) {
  return Array.from({ length: count }, (_, index) =>
    anAppointment({ id: `ap-${index}`, date: addDays(plainDate("2026-11-25"), Math.floor(index / 2)) }),
  );
}

/** The last element with words of its own on a page. */
function lastElement(elements: readonly ReadElement[]): ReadElement | undefined {
  const last = elements.filter(({ text }) => text !== "").at(-1);
  const inner = last?.children.some(({ role }) => role !== "") ? lastElement(last.children) : undefined;
  return inner ?? last;
}

describe.each<[string, (header: string) => string]>([
  ["at 12 points", (header) => header],
  ["in large print, at 18 points", largePrint],
  ["on A4 turned on its side", landscape],
])("%s", (_, change) => {
  const template = parsePlanTemplate(change(STANDARD_TEXT), "plan.md");

  async function read(changes: Partial<PlanCase>): Promise<ReadPdf> {
    const { pdf } = await drawPlan(buildPlan(aCase(changes)), template);
    expect(structureProblems(pdf)).toEqual([]);
    return readPdf(pdf);
  }

  /** No word reaches over the margins of the template, or into the foot of the page. */
  function expectInside(plan: ReadPdf): void {
    const { margins } = template.header;
    for (const { words, width, decoration } of plan.pages) {
      for (const { x, y, width: wide, text } of words) {
        expect(x).toBeGreaterThanOrEqual(margins.left - 0.01);
        expect(x + wide).toBeLessThanOrEqual(width - margins.right + 1);
        if (!decoration.includes(text.trim())) expect(y).toBeGreaterThan(margins.bottom);
      }
    }
  }

  test("no page ends with a heading, however many appointments there are", async () => {
    for (const count of [0, 4, 5, 6, 7, 9, 12]) {
      const plan = await read({ appointments: appointments(count) });
      for (const page of plan.pages) expect(lastElement(page.elements)?.role).not.toMatch(/^H\d$/);
      expectInside(plan);
    }
  });

  test("the parts of the foot stand clear of one another, and on the sheet", async () => {
    for (const { words } of (await read({ version: 12 })).pages) {
      const foot = words.filter(({ y }) => y < template.header.margins.bottom);
      expect(foot).toHaveLength(3);
      for (const { x, y, width, size } of foot) {
        expect(y).toBeGreaterThan(10);
        const beside = foot.filter((other) => other.x > x && Math.abs(other.y - y) < size * 0.9);
        for (const other of beside) expect(x + width).toBeLessThanOrEqual(other.x);
      }
    }
  });

  test("a day with its appointments stays on one page: no page starts with a time whose day is on another", async () => {
    const plan = await read({ appointments: appointments(16) });
    const pages = plan.pages.map(({ text }) => text).filter((text) => text.includes("Universal Credit Jobcentre"));
    expect(pages.length).toBeGreaterThan(1);
    for (const text of pages) expect(text).not.toMatch(/^(\d|midday)/);
  });

  test("a table that goes on has its heads on each page, once for a reader who hears it", async () => {
    const help = Array.from({ length: 60 }, (_, index) => ({
      label: `Kitchen ${index}`,
      phone: "01632 960199",
      note: "Help of every kind",
    }));
    const plan = await read({ help });
    const continued = plan.pages.filter(({ text }) => /Kitchen \d/.test(text));
    expect(continued.length).toBeGreaterThan(2);
    for (const page of continued.slice(1)) expect(page.decoration).toContain("Who Phone What for");
    expect(textOf(plan).split("Phone What for")).toHaveLength(2);
  });

  test("a word of 300 letters, longer than its cell, its line or its column, is broken, and all of it is there", async () => {
    const { person } = aCase();
    const changed = (word: string): Partial<PlanCase> => ({
      person: { ...person, lastName: word },
      workers: [{ fullName: word, role: "com", organisation: word, phone: word }],
      barriers: [aBarrier({ barrier: word, action: word, by: word })],
      goals: [aGoal({ goal: word })],
      appointments: [anAppointment({ title: word, place: word })],
    });
    const plan = await read(changed(LONGEST));
    expectInside(plan);
    const letters = (read: ReadPdf) => textOf(read).split("g").length;
    expect(letters(plan) - letters(await read(changed("x")))).toBe(10 * (LONGEST.split("g").length - 1));
  });

  test("a row of a table taller than a page is cut between its lines, and nothing of it is lost", async () => {
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
    const plan = await read({ barriers: [aBarrier({ barrier: "Short", action: words.join(" "), by: "Me" })] });
    expectInside(plan);
    expect(textOf(plan)).toContain("word0 word1 word2");
    for (const word of words) expect(textOf(plan)).toContain(word);
  });

  test("one day with more appointments than a page holds is cut, its date stands above each part of it, and none is lost", async () => {
    const many = Array.from({ length: 25 }, (_, index) => anAppointment({ id: `ap-${index}`, title: `Meeting ${index}.` }));
    const plan = await read({ appointments: many });
    expectInside(plan);
    for (const { text, decoration } of plan.pages) if (/^\d/.test(text)) expect(decoration).toContain("Tuesday 24 November 2026");
    for (const { title } of many) expect(textOf(plan)).toContain(title);
  });

  test("a postcode stays on one line, wherever it stands in what was typed", async () => {
    for (let letters = 1; letters < 60; letters += 3) {
      const plan = await read({ licence: aLicence({ address: `${"a".repeat(letters)} Row`, postcode: "ZZ1 9QT" }) });
      expect(plan.pages.flatMap(({ words }) => words).filter(({ text }) => text.includes("ZZ1 9QT"))).toHaveLength(1);
    }
  });

  test("a name of 120 letters fits, in one word and in many", async () => {
    const { person } = aCase();
    for (const lastName of [LONGEST.slice(0, 120), "Ann Mary-Jo ".repeat(10).trim()]) {
      const plan = await read({ person: { ...person, lastName, firstName: "" } });
      expectInside(plan);
      expect(textOf(plan).replaceAll(" ", "")).toContain(lastName.replaceAll(" ", ""));
    }
  });
});

test("no page ends with a heading wherever the break falls, in columns too", async () => {
  for (let lines = 22; lines < 40; lines++) {
    const words = "words\n\n".repeat(lines);
    const columns = `::: columns\n::: column\n## Left\n\n${words}### More\n\nx\n:::\n::: column\n${words}## Right\n\ny\n:::\n:::`;
    const { pdf } = await drawPlan(buildPlan(aCase()), aTemplate(`# Plan\n\n${words}## Two\n\n### Three\n\nx\n\n${columns}`));
    for (const page of (await readPdf(pdf)).pages) expect(lastElement(page.elements)?.role).not.toMatch(/^H\d$/);
  }
});
