import { beforeAll, expect, test } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { loadPlanTemplate, type PlanTemplate } from "../../src/plan/planTemplate.js";
import { type ReadElement, type ReadPdf, readPdf, textOf } from "../support/pdf.js";
import { aBarrier, aCase, aGoal, anAppointment, STANDARD } from "./planCases.js";

const LONGEST = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(4);

let template: PlanTemplate;
beforeAll(async () => {
  template = await loadPlanTemplate(STANDARD);
});

async function read(change: Partial<PlanCase>): Promise<ReadPdf> {
  return readPdf((await drawPlan(buildPlan(aCase(change)), template)).pdf);
}

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

/** No word reaches over the margins of the template, or into the foot of the page. */
function expectInside(plan: ReadPdf): void {
  const { margins } = template.header;
  for (const { words, width, decoration } of plan.pages) {
    for (const { x, y, width: wide, text } of words) {
      expect(x).toBeGreaterThanOrEqual(margins.left - 0.01);
      expect(x + wide).toBeLessThanOrEqual(width - margins.right + 0.5);
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

test("a word that is longer than its cell, its line or its column is broken, and all of it is there", async () => {
  const { person } = aCase();
  const plan = await read({
    person: { ...person, lastName: LONGEST },
    workers: [{ fullName: LONGEST, role: "com", organisation: LONGEST, phone: LONGEST }],
    barriers: [aBarrier({ barrier: LONGEST, action: LONGEST, by: LONGEST })],
    goals: [aGoal({ goal: LONGEST })],
    appointments: [anAppointment({ title: LONGEST, place: LONGEST })],
  });
  expectInside(plan);
  expect(textOf(plan).replaceAll(" ", "").split(LONGEST)).toHaveLength(11);
});

test("a row of a table taller than a page is cut between its lines, and nothing of it is lost", async () => {
  const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
  const plan = await read({ barriers: [aBarrier({ barrier: "Short", action: words.join(" "), by: "Me" })] });
  expectInside(plan);
  expect(textOf(plan)).toContain("word0 word1 word2");
  for (const word of words) expect(textOf(plan)).toContain(word);
});

test("one day with more appointments than a page holds is cut, and none is lost", async () => {
  const many = Array.from({ length: 25 }, (_, index) => anAppointment({ id: `ap-${index}`, title: `Meeting ${index}.` }));
  const plan = await read({ appointments: many });
  expectInside(plan);
  for (const { title } of many) expect(textOf(plan)).toContain(title);
});
