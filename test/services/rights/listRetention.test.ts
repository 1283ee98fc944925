import { describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { rollPerson, seedPeople } from "../../support/builders.js";
import { runInProcess } from "../../support/runInProcess.js";
import { makeTeamStore } from "../../support/teamStore.js";

const people = [
  rollPerson({ prisonerNumber: "A1234BC", lastName: "Gone" }),
  rollPerson({ prisonerNumber: "B2345CD", lastName: "Later" }),
  rollPerson({ prisonerNumber: "C3456DE", lastName: "Here" }),
];

describe("retention due", () => {
  it("lists who left longer ago than the policy keeps a record, and not who is here; a hold is shown, and stands against an erasure", async () => {
    const team = await makeTeamStore(people, plainDate("2019-03-01"));
    await team.use((store) => seedPeople(store, people.slice(1), plainDate("2020-03-02")));
    await team.use((store) => seedPeople(store, people.slice(2), plainDate("2021-03-02")));
    const run = (...argv: readonly string[]) => runInProcess(argv, { env: team.env });
    const items = async (...flags: readonly string[]) =>
      JSON.parse((await run("retention", "due", "--json", ...flags)).stdout).items;
    expect(await items()).toMatchObject([
      { prisonerNumber: "A1234BC", rule: "not_on_roll", endedOn: "2020-03-02", years: 6, since: "2026-03-02", hold: null },
    ]);
    expect((await items("--within-months", "12")).map((one: { prisonerNumber: string }) => one.prisonerNumber)).toEqual([
      "A1234BC",
      "B2345CD",
    ]);
    expect((await run("person", "hold", "A1234BC", "--reason", "A claim is open")).code).toBe(0);
    expect(await items()).toMatchObject([{ prisonerNumber: "A1234BC", hold: { reason: "A claim is open" } }]);
    const refused = await run("person", "erase", "A1234BC", "--reason", "Due", "--yes");
    expect(refused).toMatchObject({ code: 6, stderr: expect.stringContaining("A claim is open") });
    expect((await run("person", "hold", "A1234BC", "--lift")).code).toBe(0);
    expect((await run("person", "erase", "A1234BC", "--reason", "Due", "--yes")).code).toBe(0);
    expect(await items()).toEqual([]);
    expect((await run("store", "check")).code).toBe(0);
    expect((await run("store", "audit", "verify")).code).toBe(0);
  });
});
