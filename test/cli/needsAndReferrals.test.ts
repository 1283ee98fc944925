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
const people = rollPeople(60).map(({ prisonerNumber }) => prisonerNumber);
const somebody = () => people.pop() ?? "";
beforeAll(async () => {
  team = await makeTeamStore(rollPeople(60));
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
    const missing = await run(["referral", "make", somebody(), "--service", "Beacon"]);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining("--pathway") });
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
    ["a day before it was made", ["--state", "accepted", "--on", "2026-11-01"], 3],
    ["a move from where it no longer is", ["--state", "accepted", "--was", "draft"], 6],
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
    expect(whose(chased)).toMatch(/Beacon Housing +8 +not yet$/);
    const asked = await json("referral", "chase", "--asked", item.referralId, "--on", "2026-11-20");
    expect(asked).toMatchObject({ schema: "referral.asked/1", item: { chased: 1, lastChasedOn: "2026-11-20" } });
    expect(whose((await run(["referral", "chase"], { terminal: true })).stdout)).toMatch(/ once$/);
    expect((await run(["referral", "show", item.referralId])).stdout).toMatch(/Chased\nDay .*\nFri 20 Nov 2026 /);
    for (const line of `${listed}${chased}`.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect((await run(["referral", "list", person])).stdout).toMatch(/^Id +Service +State +Made +Waiting\n/);
  });

  it("make asks at a terminal for what its kind needs, and for both consents of a duty to refer", async () => {
    const keys = { "Which council": `Leeds${ENTER}`, "agreed to it?": `y${ENTER}`, "contact details": `y${ENTER}` };
    const { stdout, code } = await run(["referral", "make", somebody(), "--kind", "duty_to_refer"], { terminal: true, keys });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Service +Leeds\nKind +Duty to refer\n/);
    expect(stdout).toMatch(/Their answer +Submitted\n/);
  });

  it.each([
    ["a bank, which says who is asked", ["--kind", "bank_account", "--bank", "barclays", "--consent"], 0, /Service +Barclays\n/],
    [
      "a council of Wales",
      ["--kind", "duty_to_refer", "--authority", "Cardiff", "--consent", "--contact-consent"],
      0,
      /National Offender Pathway/,
    ],
    [
      "a council without the second consent",
      ["--kind", "duty_to_refer", "--authority", "Leeds", "--consent"],
      6,
      /--contact-consent/,
    ],
    ["a council that is not there", ["--kind", "duty_to_refer", "--authority", "Lees", "--draft"], 3, /or Leeds or/],
    ["a cost that is no money", ["--kind", "id_application", "--document", "passport", "--cost", "free"], 2, /in pounds/],
    ["a bank of another kind", [...beacon, "--consent", "--bank", "hsbc"], 3, /--bank/],
    ["an ID application without a document", ["--kind", "id_application", "--consent", "--service", "GRO"], 3, /--document/],
    ["nobody to ask", ["--kind", "bank_account", "--consent"], 2, /--service/],
  ])("make, with %s", async (_, words, code, said) => {
    const { stdout, stderr, ...ended } = await run(["referral", "make", somebody(), ...words]);
    expect(ended.code).toBe(code);
    expect(stdout + stderr).toMatch(said);
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
      workingDaysWaiting: 0,
      chased: 0,
      cautions: [],
      moves: [{ state: "made", on: "2026-11-23", worker: "worker" }],
    });
    expect(await json("referral", "chase")).toMatchObject({ schema: "referral.chase/1" });
  });
});
