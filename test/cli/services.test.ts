import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { rollPeople } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const DEMO = "templates/services/demo.csv";
const ENTER = "\r";
const DOWN = "\u001b[B";

const folder = mkdtempSync(join(tmpdir(), "resettle-services-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function fileOf(name: string, contents: string): string {
  writeFileSync(join(folder, name), contents);
  return join(folder, name);
}

let team: TeamStore;
const people = rollPeople(10, { facts: { dates: { crd: plainDate("2026-12-23") } } });
const left = people.map(({ prisonerNumber }) => prisonerNumber);
beforeAll(async () => {
  team = await makeTeamStore(people);
  await run(["service", "import", DEMO]);
});

const run = (words: readonly string[], how: Parameters<typeof runInProcess>[1] = {}) =>
  runInProcess(words, { ...how, env: { ...team.env, NO_COLOR: "1" } });
const json = async (...words: readonly string[]) => JSON.parse((await run([...words, "--json"])).stdout);

describe("service", () => {
  it("import says what changed, and nothing the second time", async () => {
    const { code, stdout, stderr } = await run(["service", "import", "-"], { stdin: readFileSync(DEMO, "utf8") });
    expect({ code, said: stderr.includes("Not in this file") }).toEqual({ code: 0, said: false });
    expect(stdout).toMatch(/Added +0\nChanged +0\nWithdrawn +0\nUnchanged +23\n/);
    const { item } = await json("service", "import", DEMO);
    expect(item).toMatchObject({
      format: "csv",
      added: 0,
      changed: 0,
      withdrawn: 0,
      unchanged: 23,
      changes: [],
      leftOut: [],
      unmapped: [],
    });
  });

  it("import says every mistake with file, line and column, and changes nothing", async () => {
    const file = fileOf("wrong.csv", "name,pathways,setting,colour\n");
    expect(await run(["service", "import", file])).toMatchObject({
      code: 3,
      stdout: "",
      stderr: expect.stringContaining("colour"),
    });
    const rows = fileOf("rows.csv", "name,pathways,setting,postcode\nGood,health,both,\nBad,housing,home,nowhere\n");
    const { error } = await json("service", "import", rows);
    expect(error.issues.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual([
      [3, "pathways"],
      [3, "setting"],
      [3, "postcode"],
    ]);
    expect(await run(["service", "show", "Good"])).toMatchObject({ code: 5 });
  });

  it.each([
    ["there is none", "gone.csv", undefined, "cannot be read"],
    ["it is empty", "empty.csv", "", "is empty"],
    ["it is a PDF", "plan.csv", "%PDF-1.4", "is no directory that can be read: it looks like a PDF"],
    ["it is a folder", ".", undefined, "is a folder"],
  ])("import says so where %s", async (_, name, contents, said) => {
    const file = contents === undefined ? join(folder, name) : fileOf(name, contents);
    expect(await run(["service", "import", file])).toMatchObject({ code: 3, stderr: expect.stringContaining(said) });
  });

  it("import takes in what it can of a feed, and says what it could not with code 4", async () => {
    const feed = { contents: [{ name: "Feed Housing", attributes: [{ value: "Housing" }, { value: "Bingo" }] }, { name: "" }] };
    const { code, stderr } = await run(["service", "import", fileOf("feed.json", JSON.stringify(feed))]);
    expect(code).toBe(4);
    expect(stderr).toContain("line 1, name: name has to be filled in.");
    expect(stderr).toContain('The directory has no place for: term "Bingo" (1).');
    expect((await json("service", "show", "feed")).item).toMatchObject({ setting: "community", pathways: ["accommodation"] });
    await run(["service", "update", "feed", "--withdrawn"]);
  });

  it("import takes terms of a team's own, and says what is wrong with them", async () => {
    const feed = fileOf("bingo.json", JSON.stringify([{ name: "Bingo Hall", attributes: [{ value: "bingo" }] }]));
    const terms = fileOf("terms.yaml", "kind: service_terms\npathways:\n  attitudes: [Bingo]\n");
    expect((await run(["service", "import", feed, "--terms", terms])).code).toBe(0);
    expect((await json("service", "show", "bingo")).item).toMatchObject({ pathways: ["attitudes"] });
    const wrong = fileOf("wrong.yaml", "kind: service_terms\npathways:\n  housing: [Bingo]\n");
    expect(await run(["service", "import", feed, "--terms", wrong])).toMatchObject({ code: 3 });
    await run(["service", "update", "bingo", "--withdrawn"]);
  });

  it("list finds by pathway, area and words, and says what is stale, withdrawn or not known", async () => {
    const { items } = await json("service", "list", "--pathway", "accommodation", "--area", "northmere");
    expect(items.map(({ name }: { name: string }) => name)).toEqual([
      "Keys Tenancy Advice",
      "Next Step Care Leavers",
      "Northmere Lets",
      "Service Leavers' Link",
    ]);
    const stale = await run(["service", "list", "--stale"], { terminal: true });
    expect(stale.stdout).toMatch(/Northmere Lets .* stale/);
    for (const line of stale.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const { stderr } = await run(["service", "list"]);
    expect(stderr).toContain("Not checked for too long, or never: 2.");
    expect(stderr).toContain("Withdrawn, and not shown: 3.");
    expect((await run(["service", "list", "--area", "Northmeer"])).stderr).toContain("Did you mean Northmere?");
    expect((await json("service", "list", "--search", "naloxone")).items).toHaveLength(1);
  });

  it("add asks for what is missing, update changes one thing, checked makes it fresh", async () => {
    const added = await run(["service", "add", "Wharf Advice"], {
      terminal: true,
      keys: { "help with?": ` ${ENTER}`, "see people?": DOWN + ENTER },
    });
    expect(added.stdout).toMatch(/Helps with +Accommodation\nWhere +In the community\n/);
    expect(await run(["service", "add", "Wharf advice", "--pathway", "health", "--setting", "both"])).toMatchObject({ code: 6 });
    expect(await run(["service", "add", "Other"])).toMatchObject({ code: 2, stderr: expect.stringContaining("--pathway") });
    expect(await run(["service", "update", "wharf"])).toMatchObject({ code: 2 });
    expect(await run(["service", "update", "wharf", "--postcode", "nowhere"])).toMatchObject({ code: 3 });
    const { item } = await json(
      "service",
      "update",
      "wharf",
      "--phone",
      "01632 960140",
      "--area",
      "Wharfside",
      "--age-from",
      "18",
    );
    expect(item).toMatchObject({ phone: "01632 960140", releaseAreas: ["Wharfside"], ageFrom: 18, pathways: ["accommodation"] });
    const later = ["--as-of", "2027-08-01"];
    expect((await json("service", "show", "wharf", ...later)).item).toMatchObject({ stale: true });
    expect((await json("service", "checked", "wharf", ...later)).item).toMatchObject({ stale: false, checkedOn: "2027-08-01" });
    expect(await run(["service", "show", "warf advise"])).toMatchObject({
      code: 5,
      stderr: expect.stringContaining("Wharf Advice"),
    });
  });

  it("export comes back as it went, in both forms", async () => {
    for (const form of [[], ["--open-referral"]]) {
      const { stdout } = await run(["service", "export", ...form]);
      expect((await run(["service", "import", "-", "--complete", "--json"], { stdin: stdout })).stdout).toContain(
        '"changes": []',
      );
      const file = join(folder, "out");
      await run(["service", "export", ...form, "--out", file]);
      expect(readFileSync(file, "utf8").replaceAll("\r\n", "\n")).toBe(stdout.replaceAll("\r\n", "\n"));
    }
  });
});

describe("referral propose", () => {
  const somebody = async () => {
    const person = left.pop() ?? "";
    await run(["need", "add", person, "--pathway", "finance_and_id", "--need", "Debt advice", "--urgency", "immediate"]);
    await run(["need", "add", person, "--pathway", "health", "--need", "A GP", "--urgency", "after_release"]);
    await run(["need", "add", person, "--pathway", "abuse_support", "--need", "Unsaid", "--urgency", "immediate"]);
    return person;
  };
  const referrals = async (person: string) => (await json("referral", "list", person)).items;

  it("lists without asking where nobody can be asked, and makes nothing", async () => {
    const person = await somebody();
    const { stdout, stderr, code } = await run(["referral", "propose", person]);
    expect(code).toBe(0);
    expect(stdout).toContain("Debt advice (Finance and ID; now)\n1. Fair Money Debt Advice: its entry speaks of debt;");
    expect(stderr).toContain(`resettle referral propose ${person} --make "Fair Money Debt Advice" --consent`);
    expect(stderr).toContain("Restricted needs, for which nothing is proposed here: 1.");
    expect(stdout + stderr).not.toContain("Unsaid");
    expect(await referrals(person)).toEqual([]);
    const { items, restricted } = await json("referral", "propose");
    expect(items).toContainEqual(expect.objectContaining({ prisonerNumber: person, need: "Debt advice" }));
    expect(restricted).toBeGreaterThan(0);
  });

  it("makes what --make names with consent, keeps drafts, and refuses without", async () => {
    const person = await somebody();
    expect(await run(["referral", "propose", person, "--make", "fair money"])).toMatchObject({
      code: 6,
      stderr: expect.stringContaining("--consent"),
    });
    const { item } = await json("referral", "propose", person, "--make", "fair money", "--make", "quayside", "--consent");
    expect(item.made).toMatchObject([
      { service: "Fair Money Debt Advice", state: "made", consent: true, answerWithinDays: 10 },
      { service: "Quayside Surgery", state: "made", publicLabel: "Quayside Surgery" },
    ]);
    expect(await run(["referral", "propose", "--make", "quayside", "--consent"])).toMatchObject({ code: 2 });
    expect((await json("referral", "propose", person)).item).toMatchObject({ proposals: [], covered: [{}, {}] });
  });

  it("asks on a terminal, need by need, and never takes consent for granted", async () => {
    const person = await somebody();
    const keys = {
      "Debt advice: who shall be asked?": ENTER,
      "Has the person agreed to it?": ENTER,
      "Keep it as a draft?": `y${ENTER}`,
      "A GP: who shall be asked?": `${DOWN.repeat(3)}${ENTER}`,
    };
    const { stderr, code } = await run(["referral", "propose", person], { terminal: true, keys });
    expect(code).toBe(0);
    expect(stderr).toContain("A draft to Fair Money Debt Advice is kept");
    expect((await referrals(person)).map(({ state, consent }: { state: string; consent: boolean }) => [state, consent])).toEqual([
      ["draft", false],
    ]);
  });

  it("says there is nobody, and nothing, in words", async () => {
    const person = left.pop() ?? "";
    expect((await run(["referral", "propose", person])).stdout).toContain("no open need that nobody has been asked about");
    await run(["need", "add", person, "--pathway", "drugs_and_alcohol", "--need", "Detox", "--urgency", "immediate"]);
    const { stdout } = await run(["referral", "propose", person, "--area", "Nowhere"]);
    expect(stdout).toContain("Nobody in the directory can help with\nDetox: ");
    expect(stdout).toContain("is for people released to Otherby, Testford, not Nowhere");
  });
});
