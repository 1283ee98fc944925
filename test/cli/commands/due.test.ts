import { stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { rollPerson, seedPeople } from "../../support/builders.js";
import { runInProcess } from "../../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../../support/teamStore.js";

const received = (prisonerNumber: string, on: string, crd: string, lastName: string, prison = "MDI") =>
  rollPerson({ prisonerNumber, lastName, prison, facts: { receptionDate: plainDate(on), dates: { crd: plainDate(crd) } } });
const LEAVING = received("A1001AA", "2024-01-15", "2026-12-24", "Young");
const NEW = received("A1002AC", "2026-11-20", "2029-03-07", "Adeyemi");
const IN_GOOD_TIME = received("A1003AD", "2026-11-20", "2029-03-07", "Begum", "EYI");

let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore([LEAVING], plainDate("2026-11-16"));
  await team.use((store) => seedPeople(store, [LEAVING, NEW, IN_GOOD_TIME], plainDate("2026-11-22")));
});
const run = (argv: readonly string[], options = {}) => runInProcess(["due", ...argv], { env: team.env, ...options });

describe("due", () => {
  it("lists in a pipe what will be missed first, first", async () => {
    const { code, stdout, stderr } = await run(["--prison", "MDI"]);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines[1]).toMatch(/^Wed 28 Oct 2026 +OVERDUE +-26 +A1001AA +YOUNG, Ioan +duty to refer$/u);
    expect(lines.at(-1)).toMatch(/A1001AA +YOUNG, Ioan +ID application$/u);
    expect(stderr).toContain("8 deadlines of 2 people; 2 overdue.");
  });

  it("fits a terminal of 80 columns, with what is overdue in colour", async () => {
    const { stdout } = await run([], { terminal: true, columns: 80 });
    expect(stdout).toContain("\u001b[31mOVERDUE");
    for (const line of stripVTControlCharacters(stdout).split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it("gives scripts the days, and why", async () => {
    const { schema, items } = JSON.parse((await run(["--until", "today", "--json"])).stdout);
    expect(schema).toBe("due.list/1");
    expect(items[0]).toEqual({
      prisonerNumber: "A1001AA",
      name: "YOUNG, Ioan",
      prison: "MDI",
      code: "duty_to_refer",
      label: expect.any(String),
      state: "overdue",
      opensOn: "2026-10-01",
      dueOn: "2026-10-28",
      daysLeft: -26,
      releaseExpected: "2026-12-23",
      reason: expect.stringMatching(/^Due by 2026-10-28/u),
      source: expect.any(String),
      sure: true,
    });
    expect(items).toHaveLength(4);
    const csv = (await run(["--until", "today", "--csv"])).stdout.split("\n");
    expect(csv[0]).toBe(
      "dueOn,state,prisonerNumber,name,label,prison,code,opensOn,closesOn,doneOn,reason,source,worker,sure,daysLeft,releaseExpected",
    );
  });

  it("is under a heading a day, or a person, for people, and one list for scripts; at 80 columns", async () => {
    const byDay = (await run(["--by", "day"], { terminal: true, columns: 80 })).stdout;
    const plain = stripVTControlCharacters(byDay);
    for (const heading of ["Thu 1 Oct 2026, 53 days late", "Mon 23 Nov 2026, today", "Mon 30 Nov 2026, in 7 days", "No last day"])
      expect(plain).toContain(`${heading}\n`);
    for (const line of plain.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    expect((await run(["--by", "person"])).stdout).toMatch(/^ADEYEMI, Ioan \(A1002AC, MDI\)\n/u);
    expect(JSON.parse((await run(["--by", "day", "--json"])).stdout).items[0]).toMatchObject({ code: "bcst3", daysLeft: -53 });
  });

  it("shows only deadlines in a state", async () => {
    const { items } = JSON.parse((await run(["--state", "closed", "--json"])).stdout);
    expect(items).toMatchObject([{ code: "bank_account", state: "closed" }]);
  });

  it("is in the order of people where that is asked for", async () => {
    const { items } = JSON.parse((await run(["--by", "person", "--json"])).stdout);
    const names = items.map((item: { name: string }) => item.name);
    expect(names).toEqual([...names].sort());
  });

  it("shows every clock of one person, and why", async () => {
    const { stdout } = await run(["--person", "young"]);
    for (const heading of ["OVERDUE", "Due", "Not due", "Not applicable"]) expect(stdout).toContain(`${heading}\n`);
    expect(stdout).toContain("BCST3 (screening before release): Due by 2026-10-01, the day the window opens. (KSS guide)\n");
    expect(stdout).toContain("(Practice; no document found; not sure: a setting)");
    expect(stdout).not.toContain("YOUNG");
  });

  it.each<[string, readonly string[], number]>([
    ["8 where something is overdue", ["--check"], 8],
    ["8 where only what is overdue by a day is asked for", ["--check", "--until", "2026-10-01"], 8],
    ["0 where nothing is", ["--check", "--prison", "EYI"], 0],
    ["0 where nothing overdue is listed", ["--check", "--state", "due"], 0],
    ["0 where nothing is due at all", ["--check", "--prison", "WWI"], 0],
    ["0 where nobody asked it to check", [], 0],
    ["5 where nobody matches", ["--check", "--person", "Z9999ZZ"], 5],
    ["2 where the order is none", ["--by", "shoe"], 2],
  ])("ends with %s", async (_, argv, code) => {
    expect((await run([...argv, "--quiet"])).code).toBe(code);
  });
});
