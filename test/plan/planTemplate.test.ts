import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import { loadPlanTemplate, parsePlanTemplate } from "../../src/plan/planTemplate.js";
import { readPdf, textOf } from "../support/pdf.js";
import { aCase, aSparseCase, STANDARD } from "./planCases.js";

let standard = "";
let linesAbove = 0;

beforeAll(async () => {
  standard = await readFile(join(STANDARD, "plan.md"), "utf8");
  linesAbove = header().split("\n").length - 1;
});

function header(): string {
  return /^---\n[\s\S]*?\n---\n/.exec(standard)?.[0] ?? "";
}

/** What is said about a template with this body, under a good header: `line: message`, lines counted in the body. */
function mistakesIn(body: string): string[] {
  return issuesOf(`${header()}${body}`).map(({ line, message }) => `${(line ?? 0) - linesAbove}: ${message}`);
}

function issuesOf(text: string): AppError["issues"] {
  try {
    parsePlanTemplate(text, "plan.md");
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect([error.kind, error.code]).toEqual(["input", "TEMPLATE_INVALID"]);
    return error.issues;
  }
  return [];
}

describe("a mistake is said with its line", () => {
  test.each([
    ["an unknown tag", "# Plan\n\n{% include 'x' %}", '3: Liquid: tag "include" not found.'],
    ["a tag that would read a file", "# Plan\n{% render 'x' %}", '2: Liquid: tag "render" not found.'],
    ["an unknown filter", "# Plan\n{{ person.name | shout }}", "2: Liquid: undefined filter: shout."],
    ["a filter that would turn escaping off", "# Plan\n{{ person.name | raw }}", "2: Liquid: undefined filter: raw."],
    ["a tag that is not closed", "# Plan\n\n{% if draft %}\nx", "3: Liquid: tag {% if draft %} not closed."],
    ["an unknown name", "# Plan\n\n{{ person.nickname }}", "3: person.nickname is not a part of a plan."],
    [
      "an unknown name in a branch that is never taken",
      "# Plan\n{% if draft %}\n{% for day in days %}\n{{ day.when }}\n{% endfor %}\n{% endif %}",
      "4: day.when is not a part of a plan.",
    ],
    ["an unknown list", "# Plan\n{% for x in nothing %}x{% endfor %}", "2: nothing is not a part of a plan."],
    [
      "an unknown list, of which much is printed",
      "# Plan\n{% for x in nothing %}{{ x.a }} {{ x.b.c }} {% for y in x.d %}{{ y.e }}{% endfor %}{% endfor %}",
      "2: nothing is not a part of a plan.",
    ],
    [
      "a loop by another name than it is used by",
      "# Plan\n{% for helpr in helpers %}\n{{ helper.name }}\n{{ helper.role }} {{ helper.phone }}\n{% endfor %}",
      "3: helper.name is not a part of a plan. helper is named 3 times.",
    ],
    [
      "a loop through what is no list",
      "# Plan\n{% for x in person %}{{ x.name }}{% endfor %}",
      "2: person is no list that a loop could go through.",
    ],
    [
      "a name outside of its loop",
      "# Plan\n{% for day in days %}x{% endfor %}\n{{ day.date }}",
      "3: day.date is not a part of a plan.",
    ],
    ["HTML in a block", "# Plan\n\n<div>x</div>", "3: HTML is not allowed in a plan. Use Markdown and ::: boxes."],
    ["HTML in a line", "# Plan\n\nx\ny <b>z</b>", "4: HTML is not allowed in a plan. Use Markdown and ::: boxes."],
    [
      "a link",
      "# Plan\n[x](https://example.org)",
      "2: A link cannot be followed on paper. Write the address or the phone number out.",
    ],
    [
      "an unknown box",
      "# Plan\n\n::: bubble\nx\n:::",
      "3: ::: bubble is not known. Use one of: box, note, day, large, keep, sign, new-page, columns, column, code.",
    ],
    ["a box by a name it has elsewhere", "# Plan\n\n::: signature\nx\n:::", "3: ::: signature is not known. Use ::: sign."],
    [
      "a single column",
      "# Plan\n\n::: columns\n::: column\nx\n:::\n:::",
      "3: ::: columns holds two or more ::: column and nothing else.",
    ],
    [
      "words between columns",
      "# Plan\n\n::: columns\nx\n::: column\nx\n:::\n::: column\nx\n:::\n:::",
      "3: ::: columns holds two or more ::: column and nothing else.",
    ],
    ["a column alone", "# Plan\n\n::: column\nx\n:::", "3: ::: column stands in ::: columns."],
    [
      "a new page within columns",
      "# Plan\n\n::: columns\n::: column\n::: new-page\n:::\nx\n:::\n::: column\ny\n:::\n:::",
      "5: ::: new-page cannot stand in ::: columns.",
    ],
    [
      "a language that is none",
      "# Plan\n\nx\n[bore da]{lang=Welsh please}",
      "4: Write [words]{lang=cy} for words in another language, with its code: cy, pl, ar.",
    ],
    ["a box that is not closed", "# Plan\n\n::: box\nx", "3: ::: box is never closed with :::."],
    ["an end of nothing", "# Plan\n\nx\n\n:::", "5: A ::: closes nothing, or has no name."],
    ["a heading of a fourth level", "# Plan\n## A\n### B\n#### C", "4: A plan has headings of three levels: #, ## and ###."],
    ["a heading that skips a level", "# Plan\n### B", "2: A heading skips a level: ### must stand under ##."],
    ["no heading at the top", "## Plan", "1: A plan has one heading with a single #, and it comes first."],
    [
      "a second heading of the first level",
      "# Plan\nx\n# Plan",
      "3: A plan has one heading with a single #, and it comes first.",
    ],
    ["no heading", "Words", "1: A plan has no heading: start it with # and its name."],
    ["a letter the font lacks", "# Plan\n\nGo → there", "3: The font has no letter for U+2192."],
    ["a character kept for filling in", "# Plan\n\ue100\ue210", "2: There is a character here that no font has (private use)."],
  ])("%s", (_, body, said) => {
    expect(mistakesIn(body)[0]).toBe(said);
  });

  test("all mistakes of names and Markdown are said at once, in order", () => {
    expect(mistakesIn("# Plan\n*x*\n{{ nobody }}\n<i>").map((said) => said[0])).toEqual(["2", "3", "4"]);
  });

  test.each<[string, (text: string) => string, number, RegExp]>([
    ["letters too small", (text) => text.replace("text: 12,", "text: 9,"), 10, /^sizes\.text: letters must be 12 points/],
    ["a colour too pale to read", (text) => text.replace('text: "#1b2a30"', 'text: "#bbbbbb"'), 12, /^colours\.text: too pale/],
    [
      "a colour too pale to read on the tint",
      (text) => text.replace('text: "#1b2a30"', 'text: "#747474"').replace('tint: "#eef5f5"', 'tint: "#e6e6e6"'),
      12,
      /^colours\.text: too pale to read on the tint/,
    ],
    ["a page nobody has", (text) => text.replace("page: A4", "page: A3"), 7, /^page: /],
    ["an unknown language", (text) => text.replace("language: en", "language: fr"), 5, /^language/],
    [
      "a title that would break the metadata",
      (text) => text.replace("title: My release plan", 'title: "Me & you"'),
      4,
      /^title: may not hold/,
    ],
    ["a word left out", (text) => text.replace("  mentor: Mentor\n", ""), 14, /^words\.mentor/],
    [
      "a word with a letter the font lacks",
      (text) => text.replace("mentor: Mentor", "mentor: Mentor →"),
      20,
      /no letter for U\+2192/,
    ],
    [
      "a foot with a letter the font lacks",
      (text) => text.replace("foot:\n  left: ", "foot:\n  left: → "),
      29,
      /no letter for U\+2192/,
    ],
    ["a key nobody knows", (text) => text.replace("page: A4", "page: A4\npaper: A4"), 2, /Unrecognized key: "paper"/],
    ["YAML that is none", (text) => text.replace("page: A4", "page: [A4"), 8, /./],
    [
      "a foot that names the person",
      (text) => text.replace("left: This is not your licence.", 'left: "{{ person.name }}"'),
      29,
      /names no one/,
    ],
    ["no header at all", () => "# Plan", 1, /must start with a header/],
  ])("%s", (_, change, line, message) => {
    const [issue] = issuesOf(change(standard));
    expect(issue?.file).toBe("plan.md");
    expect(issue?.line ?? 0).toBe(line);
    expect(issue?.message).toMatch(message);
  });
});

describe("a template folder", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "resettle-template-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("that has no plan.md is not found", async () => {
    await expect(loadPlanTemplate(folder)).rejects.toMatchObject({ kind: "notFound", code: "TEMPLATE_NOT_FOUND" });
  });

  test("with Windows line ends is the same template", async () => {
    await writeFile(join(folder, "plan.md"), `\ufeff${standard.replaceAll("\n", "\r\n")}`);
    const value = buildPlan(aCase());
    const [ours, windows] = await Promise.all([loadPlanTemplate(STANDARD), loadPlanTemplate(folder)]);
    expect((await drawPlan(value, windows)).sha256).toBe((await drawPlan(value, ours)).sha256);
  });

  test("that goes in circles is stopped, with file and line", async () => {
    const circles =
      "# Plan\n{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}x{% endfor %}{% endfor %}{% endfor %}";
    const template = parsePlanTemplate(`${header()}${circles}`, "plan.md");
    await expect(drawPlan(buildPlan(aCase()), template)).rejects.toMatchObject({
      code: "TEMPLATE_INVALID",
      issues: [{ file: "plan.md", line: linesAbove + 2 }],
    });
  });

  test("that makes pages without end is stopped", async () => {
    const pages = `# Plan\n${"{% for day in days %}\n::: new-page\n:::\nx\n{% endfor %}\n".repeat(20)}`;
    await expect(drawPlan(buildPlan(aCase()), parsePlanTemplate(`${header()}${pages}`, "plan.md"))).rejects.toMatchObject({
      code: "PLAN_TOO_LONG",
    });
  });
});

describe("the words of the standard template", () => {
  test.each<[string, Parameters<typeof aCase>[0], string[]]>([
    ["at a time", {}, ["First: probation at 11:30am on Tuesday 24 November 2026"]],
    [
      "without a licence",
      { licence: undefined, conditions: [] },
      ["First: ask where to go", "Your licence is not on this page yet"],
    ],
  ])("first appointment %s", async (_, change, words) => {
    const text = textOf(await readPdf((await drawPlan(buildPlan(aCase(change)), await loadPlanTemplate(STANDARD))).pdf));
    for (const said of words) expect(text).toContain(said);
  });

  test.each([
    [
      "immediately",
      "First: go straight to probation on Tuesday 24 November 2026",
      "Straight away First meeting with probation",
      "First: go straight to probation Go there",
    ],
    [
      "next_working_day_2pm",
      "First: probation by 2pm on Wednesday 25 November 2026",
      "By 2pm First meeting with probation",
      "First: probation by 2pm on the next working day That is",
    ],
    ["not_needed", "No probation meeting on the first day", "My appointments", "No probation meeting on the first day"],
  ] as const)(
    "first appointment %s: on the first page and in its day; without a release day, in words alone",
    async (time, words, listed, dayless) => {
      const licence = {
        ...aCase().licence,
        firstAppointment: { time, with: "", place: "", postcode: "", phone: "" },
      } as NonNullable<ReturnType<typeof aCase>["licence"]>;
      const { pdf } = await drawPlan(buildPlan(aCase({ licence })), await loadPlanTemplate(STANDARD));
      const text = textOf(await readPdf(pdf));
      expect(text).toContain(words);
      expect(text).toContain(listed);
      const undated = await drawPlan(
        buildPlan(aCase({ licence, window: aSparseCase().window })),
        await loadPlanTemplate(STANDARD),
      );
      expect(textOf(await readPdf(undated.pdf))).toContain(dayless);
    },
  );

  test("a plan of which nothing is known yet still says what to do", async () => {
    const text = textOf(await readPdf((await drawPlan(buildPlan(aSparseCase()), await loadPlanTemplate(STANDARD))).pdf));
    expect(text).toContain("This is a draft.");
    expect(text).toContain("The day is not known yet.");
    expect(text).toContain("No appointment is booked yet.");
    expect(text).not.toContain("undefined");
  });
});
