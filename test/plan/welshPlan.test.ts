import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { FIRST_APPOINTMENT_TIMES } from "../../src/domain/records.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { fillTemplate, loadPlanTemplate } from "../../src/plan/planTemplate.js";
import { loadLicenceCatalogue } from "../../src/services/loadLicenceCatalogue.js";
import { elementsOf, readPdf, textOf } from "../support/pdf.js";
import { aCase, aCondition, aLicence, aNeed, anAppointment, aSparseCase, at, inScreening, STANDARD } from "./planCases.js";

const english = await loadPlanTemplate(STANDARD);
const welsh = await loadPlanTemplate(`${STANDARD}-cy`);
const catalogue = await loadLicenceCatalogue("templates/licence");

/** Words that are English and no Welsh word is written like. */
const ENGLISH_WORDS =
  /\b(the|you|your|and|with|from|until|ask|call|officer|release|plan|licence|appointments?|day|my|help me)\b/i;

const curfew = {
  ...{ address: "", postcode: "" },
  daily: { from: at("19:00"), until: at("07:00") },
  firstNight: { from: at("15:00"), until: at("07:00") },
};
const weekend = { sat: { from: at("17:00"), until: at("09:00") } };
const first = { with: "", place: "", postcode: "", phone: "" };

/** Cases that between them take every branch of the template. */
const CASES: readonly [string, PlanCase][] = [
  ["a full one", aCase()],
  ["a sparse one", aSparseCase()],
  ["a curfew", aCase({ licence: aLicence({ hdcCurfew: curfew }) })],
  [
    "conditions that are not named",
    aCase({ conditions: [aCondition({ condition: "bespoke" }), aCondition({ condition: "other" })] }),
  ],
  ["a curfew with other hours on a day", aCase({ licence: aLicence({ hdcCurfew: { ...curfew, byDay: weekend } }) })],
  ["needs from a screening", aCase({ barriers: [], needs: [aNeed({ screeningId: "s", status: "not_started", label: "X" })] })],
  ["ways to travel", aCase({ said: { travel: inScreening(["X", "Y"]) } })],
  ...FIRST_APPOINTMENT_TIMES.map((time): [string, PlanCase] => [
    `first appointment ${time}`,
    aCase({ licence: aLicence({ firstAppointment: { ...first, time, date: plainDate("2026-11-24"), at: at("11:30") } }) }),
  ]),
];

describe("the plan in Welsh", () => {
  it.each(CASES)("is built as the English one: %s", (_, planCase) => {
    const value = buildPlan({ ...planCase, catalogue });
    const [one, other] = [english, welsh].map((template) => fillTemplate(template, value));
    expect(other?.map(({ kind }) => kind)).toEqual(one?.map(({ kind }) => kind));
  });

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
