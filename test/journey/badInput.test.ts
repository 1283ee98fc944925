import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { programTemplates } from "../../src/services/templateFolders.js";
import { csvOf, makeUpPrison, withChange } from "../services/importRoll/madeUpPrison.js";
import { makeTeam } from "./team.js";

const team = makeTeam();
const prison = makeUpPrison();
const crowd = prison.crowd();
const numberOf = (index: number) => prison.person(index).prisonerNumber;
const json = JSON.stringify({ content: crowd.slice(0, 2) });

/** What is wrong and what to do, a sentence each, and where. */
const ONE_SENTENCE = /^error: [^\n]+\.\n(?: {2}[^\n]+\n)?hint: [^\n]+\.\n$/u;

beforeAll(async () => {
  await team.init();
  await team.jsonHere(["roll", "import", team.write("yesterday.csv", csvOf(crowd)), "--as-of", "2026-11-22"]);
});

describe.concurrent("what is no roll at all ends with 3, one sentence, and the store as before", () => {
  const FILES: readonly (readonly [what: string, name: string, contents: string | Uint8Array | undefined])[] = [
    ["no file", "missing.csv", undefined],
    ["an empty folder", "config", undefined],
    ["an empty file", "empty.csv", ""],
    ["a PNG named .csv", "picture.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["1 MB in one cell", "cell.csv", csvOf(withChange(crowd, 3, { lastName: "x".repeat(1_048_576) }))],
    ["JSON cut in the middle", "cut.json", json.slice(0, json.length / 2)],
  ];

  it.each(FILES)("%s", async (_, name, contents) => {
    const file = contents === undefined ? team.path(name) : team.write(name, contents);
    const before = team.storeDigest();
    const ran = await team.runHere(["roll", "import", file]);
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toMatch(ONE_SENTENCE);
    expect(ran.stderr).toContain(name === "." ? team.path() : name);
    expect(team.storeDigest()).toBe(before);
  });

  it("nothing on standard input", async () => {
    const before = team.storeDigest();
    const ran = await team.run(["roll", "import", "-", "--json"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(ONE_SENTENCE);
    expect(JSON.parse(ran.stdout)).toEqual({
      schema: "error/1",
      error: { code: "ROLL_EMPTY", message: "standard input is empty.", hint: expect.any(String), issues: [] },
    });
    expect(team.storeDigest()).toBe(before);
  });
});

describe("rows that cannot be", () => {
  const TODAY = [
    { ...prison.person(40), prisonerNumber: "A12345" },
    { ...prison.person(41), crd: "31/02/2027" },
    { ...prison.person(42), dateOfBirth: "2025-03-04" },
    ...crowd.slice(0, 11),
    ...[crowd[11] ?? prison.person(11), { ...prison.person(11), lastName: "Other" }],
  ];

  it("are rejected with line, column and reason; the rest is in; mended in the rejects file, they are in too", async () => {
    const ran = await team.runHere(["roll", "import", team.write("today.csv", csvOf(TODAY)), "--json"]);
    expect(ran.code).toBe(4);
    const { item } = JSON.parse(ran.stdout);
    expect(item).toMatchObject({ rows: 16, accepted: 11, rejected: 5, unchanged: 11, changes: { received: 0, left: 0 } });
    expect(item.rejects.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual([
      [2, "prisonerNumber"],
      [3, "crd"],
      [4, "dateOfBirth"],
      [16, "lastName"],
      [17, "lastName"],
    ]);
    expect(item.rejects[4].message).toContain("lines 16, 17 have one prisoner number and differ in lastName");
    expect(item.rejectsFile).toBe(team.path("today.rejects.csv"));
    const mended = readFileSync(item.rejectsFile, "utf8")
      .replace("A12345", numberOf(40))
      .replace("31/02/2027", "28/02/2027")
      .replace("2025-03-04", "1985-03-04")
      .replace(/^.*,Other,.*\r\n/mu, "");
    const second = await team.jsonHere(["roll", "import", team.write("mended.csv", mended)]);
    expect(second.item).toMatchObject({ complete: false, rejected: 0, unchanged: 1, changes: { received: 3, left: 0 } });
  });

  it("of which day and month cannot be proved are read day first, and that is said", async () => {
    const unsure = [...crowd, prison.person(40), prison.person(41), prison.person(42)].map((row) => ({
      ...row,
      crd: "03/04/2029",
    }));
    const { item } = await team.jsonHere(["roll", "check", team.write("unsure.csv", csvOf(unsure))]);
    expect(item.warnings).toContainEqual({
      code: "DATE_ORDER_UNPROVED",
      message: "day and month could not be proved in crd: read day first",
    });
    expect(item.dateMoves[0].moves).toContainEqual(expect.objectContaining({ code: "CRD", to: "2029-04-03" }));
  });
});

describe("a plan in Welsh, with words missing", () => {
  it("ends with 3, names each, and nothing is drawn or kept; the check of the template names them too", async () => {
    const place = team.path("config", "resettle", "templates", "licence");
    cpSync(join(programTemplates(), "licence"), place, { recursive: true });
    const file = join(place, "standard-4.0.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/(slug: ask_before_work\n[\s\S]*?) {6}cy: >-\n(?: {8}.*\n)+/, "$1"));
    await team.runHere(["licence", "set", numberOf(1), "--address", "2 Example Road"]);
    const before = team.storeDigest();
    const out = team.path("welsh");
    mkdirSync(out, { recursive: true });
    const ran = await team.runHere(["plan", "render", numberOf(1), "--language", "cy", "--draft", "--out", out]);
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toContain("There are no Welsh words for the licence condition ask_before_work.");
    expect(readdirSync(out)).toEqual([]);
    expect(team.storeDigest()).toBe(before);
    const checked = await team.runHere(["template", "check", "standard-cy", "--json"]);
    expect(checked).toMatchObject({ code: 0, stderr: expect.stringContaining("the licence condition ask_before_work") });
    expect(JSON.parse(checked.stdout).item.missingTranslations).toEqual(["the licence condition ask_before_work"]);
    rmSync(place, { recursive: true });
  });
});

describe("a template with a mistake", () => {
  let file: string;
  beforeEach(() => {
    const place = team.path("config", "resettle", "templates", "plans", "standard");
    cpSync(join(programTemplates(), "plans", "standard"), place, { recursive: true });
    file = join(place, "plan.md");
  });

  it.each([
    ["a name that a plan does not have", "{{ person.shoeSize }}", /shoeSize/u],
    ["a tag that is not closed", "{% if draft %}", /if/u],
  ])("%s ends with 3, file and line, and nothing is drawn", async (_, mistake, told) => {
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `${text}${mistake}\n`);
    mkdirSync(team.path("plans"), { recursive: true });
    const before = team.storeDigest();
    const ran = await team.runHere(["plan", "render", numberOf(1), "--draft", "--out", team.path("plans")]);
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toMatch(told);
    expect(ran.stderr).toContain(`${file}:${text.split("\n").length}: `);
    expect(readdirSync(team.path("plans"))).toEqual([]);
    expect(team.storeDigest()).toBe(before);
    writeFileSync(file, text);
  });

  it("stops the morning's work before a roll is taken in", async () => {
    writeFileSync(file, "no header\n");
    const before = team.storeDigest();
    const ran = await team.runHere(["daily", "--roll", team.path("yesterday.csv"), "--out", team.path("daily")]);
    expect([ran.code, existsSync(team.path("daily"))]).toEqual([3, false]);
    expect(ran.stderr).toContain(`${file}:1: `);
    expect(team.storeDigest()).toBe(before);
  });
});
