import { describe, expect, it } from "vitest";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import { loadPlanTemplate } from "../../src/plan/planTemplate.js";
import { loadLicenceCatalogue } from "../../src/services/loadLicenceCatalogue.js";
import { elementsOf, readPdf, textOf } from "../support/pdf.js";
import { curfew, first, weekend } from "./branchCases.js";
import { ENGLISH_WORDS } from "./fixedText.js";
import { aCase, aCondition, aLicence, anAppointment, aSparseCase, STANDARD } from "./planCases.js";

const english = await loadPlanTemplate(STANDARD);
const welsh = await loadPlanTemplate(`${STANDARD}-cy`);
const catalogue = await loadLicenceCatalogue("templates/licence");

describe("the plan in Welsh", () => {
  it("is in Welsh wherever the words are ours: dates, clock, headings, rules", async () => {
    const planCase = aSparseCase({
      ...{ language: "cy", catalogue, draft: true, window: aCase().window },
      licence: aLicence({ hdcCurfew: curfew, address: "X", firstAppointment: { ...first, time: "next_working_day_2pm" } }),
      conditions: [aCondition({ details: { times: ["13:00-15:00", "19:00-07:00"] } }), aCondition({ condition: "bespoke" })],
      appointments: [anAppointment({ title: "X", place: "", with: "X", organisation: "", postcode: "", means: "video" })],
    });
    const pdf = await readPdf((await drawPlan(buildPlan(planCase), welsh)).pdf);
    const text = textOf(pdf);
    for (const words of [
      "Fy nghynllun rhyddhau",
      "Dydd Mawrth 24 Tachwedd 2026",
      "erbyn 2yp, Dydd Mercher 25 Tachwedd 2026",
      "Bob dydd o 7yh tan 7yb",
      "1yp tan 3yp a 7yh tan 7yb y diwrnod wedyn",
      "Drwy alwad fideo",
      "Mae amod arall ar eich trwydded.",
      "Cadwch mewn cysylltiad â'ch swyddog prawf",
    ]) {
      expect(text.replace(/\s+/g, " ")).toContain(words);
    }
    expect(text.replaceAll(aCase().prisonName, "").match(ENGLISH_WORDS)?.[0]).toBeUndefined();
    expect(pdf).toMatchObject({ language: "cy-GB", title: "Fy nghynllun rhyddhau" });
    expect(pdf.pages[0]?.decoration).toMatch(/Nid trwydded yw hon\..*Tudalen 1 o/);
  });

  it.each([
    [
      "English",
      "en",
      english,
      "Every day",
      ["Monday from 7pm until 7am", "Saturday from 5pm until 9am", "Sunday from 7pm until 7am"],
    ],
    ["Welsh", "cy", welsh, "Bob dydd", ["Dydd Llun o 7yh tan 7yb", "Dydd Sadwrn o 5yp tan 9yb", "Dydd Sul o 7yh tan 7yb"]],
  ] as const)("has a curfew day by day where its hours differ, in %s", async (_, language, template, everyDay, lines) => {
    const licence = aLicence({ hdcCurfew: { ...curfew, byDay: weekend } });
    const value = buildPlan(aCase({ language, catalogue, licence, conditions: [] }));
    const text = textOf(await readPdf((await drawPlan(value, template)).pdf)).replace(/\s+/g, " ");
    for (const line of lines) expect(text).toContain(line);
    expect(text).not.toContain(everyDay);
    expect(value.licence.curfew.byDay).toHaveLength(7);
  });

  it("keeps what people typed as they typed it", async () => {
    const pdf = await readPdf((await drawPlan(buildPlan(aCase({ language: "cy", catalogue, conditions: [] })), welsh)).pdf);
    for (const typed of ["Meet my probation officer", "See my daughter every week", "Ashby Housing Advice"]) {
      expect(textOf(pdf)).toContain(typed);
    }
    expect(elementsOf(pdf, /^H1$/)).toHaveLength(1);
  });
});
