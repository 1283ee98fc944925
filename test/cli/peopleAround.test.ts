import { beforeAll, describe, expect, it } from "vitest";
import { rollPerson } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const [MARSH, HILL] = ["A1234BC", "A2345CD"] as const;
let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore([rollPerson(), rollPerson({ prisonerNumber: HILL, lastName: "Hill" })]);
  await run(["worker", "add", "jo", "--full-name", "Jo Pritchard", "--role", "resettlement_worker"]);
  await run(["worker", "add", "kit", "--full-name", "Kit Comley", "--role", "resettlement_worker"]);
});

const run = (words: readonly string[], how: Parameters<typeof runInProcess>[1] = {}) =>
  runInProcess(words, { ...how, env: { ...team.env, NO_COLOR: "1", ...how.env } });
const item = async (words: readonly string[]) => JSON.parse((await run([...words, "--json"])).stdout).item;

describe("who helps", () => {
  it("takes several people from a pipe, and refuses them all with every mistake", async () => {
    const wrong = await run(["person", "assign", "-", "--worker", "jo"], { stdin: `${MARSH}\nA9999ZZ\nnobody` });
    expect(wrong.code).toBe(3);
    expect(wrong.stderr).toMatch(/2 people of 3 cannot be taken; nothing was changed.*\n +A9999ZZ: .*\n +nobody: /);
    const { code, stdout } = await run(["person", "assign", "-", "--worker", "jo"], { stdin: `${MARSH}, ${HILL}\n` });
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/A1234BC +jo[\s\S]*A2345CD +jo/) });
    expect(await run(["person", "assign", "-", "--worker", "jo"])).toMatchObject({ code: 3 });
  });

  it("is said on the page, also that there is nobody", async () => {
    const { stdout } = await run(["person", "show", MARSH]);
    expect(stdout).toMatch(/In prison +Jo Pritchard, Resettlement worker\nIn the community +NOBODY/);
    expect(await item(["person", "show", MARSH])).toMatchObject({ overseeing: { inPrison: "jo", inCommunity: null } });
  });

  it("a worker who leaves is said with whom they are still named for, until it is handed over", async () => {
    const left = await run(["worker", "leave", "jo"]);
    expect(left.stderr).toMatch(/2 people have a worker who has left[\s\S]*worker hand-over jo/);
    expect((await run(["report", "caseload"])).stderr).toContain("jo has left, and is still named for 2 people.");
    expect((await run(["worker", "unassigned", "--all"])).stdout).toMatch(/A1234BC .*nobody +nobody/);
    expect((await run(["worker", "hand-over", "jo", "kit"])).stdout).toMatch(/A1234BC +kit[\s\S]*A2345CD +kit/);
    expect((await run(["report", "caseload"])).stderr).not.toContain("has left");
  });
});

describe("a note", () => {
  it("is read from a pipe, and a restricted one is counted and never printed", async () => {
    const note = ["person", "note", "add", MARSH, "--source", "health_care", "--text", "-"];
    expect((await run(note, { stdin: "Two lines\nof a note\n" })).stdout).toContain("Two lines\nof a note");
    expect((await run([...note.slice(0, -1), "SEALED", "--restricted"])).stdout).not.toContain("SEALED");
    const listed = await run(["person", "note", "list", MARSH]);
    expect(listed.stdout).not.toContain("SEALED");
    expect(listed.stderr).toContain("Restricted notes, not shown here: 1.");
    expect((await run(["person", "note", "list", MARSH, "--json"])).stdout).toMatch(/"restricted":\s*1/);
    expect((await run(["person", "show", MARSH])).stdout).toContain("notes 1");
    expect(await run(["person", "note", "list", MARSH, "--restricted"])).toMatchObject({ code: 6, stdout: "" });
    await run(["worker", "add", "worker", "--full-name", "Wyn Marked", "--role", "resettlement_worker", "--may-see-restricted"]);
    expect((await run(["person", "note", "list", MARSH, "--restricted"])).stdout).toContain("SEALED");
  });
});

describe("a family contact", () => {
  it("may be told nothing once consent has run out, and the list says so", async () => {
    const mair = [
      "--name",
      "Mair",
      "--relation",
      "mother",
      "--consent",
      "given",
      "--may-share",
      "release_date",
      "--until",
      "+3d",
    ];
    await run(["person", "contact", "add", MARSH, ...mair]);
    expect((await run(["person", "contact", "list", MARSH])).stdout).toContain("the release date, until Thu 26 Nov 2026");
    const later = await run(["person", "contact", "list", MARSH], { env: { RESETTLE_AS_OF: "2026-11-27" } });
    expect(later.stdout).toContain("NOTHING: consent ran out on Thu 26 Nov 2026");
    expect(later.stderr).toContain("Consents that have run out: 1.");
  });
});

describe("a release", () => {
  it("is asked for what is due, answered, corrected and counted", async () => {
    expect(await run(["person", "release", HILL, "--on", "today", "--reason", "HDC"])).toMatchObject({ code: 0 });
    expect(await run(["person", "outcome", MARSH, "--first-night", "owner"])).toMatchObject({ code: 6 });
    await run(["person", "outcome", HILL, "--first-night", "unknown"]);
    const { stdout } = await run(["person", "outcome", HILL, "--first-night", "squat"]);
    expect(stdout).toMatch(/first night +squat[\s\S]*Answered before, and corrected[\s\S]*unknown/);
    const figures = JSON.parse((await run(["report", "outcomes", "--json"])).stdout);
    expect(figures.items[0]).toMatchObject({ outcome: "first_night", releases: 1, yes: 0, no: 1, percent: 0, notRecorded: 0 });
  });

  it("is said by a roll that still has the person", async () => {
    const roll =
      "prisonerNumber,lastName,firstName,prison,legalStatus\nA1234BC,Marsh,Ioan,MDI,SENTENCED\nA2345CD,Hill,Ioan,MDI,SENTENCED\n";
    const imported = await run(["roll", "import", "-", "--taken-on", "2026-11-24"], {
      stdin: roll,
      env: { RESETTLE_AS_OF: "2026-11-24" },
    });
    expect(imported.stderr).toMatch(/still on this roll: 1 \(A2345CD\)/);
  });

  it("is undone alone", async () => {
    expect(await run(["person", "release", HILL, "--undo", "--on", "today"])).toMatchObject({ code: 2 });
    expect(await item(["person", "release", HILL, "--undo"])).toMatchObject({ undone: true });
  });
});

describe("high intensity", () => {
  it("needs a person for a decision, and one decision only", async () => {
    expect(await run(["person", "high-intensity", "--accept"])).toMatchObject({ code: 2 });
    expect(await run(["person", "high-intensity", MARSH, "--accept", "--decline"])).toMatchObject({ code: 2 });
    const made = await item(["person", "high-intensity", MARSH, "--accept", "--why", "No home each time"]);
    expect(made).toMatchObject({ decision: "accepted", why: "No home each time", receptions: 1 });
    expect((await run(["person", "show", MARSH])).stdout).toContain("High intensity case: No home each time");
  });
});
