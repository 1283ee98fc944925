import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { demoAnswers } from "../../src/services/demo/demoAnswers.js";
import { csvOf, makeUpPrison, withChange } from "../services/importRoll/madeUpPrison.js";
import { readPdf, textOf } from "../support/pdf.js";
import { makeTeam, type Team } from "./team.js";

/** One story, told in order: each step goes on where the one before ended. */
describe("the morning's work on a fresh machine", () => {
  const prison = makeUpPrison();
  const crowd = withChange(prison.crowd(), 0, { crd: "2026-12-10", lastName: "Bowen", firstName: "Siân" });
  const person = prison.person(0).prisonerNumber;
  const yesterday = ["--as-of", "2026-11-22"];
  let team: Team;
  let today: string;
  beforeAll(async () => {
    team = makeTeam();
    await team.json(["init", "--with", "EYI=lead"]);
    const first = team.write("yesterday.csv", csvOf(withChange(crowd, 1, { crd: "2028-01-05" })));
    await team.json(["roll", "import", first, ...yesterday]);
    today = team.write("today.csv", csvOf(withChange(crowd, 1, { crd: "2027-02-10" })));
  });

  it("takes in this morning's roll, and says whose window opened and why", async () => {
    const { item } = await team.json(["roll", "import", today]);
    expect(item).toMatchObject({
      importId: 2,
      changes: { received: 0, datesMoved: 1 },
      windowOpened: [{ prisonerNumber: prison.person(1).prisonerNumber, reason: "dateMoved" }],
    });
  });

  it("shows who is in the window, why, and what is due", async () => {
    const { items } = await team.json(["window"]);
    expect(items.map((row: { prisonerNumber: string }) => row.prisonerNumber)).toEqual([person, prison.person(1).prisonerNumber]);
    const { item } = await team.json(["window", "--explain", "bowen"]);
    expect(item).toMatchObject({ prisonerNumber: person, basis: "CRD", importId: 1, line: 2 });
    const due = await team.json(["due", "--until", "+7d"]);
    expect(due.items.map((row: { code: string }) => row.code)).toContain("plan_agreed");
  });

  it("records what a worker does for one person, each thing as it is done", async () => {
    await team.json(["worker", "add", "jwood", "--full-name", "Jo Wood", "--role", "resettlement_worker"]);
    await team.json(["person", "assign", person, "--worker", "jwood"]);
    const form = (await team.run(["screening", "start", person, "--kind", "bcst3", "--template"])).stdout;
    expect(form).toContain("preferred_name");
    const answers = team.write("answers.yaml", demoAnswers("Siân"));
    const kinds: [string, readonly string[]][] = [
      ["screening.record/1", ["screening", "record", person, "--kind", "bcst3", "--answers", answers]],
      ["referral.make/1", ["referral", "make", person, "--service", "Testford Housing Options", "--pathway", "accommodation", "--consent"]],
      ["appointment.add/1", ["appointment", "add", person, "--kind", "benefits", "--date", "2026-12-11", "--time", "10:30", "--title", "Jobcentre"]],
      ["licence.set/1", ["licence", "set", person, "--address", "3 Harbour Street", "--first", "at", "--first-date", "2026-12-10", "--first-time", "14:00", "--first-with", "Ash King", "--first-place", "3 Mill Lane"]],
      ["licence.add/1", ["licence", "add", person, "curfew", "--detail", "times=19:00-07:00"]],
      ["barrier.add/1", ["barrier", "add", person, "--pathway", "finance_and_id", "--barrier", "No bank account", "--action", "Open one from here"]],
      ["goal.add/1", ["goal", "add", person, "--goal", "My own front door"]],
    ]; // biome-ignore format: a command a line
    // Several workers at once: each waits for the other.
    const documents = await Promise.all(kinds.map(([, argv]) => team.json(argv)));
    expect(documents.map((document) => document.schema)).toEqual(kinds.map(([schema]) => schema));
  });

  it("shows the person on one page", async () => {
    const { code, stdout } = await team.run(["person", "show", person]);
    expect(code).toBe(0);
    for (const words of [
      "BOWEN, Siân",
      "Jo Wood",
      "Testford Housing Options",
      "Jobcentre",
      "No bank account",
      "My own front door",
    ])
      expect(stdout).toContain(words);
  });

  it("draws the plan, which says all of it", async () => {
    const { items } = await team.json(["plan", "render", person, "--out", "plans"]);
    const [plan] = items;
    expect(plan).toMatchObject({ version: 1, file: join("plans", `plan-${person}-v1.pdf`) });
    const text = textOf(await readPdf(readFileSync(team.path(plan.file))));
    for (const words of [
      "Siân",
      "Jo Wood",
      "Jobcentre",
      "2pm on Thursday 10 December 2026",
      "No bank account",
      "My own front door",
      "This is not your licence",
    ])
      expect(text).toContain(words);
  });

  it("does all of it again in one command, for a timer, and twice is safe", async () => {
    const daily = ["daily", "--roll", today, "--out", "daily"];
    const first = await team.json(daily);
    expect(first.item).toMatchObject({
      imports: [{ changes: { received: 0, datesMoved: 0 } }],
      plans: [{ prisonerNumber: person, version: 1 }],
    });
    const drawn = readFileSync(team.path("daily", "2026-11-23", "plans", `plan-${person}-v1.pdf`));
    expect(drawn).toEqual(readFileSync(team.path("plans", `plan-${person}-v1.pdf`)));
    const again = first.item.plans.map((plan: object) => ({ ...plan, alreadyThere: true }));
    expect((await team.json(daily)).item.plans).toEqual(again);
    for (const file of first.item.files) expect(existsSync(team.path(file)), file).toBe(true);
  });

  it("has a trail of every change and every look that nobody tampered with", async () => {
    const store = await team.openStore();
    expect(await store.verifyAudit()).toMatchObject({ intact: true });
    const acts = new Set<string>();
    for await (const batch of store.read.audit.entriesAfter(0))
      for (const { action, actor } of batch) {
        acts.add(action);
        expect(actor).toBe("clerk");
      }
    await store.close();
    expect([...acts]).toEqual(
      expect.arrayContaining(["roll.import", "window.list", "window.explain", "due.list", "plan.render"]),
    );
  });
});
