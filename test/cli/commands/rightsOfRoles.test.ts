import { rmSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { TABLES } from "../../../src/store/tables.js";
import { rollPerson, seedPeople } from "../../support/builders.js";
import { makeSharedStore, type SharedStore } from "../../support/sharedStore.js";
import { recordWholeCase } from "../../support/wholeCase.js";
import { makeTeamFolder } from "./teamFolder.js";

const [SUNDAY, MONDAY] = [plainDate("2026-11-22"), plainDate("2026-11-23")];
/** Two who have left Bronzefield, and one who is there. */
const LEFT = { owner: "L1001LL", service: "L2002LL" } as const;
const HERE = "H1001HH";
const NAMES = { [LEFT.owner]: "Quennell", [LEFT.service]: "Ravenhill", [HERE]: "Stavely" };

const ROLES = {
  service: [{ prison: "*", may: "administer" }],
  reader: [{ prison: "BZI", may: "read" }],
  worker: [{ prison: "BZI", may: "record" }],
  trusted: [{ prison: "BZI", may: "restricted" }],
  lead: [
    { prison: "BZI", may: "record" },
    { prison: "BZI", may: "restricted" },
  ],
  head: [{ prison: "BZI", may: "administer" }],
  other: [{ prison: "EYI", may: "administer" }],
  nobody: [],
} as const;

const team = makeTeamFolder();
/** Ids of restricted notes, whose words are sealed. */
const privateNotes = new Map<string, string>();
let shared: SharedStore;
const run = (role: string, ...argv: readonly string[]) => team.run([...argv, "--store", shared.urlOf(role)]);

beforeAll(async () => {
  shared = await makeSharedStore(ROLES);
  await shared.use("owner", async (store) => {
    const people = Object.entries(NAMES).map(([prisonerNumber, lastName]) =>
      rollPerson({ prisonerNumber, lastName, prison: "BZI" }),
    );
    await seedPeople(store, people, SUNDAY);
    for (const { prisonerNumber } of people) {
      await recordWholeCase(store, prisonerNumber, SUNDAY);
      const note = { prisonerNumber, recordedOn: SUNDAY, source: "key_worker", on: SUNDAY, restricted: true } as const;
      const { id } = await store.write("jo", "note", (tx) => tx.liaisonNotes.record({ ...note, text: "Private" }));
      privateNotes.set(prisonerNumber, id);
    }
    await seedPeople(
      store,
      people.filter(({ prisonerNumber }) => prisonerNumber === HERE),
      MONDAY,
    );
  });
});

/** All that is in the store, as its superuser sees it, and how many rows each table has. */
async function everything(): Promise<string> {
  const rows: unknown[] = [];
  for (const table of TABLES) rows.push(await shared.query("superuser", `select to_json(one) as row from ${table} as one`));
  return JSON.stringify(rows);
}

const NO_RIGHT = "Your role on the database server may not";
const PART_ONLY = "a part of what is held on this person only";
const UNKNOWN = "No roll has named anyone";

describe("what is held on a person is written to files", () => {
  it.each([
    ["owner", 0, ""],
    ["service", 0, ""],
    ["lead", 0, ""],
    ["trusted", 0, ""],
    ["worker", 7, PART_ONLY],
    ["reader", 7, PART_ONLY],
    ["head", 7, PART_ONLY],
    ["other", 5, UNKNOWN],
    ["nobody", 5, UNKNOWN],
  ])("by the role %s: %i %s", async (role, code, said) => {
    rmSync(team.path("out"), { recursive: true, force: true });
    const ran = await run(role, "person", "export", HERE, "--out", team.path("out"), "--json");
    expect(ran.code).toBe(code);
    if (code === 0) {
      // What is restricted is counted: the note, and what is sealed in the screening.
      const counts = { liaison_note: 1, custody: 1, need: 1 };
      expect(JSON.parse(ran.stdout).item).toMatchObject({ counts: expect.objectContaining(counts), leftOut: 2 });
    } else expect(ran.stderr).toContain(said);
  });
});

describe("a record is kept from being erased", () => {
  it.each([
    ["owner", 0],
    ["service", 0],
    ["lead", 0],
    ["worker", 0],
    ["head", 0],
    ["trusted", 7],
    ["reader", 7],
    ["other", 5],
    ["nobody", 5],
  ])("by the role %s: %i", async (role, code) => {
    const ran = await run(role, "person", "hold", LEFT.owner, "--reason", "A claim");
    expect(ran.code).toBe(code);
    if (code === 7) expect(ran.stderr).toContain(NO_RIGHT);
    if (code === 0) expect(await run(role, "person", "hold", LEFT.owner, "--lift")).toMatchObject({ code: 0 });
  });
});

describe("a person is erased", () => {
  it.each([
    ["worker", 7],
    ["reader", 7],
    ["trusted", 7],
    ["lead", 7],
    ["head", 7],
    ["other", 5],
    ["nobody", 5],
  ])("by no role that sees a part: %s, %i, and nothing is changed, nor said of what would go", async (role, code) => {
    const before = await everything();
    for (const more of [[], ["--reason", "Time is over", "--yes"]]) {
      const ran = await run(role, "person", "erase", LEFT.owner, ...more);
      expect([ran.code, ran.stdout, ran.stderr]).toEqual([
        code,
        "",
        expect.stringContaining(code === 5 ? UNKNOWN : `${NO_RIGHT} erase`),
      ]);
    }
    expect(await everything()).toBe(before);
  });

  it.each(["owner", "service"] as const)("by the role %s, and nothing of them is left in any table", async (role) => {
    const person = LEFT[role];
    const marks = [person, NAMES[person], `"id":"${privateNotes.get(person)}"`];
    const whole = await everything();
    for (const mark of marks) expect(whole).toContain(mark);
    const ran = await run(role, "person", "erase", person, "--reason", "Time is over", "--yes", "--json");
    expect(ran).toMatchObject({ code: 0 });
    expect(JSON.parse(ran.stdout).item.counts).toMatchObject({ liaison_note: 2, screening: 1, custody: 1 });
    const left = await everything();
    expect(marks.filter((mark) => left.includes(mark))).toEqual([]);
    expect(left).toContain(HERE);
    expect(await run("owner", "store", "check")).toMatchObject({ code: 0 });
  });
});
