import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { csvOf, makeUpPrison } from "../../services/importRoll/madeUpPrison.js";
import { rollPerson, seedPeople } from "../../support/builders.js";
import { makeSharedStore, type SharedStore } from "../../support/sharedStore.js";
import { makeTeamFolder } from "./teamFolder.js";

const team = makeTeamFolder();
let shared: SharedStore;
const as = (role: string) => ["--store", shared.urlOf(role)];

beforeAll(async () => {
  shared = await makeSharedStore({ wood: [], service: [{ prison: "*", may: "administer" }] });
  await shared.use("owner", async (store) => {
    const people = [
      rollPerson({ prisonerNumber: "W9001WW", lastName: "Ours", prison: "BZI" }),
      rollPerson({ prisonerNumber: "X9001XX", lastName: "Theirs", prison: "EYI" }),
    ];
    await seedPeople(store, people, plainDate("2026-11-23"));
  });
});

describe("store access", () => {
  it("lets a role work with the people of its prison, who are then all it has, until it is taken back", async () => {
    const role = shared.nameOf("wood");
    expect(await team.run(["window", "--all", ...as("wood")])).toMatchObject({ code: 7 });

    const granted = await team.run(["store", "access", "grant", role, "--may", "record", "--prison", "BZI", ...as("owner")]);
    expect(granted).toMatchObject({ code: 0, stdout: expect.stringMatching(/BZI +record/u) });
    const listed = await team.run(["store", "access", "list", ...as("owner")]);
    expect(listed.stdout).toContain(role);

    const window = await team.run(["window", "--all", ...as("wood")]);
    expect(window).toMatchObject({ code: 0, stdout: expect.stringContaining("W9001WW") });
    expect(window.stdout).not.toContain("X9001XX");
    expect(await team.run(["person", "show", "W9001WW", ...as("wood")])).toMatchObject({ code: 0 });
    expect(await team.run(["person", "show", "X9001XX", ...as("wood")])).toMatchObject({ code: 5 });
    expect(await team.run(["person", "find", "Theirs", ...as("wood")])).toMatchObject({
      stdout: expect.not.stringContaining("X9001XX"),
    });
    const need = ["need", "add", "--need", "Glasses", "--pathway", "health", "--urgency", "immediate"];
    expect(await team.run([...need, "W9001WW", ...as("wood")])).toMatchObject({ code: 0 });

    expect(
      await team.run(["store", "access", "revoke", role, "--may", "record", "--prison", "BZI", ...as("owner")]),
    ).toMatchObject({ code: 0 });
    expect(await team.run(["person", "show", "W9001WW", ...as("wood")])).toMatchObject({ code: 5 });
  });

  it("is given by those who administer only, and a role that may not says so in a sentence (7)", async () => {
    const role = shared.nameOf("wood");
    const own = await team.run(["store", "access", "grant", role, "--may", "record", "--prison", "EYI", ...as("wood")]);
    expect(own).toMatchObject({ code: 7, stderr: expect.stringContaining("may not do this") });
    expect(await team.run(["store", "check", ...as("wood")])).toMatchObject({
      code: 7,
      stderr: expect.stringContaining("a part of this store"),
    });
    const roll = team.write("roll.csv", csvOf(makeUpPrison().crowd()));
    expect(await team.run(["roll", "import", roll, ...as("wood")])).toMatchObject({
      code: 7,
      stderr: expect.stringContaining("may not do this"),
    });
    expect(await team.run(["roll", "import", roll, ...as("service")])).toMatchObject({ code: 0 });
    expect(await team.run(["store", "check", ...as("owner")])).toMatchObject({ code: 0 });
  });

  it("needs a prison, and a store on a server (2)", async () => {
    expect(await team.run(["store", "access", "grant", "wood", "--may", "read", ...as("owner")])).toMatchObject({ code: 2 });
    await team.run(["init"]);
    expect(await team.run(["store", "access", "list"])).toMatchObject({ code: 2, stderr: expect.stringContaining("is a file") });
  });
});
