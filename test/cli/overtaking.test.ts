import { beforeAll, describe, expect, it } from "vitest";
import { rollPeople } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const at = (time: string) => () => new Date(`2026-11-23T${time}:00Z`);
const PERSON = "A1001AA";

let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore(rollPeople(1));
});

const run = (time: string, ...words: readonly string[]) =>
  runInProcess([...words, "--no-input"], { env: { ...team.env, NO_COLOR: "1" }, now: at(time) });
async function idOf(key: string, ...words: readonly string[]): Promise<string> {
  return JSON.parse((await run("09:00", ...words, "--json")).stdout).item[key];
}

const RECORDS = [
  {
    what: "a need",
    add: ["needId", "need", "add", PERSON, "--pathway", "health", "--need", "Glasses", "--urgency", "before_release"],
    change: (id: string) => ["need", "update", id, "--status", "in_progress"],
  },
  {
    what: "a barrier",
    add: ["id", "barrier", "add", PERSON, "--pathway", "health", "--barrier", "No glasses"],
    change: (id: string) => ["barrier", "update", id, "--status", "overcome"],
  },
  {
    what: "a goal",
    add: ["id", "goal", "add", PERSON, "--goal", "Swim"],
    change: (id: string) => ["goal", "update", id, "--first-step", "Ask at the pool"],
  },
  {
    what: "a contact",
    add: ["contactId", "person", "contact", "add", PERSON, "--name", "Mo Test"],
    change: (id: string) => ["person", "contact", "update", id, "--relation", "brother"],
  },
] as const;

describe("--seen", () => {
  it.each(RECORDS)("keeps $what that somebody changed since from being changed over", async ({ add, change }) => {
    const [key, ...words] = add;
    const id = await idOf(key, ...words);
    expect((await run("10:00", ...change(id), "--as", "jo")).code).toBe(0);
    const late = await run("11:00", ...change(id).map((word) => differently(word)), "--seen", "09:30", "--as", "sam");
    expect(late).toMatchObject({ code: 6, stdout: "" });
  });

  it("says who changed what and when, and what to do", async () => {
    const id = await idOf("id", "goal", "add", PERSON, "--goal", "Run");
    await run("10:00", "goal", "update", id, "--status", "in_progress", "--as", "jo");
    const change = ["goal", "update", id, "--status", "dropped", "--as", "sam"];
    const late = await run("11:00", ...change, "--seen", "09:30");
    expect(late.stderr).toContain("It was changed since you looked: at 10:00 by jo (status).");
    expect(late.stderr).toContain("Look at it again");
    expect((await run("11:00", ...change, "--seen", "2026-11-23T10:00:01Z")).code).toBe(0);
  });

  it.each(["25:00", "soon", "2026-11-23"])("is refused where it is no time: %s", async (text) => {
    expect(await run("11:00", "goal", "list", PERSON, "--seen", text)).toMatchObject({ code: 2, stdout: "" });
  });
});

/** The same change with other words, so that it is one. */
function differently(word: string): string {
  const other: Readonly<Record<string, string>> = {
    in_progress: "met",
    overcome: "open",
    "Ask at the pool": "Buy trunks",
    brother: "cousin",
  };
  return other[word] ?? word;
}
