import { stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../../src/domain/plainDate.js";
import { rollPerson, seedPeople } from "../../support/builders.js";
import { runInProcess } from "../../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../../support/teamStore.js";

const MONDAY = plainDate("2026-11-23");
const withDaysToGo = (prisonerNumber: string, days: number, lastName: string) =>
  rollPerson({ prisonerNumber, lastName, facts: { dates: { crd: addDays(MONDAY, days) } } });
const PEOPLE = [
  withDaysToGo("A1001AA", 44, "Llŷr-Wiśniewski"),
  withDaysToGo("A1002AC", -7, "Begum"),
  withDaysToGo("A1003AD", 91, "Carrick"),
  withDaysToGo("A1004AE", 99, "Dlamini"),
  rollPerson({ prisonerNumber: "A1005AF", lastName: "Edgeworth" }),
  rollPerson({ prisonerNumber: "A1006AG", lastName: "Gwynne", facts: { legalStatus: "REMAND" } }),
];

let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore(PEOPLE, addDays(MONDAY, -1));
  await team.use((store) => seedPeople(store, [...PEOPLE, withDaysToGo("A1007AH", 3, "Haddad")], MONDAY));
});
const run = (argv: readonly string[], options = {}) => runInProcess(["window", ...argv], { env: team.env, ...options });
const numbers = async (...argv: readonly string[]) =>
  JSON.parse((await run([...argv, "--json"])).stdout).items.map((item: { prisonerNumber: string }) => item.prisonerNumber);

describe("window", () => {
  it("shows the list of the morning in a pipe, and says on the side how many more have no date", async () => {
    const { code, stdout, stderr } = await run([]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        "Number   Name                   At   Window    By   Release          Days  BCST3  Plan",
        "A1007AH  HADDAD, Ioan           MDI  open      CRD  Thu 26 Nov 2026     3  due    –",
        "A1001AA  LLŶR-WIŚNIEWSKI, Ioan  MDI  open      CRD  Wed 6 Jan 2027     44  due    –",
        "A1002AC  BEGUM, Ioan            MDI  OVERDUE   CRD  Mon 16 Nov 2026    -7  due    –",
        "A1003AD  CARRICK, Ioan          MDI  not open  CRD  Mon 22 Feb 2027    91  –      –",
        "",
      ].join("\n"),
    );
    expect(stderr).toBe("2 more have no release date.\n  resettle window --state no_date --state unsentenced  # list them\n");
  });

  it("fits a terminal of 80 columns, with what is overdue in colour", async () => {
    const { stdout } = await run([], { terminal: true, columns: 80 });
    expect(stdout).toContain("\u001b[31mOVERDUE");
    const lines = stripVTControlCharacters(stdout).trimEnd().split("\n");
    expect(lines.filter((line) => line.includes("MDI"))).toHaveLength(4);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it("gives scripts the keys that are promised", async () => {
    const { stdout } = await run(["--json"]);
    const { schema, asOf, items } = JSON.parse(stdout);
    expect({ schema, asOf }).toEqual({ schema: "window.list/1", asOf: MONDAY });
    expect(Object.keys(items[0]).sort()).toEqual(
      [
        ...[
          "prisonerNumber",
          "name",
          "prison",
          "location",
          "state",
          "basis",
          "earliestDate",
          "windowStart",
          "nextBasis",
          "nextDate",
        ],
        ...[
          "releaseStatutory",
          "releaseExpected",
          "daysToRelease",
          "flags",
          "screenings",
          "plan",
          "openReferrals",
          "highIntensity",
          "nextDeadline",
        ],
      ].sort(),
    );
    expect(Object.keys(items[0].screenings)).toEqual(["bcst1", "bcst2", "bcst3"]);
    expect(items[0].plan).toEqual({ status: "none" });
  });

  it("gives a line of CSV for each person with all of it", async () => {
    const { stdout } = await run(["--csv"]);
    const [heading = "", first = "", ...more] = stdout.trimEnd().split("\n");
    expect(heading.split(",")).toEqual(
      expect.arrayContaining(["prisonerNumber", "windowStart", "releaseStatutory", "bcst3", "flags"]),
    );
    expect(first).toContain('A1007AH,"HADDAD, Ioan",MDI,A-1-001,open,CRD,2026-11-26,2026-09-03,CRD,');
    expect(more).toHaveLength(3);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ["those who enter later", ["--entering", "15"], ["A1007AH", "A1001AA", "A1002AC", "A1003AD", "A1004AE"]],
    ["states by name", ["--state", "unsentenced", "--state", "no_date"], ["A1005AF", "A1006AG"]],
    ["everyone", ["--all"], ["A1007AH", "A1001AA", "A1002AC", "A1003AD", "A1004AE", "A1005AF", "A1006AG"]],
    ["who changed since a day", ["--changed-since", "yesterday"], ["A1007AH"]],
    ["who has no plan", ["--missing", "plan"], ["A1007AH", "A1001AA", "A1002AC", "A1003AD"]],
    ["nobody of a worker who has nobody", ["--worker", "jwood"], []],
    ["nobody of another prison", ["--prison", "EYI"], []],
  ])("lists %s", async (_, argv, expected) => {
    const given = argv.map((word) => (word === "yesterday" ? "2026-11-22" : word));
    expect(await numbers(...given)).toEqual(expected);
  });

  it.each([[["--state", "soon"]], [["--entering", "many"]], [["--missing", "shoes"]], [["--changed-since", "last week"]]])(
    "knows no %j",
    async (argv) => {
      expect(await run(argv)).toMatchObject({ code: 2, stdout: "" });
    },
  );

  it("that is empty ends well", async () => {
    expect(await run(["--prison", "EYI"])).toMatchObject({ code: 0, stdout: "", stderr: expect.stringContaining("Nobody") });
  });

  it("says nothing on the side that is not asked for", async () => {
    expect((await run(["--quiet"])).stderr).toBe("");
  });
});

describe("window --explain", () => {
  it("shows the dates, the one that won, the rules, and the line of the roll", async () => {
    const { code, stdout } = await run(["--explain", "llŷr"]);
    expect(code).toBe(0);
    expect(stdout).toContain("LLŶR-WIŚNIEWSKI, Ioan (A1001AA) on Mon 23 Nov 2026\n");
    expect(stdout).toMatch(/^CRD +Wed 6 Jan 2027 +WON +R\d+ /mu);
    expect(stdout).toMatch(/^R9 /mu);
    expect(stdout).toContain("From line 2 of import 1, unchanged since the roll of Sun 22 Nov 2026.");
  });

  it("fits a terminal of 80 columns", async () => {
    const { stdout } = await run(["--explain", "A1001AA"], { terminal: true, columns: 80 });
    for (const line of stripVTControlCharacters(stdout).split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it("gives scripts all of it", async () => {
    const { schema, item } = JSON.parse((await run(["--explain", "A1001AA", "--json"])).stdout);
    expect(schema).toBe("window.explain/1");
    expect(item).toMatchObject({ prisonerNumber: "A1001AA", state: "open", importId: 1, line: 2 });
    expect(item.verdicts).toMatchObject([{ code: "CRD", verdict: "won" }]);
  });

  it("ends with 5 where nobody matches", async () => {
    expect(await run(["--explain", "Z9999ZZ"])).toMatchObject({ code: 5, stdout: "" });
  });
});
