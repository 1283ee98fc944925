import { describe, expect, it } from "vitest";
import { rollPerson } from "../../support/builders.js";
import { type InProcessOptions, runInProcess } from "../../support/runInProcess.js";
import { markForRestricted } from "../../support/session.js";
import { makeTeamStore } from "../../support/teamStore.js";

const ENTER = "\r";
const PEOPLE = Array.from({ length: 8 }, (_, index) => rollPerson({ prisonerNumber: `A10${index + 10}AA` }));
const team = await makeTeamStore(PEOPLE);
await team.use((store) => markForRestricted(store));

let next = 0;
const somebody = () => PEOPLE[next++]?.prisonerNumber ?? "";
const run = (argv: readonly string[], options: InProcessOptions = {}) => runInProcess(argv, { env: team.env, ...options });

describe("barrier", () => {
  const NO_ID = ["--pathway", "finance_and_id", "--barrier", "No birth certificate"];

  it("is added, updated and listed with its pathway in words", async () => {
    const person = somebody();
    const more = ["--action", "Apply for one", "--by", "Key worker", "--due", "+14d"];
    const added = await run(["barrier", "add", person, ...NO_ID, ...more, "--json"]);
    const { schema, item } = JSON.parse(added.stdout);
    expect({ schema, ...item }).toMatchObject({
      schema: "barrier.add/1",
      dueOn: "2026-12-07",
      status: "open",
      restricted: false,
    });
    await run(["barrier", "update", item.id, "--status", "overcome"]);
    const { stdout } = await run(["barrier", "list", person]);
    expect(stdout).toMatch(/Finance and ID +No birth certificate +Apply for one +Key worker +Mon 7 Dec 2026 +Overcome/);
    const terminal = await run(["barrier", "list", person], { terminal: true });
    expect(terminal.stdout).toContain("Overcome");
  });

  it("that is restricted is only counted, with the command that shows it", async () => {
    const person = somebody();
    await run(["barrier", "add", person, ...NO_ID, "--restricted"]);
    const { code, stdout, stderr } = await run(["barrier", "list", person]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toContain("No barriers but restricted ones.");
    expect(stderr).toContain(`resettle barrier list ${person} --restricted`);
    const asked = await run(["barrier", "list", person, "--restricted", "--json"]);
    expect(JSON.parse(asked.stdout)).toMatchObject({ schema: "barrier.list/1", leftOut: 0, items: [{ restricted: true }] });
  });

  it("asks what it is about and what it is", async () => {
    const keys = { "What is it about?": ENTER, "What could get in the way?": `No tenancy${ENTER}` };
    const { code, stdout } = await run(["barrier", "add", somebody()], { terminal: true, keys });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Accommodation/);
    expect(stdout).toMatch(/No tenancy/);
  });

  it("needs to know what it is about where nobody can be asked", async () => {
    const ran = await run(["barrier", "add", PEOPLE[0]?.prisonerNumber ?? "", "--barrier", "No tenancy"]);
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining("--pathway is missing") });
  });
});

describe("goal", () => {
  it("is added, moved on and listed", async () => {
    const person = somebody();
    const added = await run(["goal", "add", person, "--goal", "See my children", "--first-step", "Ask for a visit", "--json"]);
    const { schema, item } = JSON.parse(added.stdout);
    expect({ schema, status: item.status }).toEqual({ schema: "goal.add/1", status: "planned" });
    expect(await run(["goal", "update", item.id, "--status", "in_progress"])).toMatchObject({ code: 0 });
    const { stdout } = await run(["goal", "list", person]);
    expect(stdout).toMatch(/See my children +Ask for a visit .*In progress/);
    expect(await run(["goal", "list", person], { terminal: true })).toMatchObject({
      stdout: expect.stringContaining("In progress"),
    });
  });

  it("is not changed where nothing is given", async () => {
    expect(await run(["goal", "update", "x"])).toMatchObject({ code: 2, stderr: expect.stringContaining("--status") });
  });
});

describe("achievement", () => {
  it("is added and listed with its day", async () => {
    const person = somebody();
    await run(["achievement", "add", person, "--achievement", "Passed level 2 maths", "--on", "2026-11-03"]);
    const { stdout } = await run(["achievement", "list", person]);
    expect(stdout).toMatch(/Passed level 2 maths +Tue 3 Nov 2026/);
    const { items } = JSON.parse((await run(["achievement", "list", person, "--json"])).stdout);
    expect(items).toMatchObject([{ achievement: "Passed level 2 maths", on: "2026-11-03" }]);
  });

  it("cannot be of a day to come", async () => {
    const ran = await run(["achievement", "add", PEOPLE[0]?.prisonerNumber ?? "", "--achievement", "…", "--on", "tomorrow"]);
    expect(ran).toMatchObject({ code: 3, stdout: "" });
  });

  it("says so where there is none", async () => {
    expect(await run(["achievement", "list", somebody()])).toEqual({ code: 0, stdout: "", stderr: "No achievements yet.\n" });
  });
});
