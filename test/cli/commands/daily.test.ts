import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { csvOf, type MadeUpPrison, makeUpPrison, type Row, withChange } from "../../services/importRoll/madeUpPrison.js";
import { makeTeamFolder, type TeamFolder } from "./teamFolder.js";

let team: TeamFolder;
let prison: MadeUpPrison;
let crowd: Row[];
let roll: string;
beforeAll(async () => {
  team = makeTeamFolder();
  await team.run(["init", "--plain"]);
});
let next = 0;
let out: string;
beforeEach(() => {
  next += 1;
  out = team.path(`daily-${next}`);
  prison = makeUpPrison();
  // One whose window is open and whose plan is not due yet, and one who is overdue.
  crowd = withChange(withChange(prison.crowd(), 0, { crd: "2027-01-20" }), 1, { crd: "2026-11-16" });
  roll = team.write("today.csv", csvOf(crowd));
});
const withPlanDue = () => team.write("today.csv", csvOf(withChange(crowd, 0, { crd: "2026-12-10" })));
const daily = (...argv: readonly string[]) => ["daily", "--out", out, "--prison", prison.code, ...argv];
const files = (...folders: readonly string[]) => readdirSync(join(out, "2026-11-23", ...folders)).sort();
const read = (name: string) => team.read(`daily-${next}`, "2026-11-23", name);

describe("daily", () => {
  it("takes in the roll, writes what changed, the lists and the plans that are due, and says so", async () => {
    const { code, stdout, stderr } = await team.run(daily("--roll", withPlanDue()));
    expect({ code, stderr: stderr.replace(/^warning: .*\n/gmu, "") }).toEqual({ code: 0, stderr: "" });
    const [changes = ""] = files();
    expect(files()).toEqual([expect.stringMatching(/^changes-import-\d+\.json$/u), "due.csv", "plans", "window.csv"]);
    expect(files("plans")).toEqual([`plan-${prison.person(0).prisonerNumber}-v1.pdf`]);
    expect(JSON.parse(read(changes))).toMatchObject({
      schema: "roll.import/1",
      asOf: "2026-11-23",
      item: { prisons: [prison.code] },
    });
    expect(read("window.csv").split("\n")).toHaveLength(4);
    expect(read("due.csv")).toContain("plan_agreed");
    expect(stdout).toMatch(/In the window +1\nOverdue for release +1\n/u);
    expect(stdout).toMatch(/Plans drawn +1, 1 of them drafts with errors\n/u);
    expect(stdout).toContain(join(out, "2026-11-23", "window.csv"));
  });

  it("fits a terminal of 80 columns but for the places of files", async () => {
    const { stdout } = await team.run(daily("--roll", roll), { terminal: true, columns: 80 });
    const lines = stripVTControlCharacters(stdout).split("\n").filter((line) => !line.includes("/")); // biome-ignore format: one line says it
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it("gives scripts one document", async () => {
    const { schema, item } = await team.json(daily("--roll", withPlanDue()));
    expect(schema).toBe("daily/1");
    expect(item).toMatchObject({
      imports: [{ importId: expect.any(Number), rows: 12 }],
      failed: [],
      window: { open: 1, overdue: 1 },
      due: { deadlines: expect.any(Number), overdue: expect.any(Number) },
      plans: [{ prisonerNumber: prison.person(0).prisonerNumber, version: 1 }],
      refusedPlans: [],
    });
    for (const file of item.files) expect(existsSync(file), file).toBe(true);
    expect(item.files).toHaveLength(4);
  });

  it("twice is safe: the morning's news stay, the plans are the same bytes, and nothing is taken in again", async () => {
    await team.run(daily("--roll", withPlanDue()));
    const names = files();
    const [changes = ""] = names;
    const before = [read(changes), team.read(`daily-${next}`, "2026-11-23", "plans", files("plans")[0] ?? "")];
    const again = await team.run(daily("--roll", roll, "--json"));
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout).item.imports[0]).not.toHaveProperty("importId");
    expect(files()).toEqual(names);
    expect([read(changes), team.read(`daily-${next}`, "2026-11-23", "plans", files("plans")[0] ?? "")]).toEqual(before);
  });

  it("stopped after the roll was in and before it was told, tells it when it is run again: the same files", async () => {
    await team.run(daily("--roll", roll));
    const moved = team.write("moved.csv", csvOf([...withChange(crowd.slice(1), 3, { crd: "2027-01-11" }), prison.person(60)]));
    const run = ["--roll", moved, "--as-of", "2026-11-24"];
    await team.run(daily(...run));
    const folder = join(out, "2026-11-24");
    const told = () => Object.fromEntries(readdirSync(folder).filter((name) => name !== "plans").map((name) => [name, readFileSync(join(folder, name), "utf8")])); // biome-ignore format: one thing
    const before = told();
    // What is left by a process that was killed at that moment: the import is in the store, and nothing is in the folder.
    rmSync(folder, { recursive: true });
    expect((await team.run(daily(...run))).code).toBe(0);
    expect(told()).toEqual(before);
    expect(JSON.stringify(before)).toContain('\\"dateMoved\\"');
    await team.run(daily(...run));
    expect(told()).toEqual(before);
  });

  it("tells what a roll changed that was taken in by hand before, once", async () => {
    const dated = team.write("Roll_2026-11-23.csv", csvOf(crowd));
    await team.run(["roll", "import", dated, "--taken-on", "2026-11-23"]);
    await team.run(daily("--roll", dated));
    expect(files()).toEqual([expect.stringMatching(/^changes-import-/u), "due.csv", "window.csv"]);
    await team.run(daily("--roll", dated));
    expect(files()).toHaveLength(3);
  });

  it("with one bad roll of two takes in the other, and ends with 4", async () => {
    const bad = team.write("letter.csv", "Dear sir\n");
    const { code, stdout, stderr } = await team.run(daily("--roll", bad, "--roll", roll, "--json"));
    expect(code).toBe(4);
    expect(JSON.parse(stdout).item).toMatchObject({ imports: [{ file: roll }], failed: [{ file: bad }] });
    expect(stderr).toContain(`${bad} was not taken in: `);
  });

  it("with no roll that can be taken in ends as that roll does, and writes no list", async () => {
    const bad = team.write("letter.csv", "Dear sir\n");
    expect(await team.run(daily("--roll", bad))).toMatchObject({ code: 3, stdout: "" });
    await team.run(daily("--roll", roll));
    const small = team.write("small.csv", csvOf(crowd.slice(3)));
    expect(await team.run([...daily("--roll", small), "--as-of", "2026-11-24"])).toMatchObject({ code: 6, stdout: "" });
    expect(existsSync(join(out, "2026-11-24", "window.csv"))).toBe(false);
    expect((await team.run([...daily("--roll", small, "--allow-shrink"), "--as-of", "2026-11-24"])).code).toBe(0);
  });

  it("with rows that were rejected ends with 4, and says where they are", async () => {
    const half = team.write("half.csv", csvOf([{ ...prison.person(40), crd: "soon" }, ...crowd]));
    const { code, stderr } = await team.run(daily("--roll", half));
    expect(code).toBe(4);
    expect(stderr).toContain(
      `1 of 13 rows of ${half} could not be taken in; what is wrong is in ${team.path("half.rejects.csv")}`,
    );
  });

  it("says first what became due since the last morning, also after a weekend, and the same when it is run again", async () => {
    const first = await team.json(daily("--roll", roll));
    expect(first.item).not.toHaveProperty("newlyDue");
    const friday = daily("--as-of", "2026-11-27");
    const { item } = await team.json(friday);
    expect(item.newlyDue.since).toBe("2026-11-23");
    const states = new Set(item.newlyDue.items.map((row: { code: string; state: string }) => `${row.code} ${row.state}`));
    for (const row of item.newlyDue.items) expect(["overdue", "closing", "due", "closed"]).toContain(row.state);
    expect(states.size).toBeGreaterThan(0);
    const told = await team.run(friday);
    expect(told.stdout).toMatch(/^New since Mon 23 Nov 2026/u);
    expect((await team.json(friday)).item.newlyDue).toEqual(item.newlyDue);
    expect(readdirSync(join(out, "2026-11-27"))).toContain("due-new.csv");
  });

  it("without a roll lists what there is", async () => {
    await team.run(["roll", "import", roll]);
    const { item } = await team.json(daily());
    expect(item).toMatchObject({ imports: [], window: { open: 1 } });
    expect(files()).toEqual(["due.csv", "window.csv"]);
  });

  it("does not tell its news to nobody: where it cannot write, or a template is wrong, no roll is taken in", async () => {
    const imports = async () => (await team.json(["roll", "list"])).items.length;
    const before = await imports();
    const nowhere = ["daily", "--out", team.write("a file", ""), "--roll", roll];
    expect(await team.run(nowhere)).toMatchObject({ code: 7, stdout: "" });
    expect(await team.run(daily("--roll", roll, "--template", "two-pages"))).toMatchObject({ code: 5, stdout: "" });
    expect(await imports()).toBe(before);
  });
});
