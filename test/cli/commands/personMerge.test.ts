import { expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { rollPerson, seedPeople } from "../../support/builders.js";
import { runInProcess } from "../../support/runInProcess.js";
import { makeTeamStore } from "../../support/teamStore.js";

const [OLD, NEW, OTHER] = ["A1234BC", "A2345CD", "A3456DE"] as const;
const born = { dateOfBirth: plainDate("1990-04-02") };

/** A store in which, on Tuesday, one number has gone and another has come. */
async function makeTeam() {
  const other = rollPerson({ prisonerNumber: OTHER, lastName: "Comley", ...born });
  const team = await makeTeamStore([rollPerson(born), other], plainDate("2026-11-22"));
  await team.use((store) => seedPeople(store, [rollPerson({ ...born, prisonerNumber: NEW }), other], plainDate("2026-11-23")));
  const run = (argv: readonly string[], more = {}) => runInProcess(argv, { env: team.env, ...more });
  return { run, json: async (argv: readonly string[]) => JSON.parse((await run([...argv, "--json"])).stdout) };
}

it("makes two records one, finds it by the old number too, which is said on standard error, and takes it back", async () => {
  const { run, json } = await makeTeam();
  await run(["goal", "add", OLD, "--goal", "A garden", "--first-step", "Seeds"]);
  const { schema, item } = await json(["person", "merge", OLD, NEW, "--reason", "Corrected at reception"]);
  expect(schema).toBe("person.merge/1");
  expect(item).toMatchObject({
    oldNumber: OLD,
    newNumber: NEW,
    reason: "Corrected at reception",
    records: { goal: 1 },
    undone: false,
  });
  const shown = await run(["person", "show", OLD]);
  expect(shown.stdout).toMatch(
    new RegExp(`Number +${NEW}\\n *Former number +${OLD}, until Mon 23 Nov 2026: Corrected at reception`),
  );
  expect(shown.stdout).toContain("A garden");
  expect(shown.stderr).toContain(`${OLD} has been ${NEW} since 2026-11-23`);
  expect((await run(["person", "history", NEW])).stdout).toContain(`number ${OLD} is now ${NEW}`);
  expect((await json(["person", "show", NEW])).item.formerNumbers).toMatchObject([{ prisonerNumber: OLD }]);

  const undone = await run(["person", "merge", "--undo", OLD]);
  expect(undone).toMatchObject({ code: 0 });
  expect(undone.stdout).toContain("Two people again");
  expect((await json(["person", "show", NEW])).item.goals).toEqual([]);
  expect((await json(["person", "show", OLD])).item.goals).toHaveLength(1);
});

it("asks for the reason on a terminal, and names its flag elsewhere", async () => {
  const { run } = await makeTeam();
  const silent = await run(["person", "merge", OLD, NEW]);
  expect(silent).toMatchObject({ code: 2, stdout: "" });
  expect(silent.stderr).toContain("--reason");
  const asked = await run(["person", "merge", OLD, NEW], {
    terminal: true,
    keys: { "Why are they one person's?": "Typing error\r" },
  });
  expect(asked).toMatchObject({ code: 0 });
  expect(asked.stdout).toContain("Typing error");
});

it("refuses two who are both on the roll today with 6, unless --yes says they are one", async () => {
  const { run } = await makeTeam();
  const command = ["person", "merge", OTHER, NEW, "--reason", "Two names"];
  const refused = await run(command);
  expect(refused).toMatchObject({ code: 6, stdout: "" });
  expect(refused.stderr).toContain("--yes");
  expect(refused.stderr).not.toMatch(/Marsh|Comley/u);
  expect((await run([...command, "--yes"])).code).toBe(0);
});

it.each([
  ["one number", [OLD, "--reason", "x"], 2],
  ["names", ["Marsh", NEW, "--reason", "x"], 2],
  ["--undo with more", ["--undo", OLD, "--reason", "x"], 2],
  ["--undo of what is not merged", ["--undo", OLD], 5],
  ["a number nobody has", ["Z9999ZZ", NEW, "--reason", "x"], 5],
])("does not take %s", async (_, words, code) => {
  const { run } = await makeTeam();
  expect(await run(["person", "merge", ...words])).toMatchObject({ code, stdout: "" });
});
