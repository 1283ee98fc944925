import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { timeOfMinutes } from "../../src/domain/plainTime.js";
import { leavingIn } from "../services/renderPlan/leavingPeople.js";
import { readPdf, textOf } from "../support/pdf.js";
import { runInProcess } from "../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";
import { makeTestFolder } from "../support/testFolder.js";

const ESCAPE = "\u001b";
/** What somebody might type, or paste, or be called, that means something to a terminal, a spreadsheet, a template, a page or a browser. */
const PAYLOADS: readonly (readonly [what: string, text: string])[] = [
  ["an escape sequence", `a${ESCAPE}[31mb${ESCAPE}]0;title\u0007${ESCAPE}[2Jc`],
  ["a control that goes back", "a\b\b\rb\u009b31mc"],
  ["marks that turn text round", "a\u202eb\u2067c\u202cd"],
  ["a formula", "=HYPERLINK(\"http://x.invalid\";\"x\")"],
  ["a formula after a tab", "\t=1+1"],
  ["a formula with an at sign", "@SUM(1+1)*cmd|' /C calc'!A0"],
  ["Markdown", "**a** [b](http://x.invalid) | # c\n- d\n::: box"],
  ["Liquid", "{{ person.prison }}{% include 'x' %}{% for i in (1..99999999) %}x{% endfor %}"],
  ["HTML", "<script>alert(1)</script><img src=x onerror=y>&amp;"],
  ["SQL", "'; drop table person; --"],
  ["a path", "../../../etc/passwd"],
  ["a template of JavaScript", "$\u007bprocess.exit(1)}`__proto__`constructor"],
  ["lines of a calendar", "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b"],
  ["PDF operators", ") Tj ET endstream endobj (\\) %%EOF"],
  ["a pattern that never ends", `${"a".repeat(180)}!`],
  ["half of a letter", "a\ud800b"],
]; // biome-ignore format: a payload a line
/** Controls but line ends and tabs, and marks that nobody sees. */
const UNSAFE = /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

const folder = makeTestFolder();
/** One for each payload, who has it wherever there is one of a kind, and somebody who has every payload wherever there may be many. */
const people = PAYLOADS.map((_, index) => leavingIn(17, `A${3001 + index}AA`));
const ALL = "A3999AA";
let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore([...people, leavingIn(17, ALL)]);
});

const run = (words: readonly string[], how: Parameters<typeof runInProcess>[1] = {}) =>
  runInProcess(words, { ...how, env: { ...team.env, NO_COLOR: "1" } });

/** Every way in for free words. A plan is refused where there is half a letter: only that person's own is to be. */
function waysIn(own: string, time: string, text: string): readonly (readonly string[])[] {
  const many = /\p{Cs}/u.test(text) ? own : ALL;
  return [
    ["appointment", "add", many, "--kind", "benefits", "--title", text, "--date", "2026-12-11", "--time", time, "--place", text, "--with", text, "--organisation", text, "--phone", text, "--notes", text],
    ["barrier", "add", many, "--pathway", "finance_and_id", "--barrier", text, "--action", text, "--by", text],
    ["goal", "add", many, "--goal", text, "--first-step", text],
    ["achievement", "add", many, "--achievement", text],
    ["need", "add", many, "--pathway", "finance_and_id", "--need", text, "--urgency", "before_release", "--note", text, "--action", text, "--by", text],
    ["person", "note", "add", many, "--source", "key_worker", "--text", text],
    ["person", "contact", "add", own, "--name", text, "--relation", text, "--contact", text, "--consent", "given", "--may-share", "anything"],
    ["referral", "make", many, "--service", text, "--pathway", "accommodation", "--reason", text, "--shared", text, "--access-needs", text, "--consent"],
    ["licence", "set", own, "--address", text, "--first", "at", "--first-date", "2026-12-10", "--first-time", "14:00", "--first-with", text, "--first-place", text, "--first-phone", text],
    ["licence", "add", many, "bespoke", "--text", text],
    ["worker", "add", `w${own.toLowerCase()}`, "--full-name", text, "--role", "resettlement_worker", "--organisation", text],
    ["person", "assign", own, "--worker", `w${own.toLowerCase()}`],
    ["service", "add", text, "--pathway", "accommodation", "--setting", "community", "--address", text, "--phone", text, "--open", text, "--notes", text],
  ]; // biome-ignore format: a way a line
}

/** Every list and page that can show them. */
const WAYS_OUT: readonly (readonly string[])[] = [
  ["window"], ["due"], ["appointment", "list"], ["appointment", "check"], ["referral", "list"], ["need", "list"],
  ["service", "list"], ["worker", "list"], ["worker", "unassigned"], ["plan", "list"], ["report", "caseload"],
  ["report", "discharge", "--days", "30"],
]; // biome-ignore format: one list
const WAYS_OUT_OF_ONE: readonly (readonly string[])[] = [
  ["person", "show"], ["person", "history"], ["person", "note", "list"], ["person", "contact", "list"], ["licence", "show"],
  ["referral", "list"], ["need", "list"], ["plan", "check"], ["plan", "show"], ["programme", "list"],
]; // biome-ignore format: one list

async function expectInertPage(words: readonly string[], terminal: boolean): Promise<void> {
  const { code, stdout, stderr } = await run(words, { terminal });
  expect(code, `${words.join(" ")}: ${stderr}`).toBe(0);
  for (const theirs of [`${ESCAPE}]`, `${ESCAPE}[2J`, "\u0007", "\u009b"]) expect(stdout).not.toContain(theirs);
  expect(stripVTControlCharacters(`${stdout}${stderr}`)).not.toMatch(UNSAFE);
}

const render = (person: string, template: string) =>
  run(["plan", "render", person, "--template", template, "--draft", "--out", folder, "--json"]);

async function expectWordsOnPlan(person: string, template: string): Promise<void> {
  const ran = await render(person, template);
  expect(ran.code, `${template}: ${ran.stderr}`).toBe(0);
  const [{ file }] = JSON.parse(ran.stdout).items as [{ file: string }];
  const words = textOf(await readPdf(readFileSync(file)));
  expect(words).not.toMatch(UNSAFE);
  expect(words).not.toContain("HMP Example");
}

describe.each(PAYLOADS)("%s", (_, text) => {
  const at = PAYLOADS.findIndex(([, one]) => one === text);
  const own = people[at]?.prisonerNumber ?? "";

  it("is taken in at every way in, and harms nothing", async () => {
    for (const words of waysIn(own, timeOfMinutes(8 * 60 + 30 * at), text)) {
      const { code, stdout, stderr } = await run(words);
      expect(code, `${words.slice(0, 2).join(" ")}: ${stderr}`).toBe(0);
      expect(`${stdout}${stderr}`).not.toMatch(UNSAFE);
    }
  });

  it("is inert on a person's pages, and words on a plan", async () => {
    await expectInertPage(["person", "show", own], false);
    await expectInertPage(["licence", "show", own], true);
    for (const template of ["standard", "family"]) {
      if (/\p{Cs}/u.test(text)) expect((await render(own, template)).stderr).toContain("The plan's font has no letter for");
      else await expectWordsOnPlan(own, template);
    }
  });
});

it("a text that is longer than its place is refused, and what place that is is said", async () => {
  const ran = await run([
    "need",
    "add",
    ALL,
    "--pathway",
    "finance_and_id",
    "--need",
    "a".repeat(400),
    "--urgency",
    "before_release",
  ]);
  expect(ran).toMatchObject({ code: 3, stdout: "", stderr: expect.stringMatching(/--need is longer than \d+ characters/u) });
});

describe("all of them together", () => {
  it.each(WAYS_OUT_OF_ONE.map((words) => [words.join(" "), words] as const))(
    "%s is inert, on a terminal and in a pipe",
    async (_, words) => {
      for (const terminal of [true, false]) await expectInertPage([...words, ALL], terminal);
    },
  );

  it.each(["standard", "easy-read", "professional", "passport", "services-guide"])(
    "are words on a plan of the form %s",
    (template) => expectWordsOnPlan(ALL, template),
  );

  it("are words of a calendar", async () => {
    const { items } = JSON.parse((await run(["appointment", "list", ALL, "--json"])).stdout);
    const calendar = await run(["appointment", "export", ALL]);
    expect(items.length).toBeGreaterThan(10);
    expect(calendar.stdout.match(/^BEGIN:VEVENT/gmu)).toHaveLength(items.length);
    expect(calendar.stdout).not.toMatch(UNSAFE);
  });

  it.each(WAYS_OUT.map((words) => [words.join(" "), words] as const))("%s shows no control of theirs", async (_, words) => {
    for (const terminal of [true, false]) {
      const { code, stdout, stderr } = await run(words, { terminal });
      expect([0, 8], stderr).toContain(code);
      expect(stripVTControlCharacters(`${stdout}${stderr}`)).not.toMatch(UNSAFE);
    }
  });

  it.each(WAYS_OUT.map((words) => [words.join(" "), words] as const))(
    "%s runs nothing from CSV, and is a document as JSON",
    async (_, words) => {
      const { stdout } = await run([...words, "--csv"]);
      for (const cell of stdout.split(/,|\n/u)) expect(cell).not.toMatch(/^"?[=+@\t]/u);
      const { stdout: json } = await run([...words, "--json"]);
      expect(json).not.toMatch(UNSAFE);
      expect(JSON.parse(json)).toHaveProperty("schema");
    },
  );

  it("are text in a report for a browser", async () => {
    const file = join(folder, "discharge.html");
    expect((await run(["report", "discharge", "--days", "30", "--html", file])).code).toBe(0);
    expect(readFileSync(file, "utf8")).not.toMatch(/<script|onerror=y>/u);
  });
});
