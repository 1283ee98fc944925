import { beforeAll, describe, expect, it } from "vitest";
import { rollPerson } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore([rollPerson({ prison: "EYI" })]);
});

const run = (words: readonly string[], how: Parameters<typeof runInProcess>[1] = {}) =>
  runInProcess(words, { ...how, env: { ...team.env, NO_COLOR: "1" } });
const DOWN = "\u001b[B";

describe("worker", () => {
  const jo = ["worker", "add", "jo", "--full-name", "Jo Pritchard", "--role", "hito", "--phone", "01632 960201"];

  it("add says what is known now, and whether that is new", async () => {
    const { stdout } = await run([...jo, "--json"]);
    const known = { name: "jo", fullName: "Jo Pritchard", role: "hito", organisation: "", phone: "01632 960201", active: true };
    expect(JSON.parse(stdout)).toEqual({ schema: "worker.add/1", item: { ...known, isNew: true, changed: true } });
    expect(JSON.parse((await run([...jo, "--json"])).stdout).item).toMatchObject({ isNew: false, changed: false });
  });

  it("add asks a new one's name and role on a terminal, and is told so elsewhere", async () => {
    const keys = { "Full name?": "Kit Comley\r", "Which role?": `${DOWN}${DOWN}${DOWN}\r` };
    const { stdout, code } = await run(["worker", "add", "kit"], { terminal: true, keys });
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/Kit Comley\nRole +COM/) });
    expect(await run(["worker", "add", "lee"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--full-name and --role"),
    });
  });

  it("add does not give a name that is taken to somebody else: it shows who has it, and names no one in the error", async () => {
    await run(["worker", "add", "sam", "--full-name", "Sam Okafor", "--role", "com"]);
    const other = ["worker", "add", "sam", "--full-name", "Sam Ashby", "--role", "pom"];
    const { code, stdout, stderr } = await run(other);
    expect({ code, stdout }).toEqual({ code: 6, stdout: "" });
    expect(stderr).toContain("warning: sam is recorded as: Sam Okafor, COM.");
    expect(stderr).toMatch(/error: sam is a worker already, and --full-name, --role would write over .*\nhint: .*--replace/);
    expect((await run([...other, "--json"])).stdout).not.toMatch(/Okafor|Ashby/);
    expect((await run(["worker", "list"])).stdout).toContain("Sam Okafor");
    expect((await run([...other, "--replace"])).stdout).toContain("Sam Ashby");
  });

  it.each([
    ["y\r", 0, "Nat Fell"],
    ["\r", 6, "Nat Hill"],
  ])("add asks on a terminal before it writes over anybody: %j", async (answer, code, fullName) => {
    await run(["worker", "add", "nat", "--full-name", "Nat Hill", "--role", "pom", "--replace"]);
    const keys = { "to be changed?": answer };
    const again = await run(["worker", "add", "nat", "--full-name", "Nat Fell"], { terminal: true, keys });
    expect(again.code).toBe(code);
    expect((await run(["worker", "list"])).stdout).toContain(fullName);
  });

  it("list leaves out who has left, unless asked", async () => {
    await run(["worker", "add", "old", "--full-name", "Old Hand", "--role", "pom", "--left"]);
    expect((await run(["worker", "list"])).stdout).not.toContain("Old Hand");
    const { stdout } = await run(["worker", "list", "--all"], { terminal: true });
    expect(stdout).toMatch(/old +Old Hand +POM/);
  });
});

describe("prison", () => {
  it("set finds the name by itself", async () => {
    const { stdout } = await run(["prison", "set", "eyi", "--bought", "lead", "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      schema: "prison.set/1",
      item: { code: "EYI", name: "Elmley (HMP & YOI)", bought: "lead" },
    });
  });

  it("set asks what was bought on a terminal, and names the flag elsewhere", async () => {
    const { stdout } = await run(["prison", "set", "BZI"], { terminal: true, keys: { "What has it bought?": `${DOWN}\r` } });
    expect(stdout).toContain("Host: people going back to our area");
    expect(await run(["prison", "set", "BZI"])).toMatchObject({ code: 2, stderr: expect.stringContaining("--bought") });
    expect(await run(["prison", "set", "QQQ", "--bought", "lead"])).toMatchObject({ code: 5 });
  });

  it("list says how old the rolls are", async () => {
    const { stdout } = await run(["prison", "list"]);
    expect(stdout).toMatch(/EYI +Elmley \(HMP & YOI\) +Lead: everyone in it +Mon 23 Nov 2026/);
    const [first] = JSON.parse((await run(["prison", "list", "--json"])).stdout).items;
    expect(Object.keys(first)).toEqual(["code", "name", "bought"]);
  });
});
