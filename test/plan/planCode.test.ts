import fc from "fast-check";
import { expect, it } from "vitest";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { parsePlanCode, planCode, planHash } from "../../src/plan/planCode.js";
import type { PlanValue } from "../../src/plan/planValue.js";
import { aCase } from "./planCases.js";

const planOf = (name: string) => ({ schema: "plan/1", person: { name } }) as unknown as PlanValue;

it("a plan's code leads back to it, however it is typed, and says nothing of whose it is", () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (name, sloppy) => {
      const code = planCode(planHash(planOf(name)));
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u);
      const typed = sloppy ? code.toLowerCase().replace("-", " ").replaceAll("0", "o").replaceAll("1", "l") : code;
      expect(planHash(planOf(name)).startsWith(parsePlanCode(typed) ?? "none")).toBe(true);
    }),
  );
});

const NOTHING = ["", 0, false, [], {}, { rows: [], from: "" }];

it.each(NOTHING)(
  "a key that says nothing (%j) is as one that is not there: a newer program makes no new version of an old plan",
  (nothing) => {
    const old = { person: { name: "A" }, days: [{ date: "2026-11-24", appointments: [] }] };
    const now = {
      added: nothing,
      person: { name: "A", added: nothing },
      days: [{ date: "2026-11-24", appointments: [], added: nothing }],
    };
    expect(planHash(now)).toBe(planHash(old));
  },
);

it.each(["x", 1, true, ["x"], { from: "x" }])("a key that says something (%j) is a change", (something) => {
  expect(planHash({ person: { name: "A", added: something } })).not.toBe(planHash({ person: { name: "A" } }));
});

it("an entry of a list counts, also where it says nothing", () => {
  expect(planHash({ days: [{ date: "" }, { date: "x" }] })).not.toBe(planHash({ days: [{ date: "x" }] }));
});

it("whatever a plan of this version of the program holds, each part of it counts", () => {
  const value = buildPlan(aCase());
  for (const key of ["person", "helpers", "days", "licence", "goals", "help"] as const) {
    expect(planHash({ ...value, [key]: [] })).not.toBe(planHash(value));
  }
});

it.each(["", "7KQ2", "7KQ2-M9XFF", "7KQ2-M9X!", "plan.pdf", "UUUU-UUUU"])("%j is no code", (typed) => {
  expect(parsePlanCode(typed)).toBeUndefined();
});
