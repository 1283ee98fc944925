import { beforeAll, describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const MONDAY = plainDate("2026-11-23");
const ioan = (crd: string) =>
  rollPerson({
    dateOfBirth: plainDate("1990-05-06"),
    facts: { dates: { crd: plainDate(crd) }, receptionDate: plainDate("2025-03-03") },
  });

let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore(
    [ioan("2027-05-03"), rollPerson({ prisonerNumber: "A2345CD", lastName: "Marsden" })],
    addDays(MONDAY, -7),
  );
  await team.use((store) => seedPeople(store, [ioan("2027-01-04")], MONDAY));
  await team.use((store) =>
    store.write("worker", "set up", async (tx) => {
      await tx.prisons.set({ code: "MDI", name: "HMP Moorland" });
      await tx.workers.set({
        name: "jo",
        fullName: "Jo Pritchard",
        role: "resettlement_worker",
        organisation: "",
        phone: "",
        active: true,
      });
      await tx.workers.set({ name: "kit", fullName: "Kit Comley", role: "com", organisation: "", phone: "", active: true });
    }),
  );
});

const person = (words: string, how: Parameters<typeof runInProcess>[1] = {}) =>
  runInProcess(["person", ...words.split(" ")], { ...how, env: { ...team.env, NO_COLOR: "1", ...how.env } });
const json = async (words: string) => JSON.parse((await person(`${words} --json`)).stdout);

describe("person find", () => {
  it("is a table of who matches, on a terminal", async () => {
    const { code, stdout } = await person("find mars", { terminal: true });
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        "Number   Name           Prison  Location  On the roll",
        "─────────────────────────────────────────────────────",
        "A2345CD  MARSDEN, Ioan  MDI     A-1-001   no",
        "A1234BC  MARSH, Ioan    MDI     A-1-001   yes",
        "",
      ].join("\n"),
    );
  });

  it("is data with the keys scripts hold on to", async () => {
    expect(await json("find marsh")).toEqual({
      schema: "person.find/1",
      asOf: "2026-11-23",
      more: 0,
      items: [{ prisonerNumber: "A1234BC", name: "MARSH, Ioan", prison: "MDI", location: "A-1-001", onRoll: true }],
    });
    expect((await person("find marsh --csv")).stdout).toBe(
      'prisonerNumber,name,prison,location,onRoll\nA1234BC,"MARSH, Ioan",MDI,A-1-001,true\n',
    );
  });

  it("finding nobody is not a failure", async () => {
    expect(await person("find zzz")).toMatchObject({ code: 0, stdout: "", stderr: expect.stringMatching(/^Nobody found/) });
  });
});

describe("person show", () => {
  it("fits a page of 80 columns, with the window in one line and why", async () => {
    const { stdout, code } = await person("show marsh", { terminal: true });
    expect(code).toBe(0);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(stdout.split("\n").slice(0, 11)).toEqual([
      "MARSH, Ioan",
      "Number        A1234BC",
      "Born          Sun 6 May 1990",
      "Where         HMP Moorland, A-1-001",
      "Legal status  Sentenced",
      "Came in       Mon 3 Mar 2025",
      "Dates         CRD Mon 4 Jan 2027",
      "Window        Open since Mon 12 Oct 2026, 84 days before CRD Mon 4 Jan 2027",
      "Release       Mon 4 Jan 2027, in 42 days",
      "Next          OVERDUE: duty to refer, by Mon 9 Nov 2026",
      "",
    ]);
  });

  it("is the same sentences when piped", async () => {
    expect((await person("show marsh")).stdout).toContain(
      "Window        Open since Mon 12 Oct 2026, 84 days before CRD Mon 4 Jan 2027\n",
    );
  });

  it("is data with the keys scripts hold on to", async () => {
    const { schema, item } = await json("show A1234BC");
    expect(schema).toBe("person.show/1");
    expect(item).toMatchObject({
      prisonerNumber: "A1234BC",
      prison: "MDI",
      onRoll: true,
      window: { state: "open", basis: "CRD", windowStart: "2026-10-12", reasons: expect.any(Array) },
      daysToRelease: 42,
      dates: [{ code: "CRD", date: "2027-01-04", override: false }],
      restricted: { answers: 0, needs: 0, referrals: 0, barriers: 0 },
    });
    for (const list of ["workers", "screenings", "needs", "referrals", "appointments", "barriers", "goals", "achievements"])
      expect(item[list]).toEqual([]);
  });

  it("says when somebody left, and nothing of a window", async () => {
    const { stdout } = await person("show A2345CD");
    expect(stdout).toContain("not on the roll since Mon 23 Nov 2026");
    expect(stdout).not.toContain("Window");
    expect((await json("show A2345CD")).item).not.toHaveProperty("window");
  });

  it.each([
    ["show mars", "PERSON_NOT_UNIQUE"],
    ["show Z9999ZZ", "PERSON_NOT_FOUND"],
  ])("%s is exit 5: %s", async (words, code) => {
    const ran = await person(`${words} --json`);
    expect(ran.code).toBe(5);
    expect(JSON.parse(ran.stdout)).toMatchObject({ schema: "error/1", error: { code } });
    expect(ran.stderr).not.toMatch(/ioan/i);
  });
});

describe("person history", () => {
  it("says what moved, by how much, and which line of which import said so; the newest first", async () => {
    const { stdout } = await person("history A1234BC");
    expect(stdout).toContain(
      "Mon 23 Nov 2026  CRD 119 days earlier: Mon 3 May 2027 to Mon 4 Jan 2027       2     2  roll-2026-11-23.csv",
    );
    expect(stdout.indexOf("CRD 119")).toBeLessThan(stdout.indexOf("First named, at MDI A-1-001"));
    expect(stdout).toContain("Mon 3 Mar 2025         still here");
  });

  it("is data, oldest first", async () => {
    const { schema, item } = await json("history A2345CD");
    expect(schema).toBe("person.history/1");
    expect(item.entries).toMatchObject([
      { on: "2026-11-16", what: "first", importId: 1, line: 3 },
      { on: "2026-11-23", what: "left", importId: 2 },
    ]);
    expect(item.stays).toMatchObject([{ endedOn: "2026-11-23", end: "not_on_roll" }]);
  });
});

describe("person assign", () => {
  it("gives a worker their own role from today", async () => {
    const { code, stdout } = await person("assign marsh --worker jo --json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "person.assign/1",
      item: { prisonerNumber: "A1234BC", worker: "jo", role: "resettlement_worker", from: "2026-11-23" },
    });
    expect((await person("show marsh")).stdout).toMatch(/Resettlement worker +Jo Pritchard/);
  });

  it("asks which worker on a terminal, and names the flag elsewhere", async () => {
    const asked = await person("assign marsh", { terminal: true, keys: { "Which worker?": "\u001b[B\r" } });
    expect(asked.stdout).toContain("kit");
    expect(await person("assign marsh")).toMatchObject({ code: 2, stderr: expect.stringContaining("--worker") });
  });
});
