import fc from "fast-check";
import { expect, it } from "vitest";
import { parsePlanCode, planCode, planHash } from "../../src/plan/planCode.js";
import type { PlanValue } from "../../src/plan/planValue.js";

const planOf = (name: string) => ({ schema: "plan/1", person: { name } }) as unknown as PlanValue;

it("a plan's code leads back to it, however it is typed, and says nothing of whose it is", () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (name, sloppy) => {
      const code = planCode(planOf(name));
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u);
      const typed = sloppy ? code.toLowerCase().replace("-", " ").replaceAll("0", "o").replaceAll("1", "l") : code;
      expect(planHash(planOf(name)).startsWith(parsePlanCode(typed) ?? "none")).toBe(true);
    }),
  );
});

it.each(["", "7KQ2", "7KQ2-M9XFF", "7KQ2-M9X!", "plan.pdf", "UUUU-UUUU"])("%j is no code", (typed) => {
  expect(parsePlanCode(typed)).toBeUndefined();
});
