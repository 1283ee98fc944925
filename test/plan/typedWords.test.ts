import { describe, expect, test } from "vitest";
import type { PlanDocument } from "../../src/domain/records.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import { loadPlanTemplate } from "../../src/plan/planTemplate.js";
import { loadLicenceCatalogue } from "../../src/services/loadLicenceCatalogue.js";
import { elementsOf, type ReadPdf, readPdf, textOf } from "../support/pdf.js";
import { structureProblems } from "../support/pdfStructure.js";
import { aCase, anAppointment } from "./planCases.js";

const catalogue = await loadLicenceCatalogue("templates/licence");
const FORMS = [
  ["standard", "plan"],
  ["easy-read", "plan"],
  ["large-print", "plan"],
  ["pocket-card", "plan"],
  ["passport", "passport"],
] as const;

async function draw(name: string, document: PlanDocument, change: object = {}): Promise<Uint8Array> {
  const language = name.endsWith("-cy") ? "cy" : "en";
  const planCase = aCase({ language, document, catalogue, conditions: [], ...change });
  return (await drawPlan(buildPlan(planCase), await loadPlanTemplate(`templates/plans/${name}`))).pdf;
}

/** The stretches that say that they are in English. */
function inEnglish(pdf: ReadPdf): string[] {
  return elementsOf(pdf, /^Span$/)
    .filter(({ lang }) => lang === "en-GB")
    .map(({ text }) => text);
}

describe.each(FORMS)("%s in Welsh", (name, document) => {
  test("says of what staff typed, and of nothing else, that it is in English", async () => {
    const pdf = await draw(`${name}-cy`, document, {
      said: { preferredName: { words: "Lex", screening: "bcst3", on: "2026-09-02" } },
    });
    const read = await readPdf(pdf);
    const english = inEnglish(read);
    expect(structureProblems(pdf)).toEqual([]);
    expect(english).toContain(name === "pocket-card" ? "Talk about work in warehouses" : "Ashby Housing Advice");
    for (const words of english) {
      expect(words).not.toMatch(/\b(yn|yr|gan|gyda|erbyn|ffôn|munud|cyfarfod|dydd)\b/i);
      expect(words).not.toMatch(/Alex Pembroke|Jo Locke|Sam Okafor|01632|2026/);
    }
    const typed = ["Universal Credit", "Bring your ID", "Get a job in a warehouse", "No bank account", "Level 2 in food safety"];
    for (const words of typed) if (textOf(read).includes(words)) expect(english.join(" | ")).toContain(words);
  });

  test("in English has no such stretch: the page is in it", async () => {
    expect(inEnglish(await readPdf(await draw(name, document)))).toEqual([]);
  });
});

test("a part in a module of the programme is in our own words, in the page's language", async () => {
  const attended = [{ title: "Rheoli arian", on: "2026-09-20", took: "" }];
  const read = await readPdf(await draw("standard-cy", "plan", { attended, achievements: [] }));
  expect(textOf(read)).toContain("Cymryd rhan: “Rheoli arian”");
  expect(inEnglish(read).join(" ")).not.toContain("Rheoli arian");
});

test("what looks like a mark of ours in typed words is no mark", async () => {
  const read = await readPdf(
    await draw("standard-cy", "plan", { appointments: [anAppointment({ title: "Hal\ue301f \ue300a sentence" })] }),
  );
  expect(inEnglish(read)).toContain("Half a sentence");
});
