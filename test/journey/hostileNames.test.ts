import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { makeUpPrison } from "../services/importRoll/madeUpPrison.js";
import { readPdf, textOf } from "../support/pdf.js";
import { makeTeam, type Team } from "./team.js";

const ESCAPE = "\u001b";
const NAMES: readonly (readonly [what: string, lastName: string])[] = [
  ["Markdown", "**Bold** [a](http://x.invalid) <b>| # _x_"],
  ["Liquid", "{{ person.prison }}{% assign x = 1 %}"],
  ["a formula", "=HYPERLINK(\"http://x.invalid\";\"x\")"],
  ["an escape sequence", `Red${ESCAPE}[31m${ESCAPE}]0;title\u0007${ESCAPE}[2J`],
  ["right-to-left marks", "abc\u202edef\u2067ghi\u202c"],
]; // biome-ignore format: a name a line
/** Controls but the line end, and marks that nobody sees, such as those that turn text round. */
const UNSAFE = /[^\P{Cc}\n]|\p{Cf}/u;

describe.concurrent("names that are more than names", () => {
  const prison = makeUpPrison();
  let team: Team;
  let numbers: readonly string[];
  beforeAll(async () => {
    team = makeTeam();
    await team.init();
    const people = NAMES.map(([, lastName], index) => prison.person(index, { lastName, crd: "2026-12-10" }));
    numbers = people.map((person) => person.prisonerNumber);
    expect(await team.runHere(["roll", "import", team.write("roll.json", JSON.stringify(people))])).toMatchObject({ code: 0 });
  });

  it("are inert on a terminal: no colour of theirs, no cleared screen, no turned line", async () => {
    const { stdout } = await team.run(["window"], { terminal: true });
    for (const theirs of [`${ESCAPE}]`, `${ESCAPE}[2J`, `${ESCAPE}[31mRED`, "\u0007"]) expect(stdout).not.toContain(theirs);
    const shown = stripVTControlCharacters(stdout).replaceAll("\r\n", "\n");
    expect(shown).not.toMatch(UNSAFE);
    for (const number of numbers) expect(shown).toContain(number);
  });

  it("are inert in a pipe, on a person's page and in its history", async () => {
    const pages = numbers.slice(1).map((number) => ["person", "show", number]);
    const lines = [["window"], ["due"], ...pages];
    for (const { code, stdout, stderr } of await Promise.all(lines.map((line) => team.runHere(line)))) {
      expect(code).toBe(0);
      expect(`${stdout}${stderr}`).not.toMatch(UNSAFE);
    }
  });

  it("run nothing from CSV, and stay one cell each", async () => {
    const { stdout } = await team.runHere(["window", "--csv"]);
    expect(stdout).not.toMatch(UNSAFE);
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(NAMES.length + 1);
    expect(lines.filter((line) => /^[^,]+,"?=/u.test(line))).toEqual([]);
    expect(stdout).toContain(`"'=HYPERLINK(""HTTP://X.INVALID"";""X""), Ioan"`);
  });

  it("are kept as they stand for scripts, without a raw control in the document", async () => {
    const { stdout } = await team.runHere(["window", "--json"]);
    expect(stdout).not.toMatch(UNSAFE);
    const names = JSON.parse(stdout).items.map((item: { name: string }) => item.name);
    expect(names).toContain(`${NAMES[0]?.[1].toUpperCase()}, Ioan`);
    expect(names).toContain(`${NAMES[1]?.[1].toUpperCase()}, Ioan`);
  });

  it("are words on the plan, and nothing else", async () => {
    const { items } = await team.json(["plan", "render", "--all-due", "--draft", "--out", "plans"]);
    expect(items).toHaveLength(NAMES.length);
    const texts = await Promise.all(
      items.map(async (plan: { file: string }) => textOf(await readPdf(readFileSync(team.path(plan.file))))),
    );
    expect(texts[0]).toContain("**Bold** [a](http://x.invalid) <b>| # _x_");
    expect(texts[1]).toContain("{{ person.prison }}{% assign x = 1 %}");
    expect(texts[2]).toContain("=HYPERLINK");
    expect(texts[3]).toMatch(/Ioan Red/u);
    expect(texts[4]).toMatch(/Ioan abc.?def.?ghi/u);
    for (const text of texts) expect(text).not.toMatch(UNSAFE);
  });
});
