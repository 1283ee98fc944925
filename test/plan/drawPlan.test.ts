import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { loadPlanTemplate, type PlanTemplate } from "../../src/plan/planTemplate.js";
import { elementsOf, type ReadPdf, readPdf, textOf } from "../support/pdf.js";
import {
  aBarrier,
  aCase,
  aCondition,
  aGoal,
  aNeed,
  anAppointment,
  aReferral,
  aSparseCase,
  calledBy,
  STANDARD,
} from "./planCases.js";

let template: PlanTemplate;
beforeAll(async () => {
  template = await loadPlanTemplate(STANDARD);
});

async function draw(change: Partial<PlanCase> = {}): Promise<Uint8Array> {
  return (await drawPlan(buildPlan(aCase(change)), template)).pdf;
}

async function read(change: Partial<PlanCase> = {}): Promise<ReadPdf> {
  return readPdf(await draw(change));
}

describe("a plan can be read by everyone", () => {
  let plan: ReadPdf;
  let raw = "";
  beforeAll(async () => {
    const pdf = await draw();
    plan = await readPdf(pdf);
    raw = Buffer.from(pdf).toString("latin1");
  });

  test("its words come in order", () => {
    const parts = [
      "My release plan",
      "Alex Pembroke",
      "Resettlement worker Jo Locke 01632 960140",
      "Tuesday 24 November 2026",
      "12 Alder Row",
      "Samaritans 116 123",
      "11:30am First meeting with probation",
      "2pm Universal Credit",
      "30 November 2026 10am Meet my probation officer",
      "This is not your licence. If they differ, the licence is right.",
      "Be at home every day from 7pm to 7am the next day.",
      "No bank account, so nowhere for money to be paid Apply for a basic account",
      "See my daughter every week",
      "Level 2 in food safety",
      "Sign here",
    ];
    const text = textOf(plan);
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test("it says its title and language, that it is tagged, and that it means to be PDF/UA", () => {
    expect(plan).toMatchObject({ title: "My release plan", language: "en-GB", tagged: true });
    expect(plan.metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(raw).toContain("/DisplayDocTitle true");
    expect(raw).not.toContain("/CIDSet");
  });

  test("headings start with one of the first level and skip none", () => {
    const levels = elementsOf(plan, /^H\d$/).map(({ role }) => Number(role[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => level - (levels[index - 1] ?? 0) <= 1)).toBe(true);
  });

  test("every table has heads, each saying that it heads a column, and every row as many cells", () => {
    expect(raw.match(/\/S \/Table\b/g)?.length).toBe(4);
    expect(raw.match(/\/S \/TH\b/g)?.length).toBe(raw.match(/\/Scope \/Column/g)?.length);
    const cells = new Map<string, Set<number>>();
    for (const [, table = "", kids = ""] of raw.matchAll(/\/S \/TR\n\/P (\d+ 0 R)\n\/K \[([^\]]*)\]/g)) {
      cells.set(table, (cells.get(table) ?? new Set()).add(kids.split("R").length - 1));
    }
    expect([...cells.values()].map((counts) => [...counts])).toEqual([[3], [3], [3], [3]]);
  });

  test("a time is the label of its appointment", () => {
    const items = elementsOf(plan, /^LI$/).map(({ children }) => children.map(({ role, text }) => `${role} ${text}`));
    expect(items).toContainEqual(["Lbl 9:15am", expect.stringMatching(/^LBody New patient check Rowan Surgery/)]);
  });

  test("everything drawn is content or marked as decoration; the foot of a page is decoration and names no one", () => {
    expect(plan.pages.flatMap(({ unmarked }) => unmarked)).toEqual([]);
    for (const [index, page] of plan.pages.entries()) {
      const foot = /This is not your licence\. Plan 1, Tue 3 Nov 2026, [0-9A-Z]{4}-[0-9A-Z]{4} Page (\d+) of (\d+)/u;
      expect(foot.exec(page.decoration)?.slice(1)).toEqual([String(index + 1), String(plan.pages.length)]);
      expect(page.decoration).not.toMatch(/Alex|Pembroke|A1234BC/);
    }
  });

  test("no letter is smaller than 12 points", () => {
    expect(Math.min(...plan.pages.flatMap(({ words }) => words.map(({ size }) => size)))).toBeGreaterThanOrEqual(12);
  });

  test("no name or number is in what the file says of itself, and no number on its pages", () => {
    expect(plan.metadata).not.toMatch(/Alex|Pembroke|A1234BC/);
    expect(raw).not.toMatch(/Pembroke|A1234BC/);
    expect(textOf(plan)).not.toContain("A1234BC");
  });
});

describe("the same plan", () => {
  const odd = aCase({ said: calledBy("Ŵ ŷ Ł Ş ﬁ ½ x\u0302"), goals: [aGoal({ goal: "ı i ĳ – “quotes” €" })] });

  test("is the same bytes, whatever was drawn before", async () => {
    const first = await draw();
    await drawPlan(buildPlan(odd), template).catch(() => undefined);
    await drawPlan(buildPlan(aSparseCase()), template);
    expect(Buffer.compare(await draw(), first)).toBe(0);
    vi.resetModules();
    const fresh = await import("../../src/plan/drawPlan.js");
    const { loadPlanTemplate: load } = await import("../../src/plan/planTemplate.js");
    await fresh.drawPlan(buildPlan(aSparseCase()), await load(STANDARD));
    expect(Buffer.compare((await fresh.drawPlan(buildPlan(aCase()), await load(STANDARD))).pdf, first)).toBe(0);
  });

  test("is the same bytes alone and in any company, in whatever order", { timeout: 180_000 }, async () => {
    const cases = [
      ...[
        aCase(),
        aSparseCase(),
        aCase({ said: calledBy("Siân Ŵyn Łukasz") }),
        aCase({ goals: [aGoal({ goal: "Quiz: jackdaws & 7½" })] }),
      ],
      aCase({ said: calledBy("Zoë W\u0301\u0301") }),
    ];
    const alone: Uint8Array[] = [];
    for (const one of cases) {
      vi.resetModules();
      const fresh = await import("../../src/plan/drawPlan.js");
      alone.push((await fresh.drawPlan(buildPlan(one), template)).pdf);
    }
    vi.resetModules();
    const shared = await import("../../src/plan/drawPlan.js");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(cases.length - 1), { minLength: 1, maxLength: 6 }), async (order) => {
        for (const index of order) {
          const { pdf } = await shared.drawPlan(buildPlan(cases[index] ?? aCase()), template);
          expect(Buffer.compare(pdf, alone[index] ?? new Uint8Array())).toBe(0);
        }
      }),
      { numRuns: 8 },
    );
  });

  test("draws a raised mark over its letter and goes on along the line, in the whole font where the short one lacks a letter", async () => {
    const words = (await read({ said: calledBy("Ẃ\u0301xy Łukasz") })).pages.flatMap((page) => page.words);
    expect(words.map(({ text }) => text).join(" ")).toContain("Łukasz");
    const short = Buffer.from(await draw());
    const whole = Buffer.from(await draw({ said: calledBy("Łukasz") }));
    expect(whole.length).toBeGreaterThan(short.length + 4000);
  });

  test("is other bytes as soon as one word differs", async () => {
    expect(Buffer.compare(await draw(), await draw({ said: calledBy("Al") }))).not.toBe(0);
  });
});

describe("what was typed", () => {
  const hostile = "# [x](y) | {{7*7}} **b** <b>h</b> ::: box - [ ] `c` $&";

  test("is printed as it was typed, and never becomes structure", async () => {
    const { person } = aCase();
    const ours = {
      person: { ...person, firstName: hostile, lastName: "" },
      said: calledBy(hostile),
      barriers: [aBarrier({ barrier: hostile, action: `a\n\n# b\n- c`, by: "|" })],
      goals: [aGoal({ goal: `::: box\n${hostile}`, firstStep: hostile })],
    };
    const pdf = await draw(ours);
    const plain = await draw({
      person: { ...person, firstName: "x", lastName: "" },
      said: calledBy("x"),
      barriers: [aBarrier({ barrier: "x", action: "x", by: "x" })],
      goals: [aGoal({ goal: "x", firstStep: "x" })],
    });
    expect(textOf(await readPdf(pdf)).split(hostile)).toHaveLength(6);
    const roles = (file: Uint8Array) =>
      Buffer.from(file)
        .toString("latin1")
        .match(/\/S \/[A-Z]\w*/g)
        ?.sort();
    expect(roles(pdf)).toEqual(roles(plain));
  });

  test("loses what cannot be seen: direction marks, controls, colour codes", async () => {
    expect(textOf(await read({ said: calledBy("\u202eevil\u001b[31m\u0007 \u2067name") }))).toContain(
      "Please call me evil name.",
    );
  });

  test("keeps Welsh, Polish and Turkish letters, also typed as two characters", async () => {
    expect(textOf(await read({ said: calledBy("Siân Ŵyn ŷ Łukasz Şen w\u0302") }))).toContain(
      "Please call me Siân Ŵyn ŷ Łukasz Şen ŵ.",
    );
  });

  test.each([
    ["a name", { said: calledBy("أحمد") }, "U+0623", 'the part "Who I am and who helps me"'],
    ["a goal", { goals: [aGoal({ goal: "Be happy \u{1f600}" })] }, "U+1F600", 'the part "My goals"'],
    ["an appointment", { appointments: [anAppointment({ title: "→" })] }, "U+2192", 'the part "My appointments"'],
  ])("stops the plan where the font has no letter for it: %s", async (_, change, letter, part) => {
    const drawing = draw(change);
    await expect(drawing).rejects.toMatchObject({ kind: "input", code: "GLYPH_MISSING" });
    await expect(drawing).rejects.toThrow(`${letter}, in ${part}`);
    await expect(drawing).rejects.not.toThrow(/أحمد|Alex|Pembroke/);
  });
});

test("nothing that is restricted or sensitive is anywhere in the file", async () => {
  const marker = "Zqxj";
  const text = { note: marker, reason: marker, need: marker };
  const details = { names: [marker], area: marker };
  const change: Partial<PlanCase> = {
    needs: [aNeed({ ...text, restricted: true }), aNeed({ ...text, pathway: "abuse_support" })],
    barriers: [
      aBarrier({ restricted: true, barrier: marker, action: marker, by: marker }),
      aBarrier({ pathway: "sex_work_support", barrier: marker, action: marker, by: marker }),
    ],
    referrals: [
      { referral: aReferral({ ...text, service: marker, publicLabel: "A service" }), answerBy: undefined },
      { referral: aReferral({ ...text, service: marker, pathway: "abuse_support" }), answerBy: undefined },
      {
        referral: aReferral({ ...text, moves: [{ state: "made", on: aCase().asOf, worker: marker, note: marker }] }),
        answerBy: undefined,
      },
    ],
    appointments: [
      anAppointment({ title: marker, organisation: marker, notes: marker, publicLabel: "Health appointment" }),
      anAppointment({ title: marker, status: "cancelled" }),
    ],
    conditions: [
      aCondition({ condition: "no_contact_victim", details, licenceText: marker }),
      aCondition({ condition: "no_contact_people", details, licenceText: marker }),
      aCondition({ condition: "bespoke", details, licenceText: marker }),
      aCondition({ condition: "one_phone", details: {}, licenceText: marker }),
    ],
    licence: { ...aCase().licence, address: marker, postcode: marker } as NonNullable<PlanCase["licence"]>,
  };
  const pdf = await draw(change);
  const plan = await readPdf(pdf);
  expect(JSON.stringify(buildPlan(aCase(change)))).not.toContain(marker);
  expect(textOf(plan) + plan.metadata + Buffer.from(pdf).toString("latin1")).not.toContain(marker);
  expect(textOf(plan)).toContain("Your licence has 3 other conditions. Read them with your probation officer.");
  expect(textOf(plan)).toContain("The address is on your licence. It is not printed here.");
});
