import { describe, expect, test } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import { aCase } from "./planCases.js";
import { aTemplate } from "./templateBodies.js";

/** What is said of a template: reading it or, where that goes well, drawing it. Anything but an AppError of the kind input is a fault. */
async function mistakeOf(body: string, change?: (header: string) => string): Promise<string> {
  try {
    await drawPlan(buildPlan(aCase()), aTemplate(body, change));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.kind).toBe("input");
    expect(error.message.length).toBeLessThan(600);
    return [error.message, ...error.issues.map(({ message }) => message)].join("\n");
  }
  return "";
}

const many = (text: string, times: number) => text.repeat(times);

describe("a template that wants more than to fill in words is stopped", () => {
  test.each([
    ...["include 'x'", "render 'x'", "layout 'x'", "block b", "assign a = 1", "capture a", "increment a", "decrement a"],
    ...["cycle 'a', 'b'", "tablerow a in days", "echo person.name", "liquid echo 1", "raw", "# a", "break", "continue"],
  ])("{% %s %}", async (tag) => {
    expect(await mistakeOf(`# Plan\n\n{% ${tag} %}`)).toMatch(/Liquid: (tag "\S+" not found|.*not closed)/);
  });

  test.each([
    ["person.constructor"],
    ["person.__proto__"],
    ["person['constructor']['constructor']"],
    ["days.constructor"],
    ["days.map"],
    ["days[0].__proto__.toString"],
    ["__proto__"],
    ["globalThis"],
    ["process.env.HOME"],
    ["this"],
    ["person.name.length"],
  ])("{{ %s }}", async (name) => {
    expect(await mistakeOf(`# Plan\n\n{{ ${name} }}`)).toContain("is not a part of a plan");
  });

  test.each([
    "raw",
    "date: '%Y'",
    "json",
    "inspect",
    "map: 'name'",
    "where: 'a', 'b'",
    "sort",
    "strip_html",
    "escape",
    "times: 9",
  ])("{{ person.name | %s }}", async (filter) => {
    expect(await mistakeOf(`# Plan\n\n{{ person.name | ${filter} }}`)).toContain("undefined filter");
  });
});

describe("a template without end is stopped, in pages and in time", () => {
  test.each<[string, string]>([
    ["a loop over a thousand million", "# Plan\n{% for a in (1..1000000000) %}x{% endfor %}"],
    ["loops in loops", `# Plan\n${many("{% for a in (1..900) %}", 4)}x${many("{% endfor %}", 4)}`],
    ["pages without end", `# Plan\n${many("{% for a in (1..30) %}\n::: new-page\n:::\nx\n{% endfor %}\n", 4)}`],
    ["words without end", `# Plan\n${many("{% for a in (1..900) %}words and words{% endfor %}\n", 60)}`],
    ["a longer file than anyone writes", `# Plan\n${many("words ", 40_000)}`],
    ["a longer line than anyone writes", `# Plan\n${many("w", 20_000)}`],
    ["tags that are not closed, on one line", `# Plan\n${many("{% ", 30_000)}`],
    ["tags that are not closed", `# Plan\n${many("{%\n", 30_000)}`],
    ["comments that are not closed", `# Plan\n${many("{% comment %}", 7_000)}`],
    ["conditions within conditions", `# Plan\n${many("{% if draft %}", 3_000)}`],
    ["more lines than anyone writes", `# Plan\n${many("\n", 4_000)}`],
    ["conditions within conditions, closed", `# Plan\n${many("{% if draft %}\n", 2_500)}x\n${many("{% endif %}\n", 2_500)}`],
    ["boxes that are not closed", `# Plan\n${many("::: box\n", 12_000)}`],
    ["boxes within boxes", `# Plan\n${many("::: box\n", 400)}x\n${many(":::\n", 400)}`],
    ["lists within lists", `# Plan\n${Array.from({ length: 300 }, (_, depth) => `${many("  ", depth)}- x`).join("\n")}`],
  ])("%s", async (_, body) => {
    const said = await mistakeOf(body);
    expect(said).not.toBe("");
    expect(said).not.toMatch(/Maximum call stack|heap/);
  });

  test.each([
    ["conditions within conditions, many", `# Plan\n${many("{% if draft %}\n", 1_400)}x\n${many("{% endif %}\n", 1_400)}`],
    ["brackets", `# Plan\n${many("[", 4_000)}`],
    ["pictures in brackets", `# Plan\n${many("![[", 1_500)}`],
    ["stars", `# Plan\n${many("**a *b ", 700)}`],
    ["backticks", `# Plan\n${Array.from({ length: 80 }, (_, length) => many("`", length)).join(" ")}`],
    ["filters on filters", `# Plan\n{{ person.name ${many("| upcase ", 500)} }}`],
  ])("%s is read, or refused, and never a fault", async (_, body) => {
    expect(await mistakeOf(body)).not.toMatch(/Maximum call stack|heap/);
  });

  test.each<[string, string, RegExp]>([
    [
      "a header of aliases that grow",
      `&a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]`,
      /./,
    ],
    ["a header that names what every object has", `x\n__proto__: { title: x }\nconstructor: x`, /header|Unrecognized|name/],
    ["a tag of YAML that would make an object", `!!js/function "function () {}"`, /./],
  ])("%s", async (_, name, said) => {
    expect(await mistakeOf("# Plan", (header) => header.replace("name: standard", `name: ${name}`))).toMatch(said);
  });
});
