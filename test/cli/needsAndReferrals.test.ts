import { beforeAll, describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { rollPeople } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const MONDAY = plainDate("2026-11-23");
const ENTER = "\r";
const DOWN = "\u001b[B";

let team: TeamStore;
/** Somebody else in every test. */
const people = rollPeople(20).map(({ prisonerNumber }) => prisonerNumber);
const somebody = () => people.pop() ?? "";
beforeAll(async () => {
  team = await makeTeamStore(rollPeople(20));
});

const run = (words: readonly string[], how: Parameters<typeof runInProcess>[1] = {}) =>
  runInProcess(words, { ...how, env: { ...team.env, NO_COLOR: "1" } });
const json = async (...words: readonly string[]) => JSON.parse((await run([...words, "--json"])).stdout);

describe("need", () => {
  const glasses = ["--pathway", "health", "--need", "Glasses", "--urgency", "before_release"];

  it("add, list and update say the same need, to people and as data", async () => {
    const person = somebody();
    const { schema, item } = await json("need", "add", person, ...glasses);
    expect(schema).toBe("need.add/1");
    expect(item).toMatchObject({
      prisonerNumber: person,
      need: "Glasses",
      label: "Glasses",
      status: "not_started",
      restricted: false,
    });
    expect((await run(["need", "list", person], { terminal: true })).stdout).toBe(
      [
        "Id             Pathway  Need     When            Status",
        "─".repeat(60),
        `${item.needId}  Health   Glasses  Before release  Not started`,
        "",
      ].join("\n"),
    );
    expect(await json("need", "update", item.needId, "--status", "met")).toMatchObject({
      schema: "need.update/1",
      item: { status: "met" },
    });
    expect(await json("need", "list", person)).toEqual({
      ...{ schema: "need.list/1", asOf: "2026-11-23", restricted: 0, items: [] },
      pathways: [{ pathway: "health", status: "done" }],
    });
    expect(await run(["need", "list", person])).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "No open needs.\nHealth: done\n",
    });
  });

  it("add asks for what is missing on a terminal, and names the flag elsewhere", async () => {
    const keys = { "Which area?": ENTER, "What is needed?": `A room${ENTER}`, "When?": ENTER };
    const { stdout } = await run(["need", "add", somebody()], { terminal: true, keys });
    expect(stdout).toMatch(/Need +A room\nPathway +Accommodation\nWhen +Now\n/);
    expect(await run(["need", "add", somebody()])).toMatchObject({ code: 2, stderr: expect.stringContaining("--pathway") });
  });

  it("update asks how it stands on a terminal, and names the flag elsewhere", async () => {
    const { needId } = (await json("need", "add", somebody(), ...glasses)).item;
    const { stdout } = await run(["need", "update", needId], {
      terminal: true,
      keys: { "How does it stand?": `${DOWN}${ENTER}` },
    });
    expect(stdout).toContain("In progress");
    expect(await run(["need", "update", needId])).toMatchObject({ code: 2, stderr: expect.stringContaining("--status") });
    expect(await run(["need", "update", "none", "--status", "met"])).toMatchObject({ code: 5 });
  });

  it("list of everyone says whose it is, and fits 80 columns", async () => {
    const person = somebody();
    await run(["need", "add", person, "--pathway", "finance_and_id", "--need", "stop_benefits", "--urgency", "immediate"]);
    const { stdout } = await run(["need", "list"], { terminal: true });
    expect(stdout).toMatch(new RegExp(`${person} .* Tell benefits about the`));
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe("referral", () => {
  const beacon = ["--service", "Beacon Housing", "--pathway", "accommodation"];

  it("make says by when there should be an answer", async () => {
    const { schema, item } = await json("referral", "make", somebody(), ...beacon, "--consent", "--answer-within", "5");
    expect(schema).toBe("referral.make/1");
    expect(item).toMatchObject({
      service: "Beacon Housing",
      state: "made",
      madeOn: "2026-11-23",
      answerBy: "2026-11-30",
      restricted: false,
    });
    const { stdout, stderr } = await run(["referral", "make", somebody(), ...beacon, "--consent"]);
    expect(stdout).toMatch(/State +Made\nConsent +yes\nMade +Mon 23 Nov 2026\nAnswer by +Mon 7 Dec 2026\n/);
    expect(stderr).toContain("resettle referral update");
  });

  it("make without consent is exit 6 where nobody can be asked, unless it is a draft", async () => {
    const person = somebody();
    expect(await run(["referral", "make", person, ...beacon])).toMatchObject({
      code: 6,
      stderr: expect.stringContaining("--consent"),
    });
    expect((await json("referral", "make", person, ...beacon, "--draft")).item).toMatchObject({ state: "draft", consent: false });
  });

  it("make asks for what is missing on a terminal, and keeps a draft where the person has not agreed", async () => {
    const keys = {
      "Which area?": ENTER,
      "Which service?": `Beacon${ENTER}`,
      "agreed to it?": `n${ENTER}`,
      "as a draft?": `y${ENTER}`,
    };
    const { stdout, code } = await run(["referral", "make", somebody()], { terminal: true, keys });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Service +Beacon\n/);
    expect(stdout).toMatch(/State +Draft\n/);
    expect(await run(["referral", "make", somebody()])).toMatchObject({ code: 2, stderr: expect.stringContaining("--pathway") });
  });

  it("update offers only what can come next, and asks why where everybody will", async () => {
    const { referralId } = (await json("referral", "make", somebody(), ...beacon, "--consent")).item;
    const keys = { "What has become of it?": `${DOWN}${ENTER}`, "Why?": `Full until May${ENTER}` };
    const { stdout, stderr } = await run(["referral", "update", referralId], { terminal: true, keys });
    expect(stdout).toMatch(/State +Declined\n/);
    expect(stderr).not.toContain("Completed");
    const again = await run(["referral", "update", referralId], { terminal: true });
    expect(again).toMatchObject({ code: 6, stderr: expect.stringContaining("which ends it") });
  });

  it.each([
    ["a move that cannot be", ["--state", "completed"], 6],
    ["a decline without a reason", ["--state", "declined"], 6],
    ["an outcome before the end", ["--outcome", "achieved"], 6],
    ["a day that has not come", ["--state", "accepted", "--on", "tomorrow"], 3],
    ["nothing", [], 2],
  ])("update refuses %s", async (_, words, code) => {
    const { referralId } = (await json("referral", "make", somebody(), ...beacon, "--consent")).item;
    expect(await run(["referral", "update", referralId, ...words])).toMatchObject({ code });
  });

  it("list and chase say how long the answer has been waited for, and fit 80 columns", async () => {
    const person = somebody();
    const on = addDays(MONDAY, -12);
    const { item } = await json("referral", "make", person, ...beacon, "--consent", "--on", on, "--answer-within", "5");
    const whose = (text: string) => text.split("\n").find((line) => line.includes(item.referralId)) ?? "";
    const listed = (await run(["referral", "list"], { terminal: true })).stdout;
    expect(whose(listed)).toMatch(new RegExp(`^${person}  ${item.referralId}  Beacon Housing .* Made .* 12 days$`));
    const chased = (await run(["referral", "chase"], { terminal: true })).stdout;
    expect(whose(chased)).toMatch(/Wed 18 Nov .* 12 days$/);
    for (const line of `${listed}${chased}`.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect((await run(["referral", "list", person])).stdout).toMatch(/^Id +Service +State +Made +Waiting\n/);
  });

  it("list is data with the keys scripts hold on to", async () => {
    const person = somebody();
    await run(["referral", "make", person, ...beacon, "--consent"]);
    const { schema, items, restricted } = await json("referral", "list", person);
    expect({ schema, restricted }).toEqual({ schema: "referral.list/1", restricted: 0 });
    const { referralId, ...rest } = items[0];
    expect(referralId).toMatch(/^\w{13}$/);
    expect(rest).toEqual({
      prisonerNumber: person,
      name: expect.stringContaining("Ioan"),
      prison: "MDI",
      kind: "service",
      pathway: "accommodation",
      service: "Beacon Housing",
      state: "made",
      consent: true,
      madeOn: "2026-11-23",
      answerWithinDays: 10,
      answerBy: "2026-12-07",
      daysWaiting: 0,
      moves: [{ state: "made", on: "2026-11-23", worker: "worker" }],
    });
    expect(await json("referral", "chase")).toMatchObject({ schema: "referral.chase/1" });
  });
});
