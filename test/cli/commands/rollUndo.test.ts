import { beforeAll, beforeEach, expect, it } from "vitest";
import { csvOf, makeUpPrison, type Row } from "../../services/importRoll/madeUpPrison.js";
import { makeTeamFolder } from "./teamFolder.js";

const team = makeTeamFolder();
let crowd: Row[];
let importId: number;
beforeAll(async () => {
  await team.run(["init", "--plain"]);
});
beforeEach(async () => {
  const prison = makeUpPrison();
  crowd = prison.crowd();
  const { item } = await team.json(["roll", "import", team.write("roll.csv", csvOf(crowd))]);
  importId = item.importId;
});
const undo = (...flags: readonly string[]) => ["roll", "undo", String(importId), ...flags];

it("takes back an import for a script, which gets the counts and who is kept", async () => {
  const kept = crowd[0]?.prisonerNumber ?? "";
  await team.run(["goal", "add", kept, "--goal", "A garden", "--first-step", "Seeds"]);
  const { schema, item } = await team.json(undo("--yes"));
  expect(schema).toBe("roll.undo/1");
  expect(item).toMatchObject({
    importId,
    file: "roll.csv",
    undoneBy: "clerk",
    counts: { versionsTakenBack: 12, peopleForgotten: 11 },
    kept: [{ prisonerNumber: kept, records: 1 }],
  });
  const { items } = await team.json(["roll", "list"]);
  expect(items[0]).toMatchObject({ importId, undoneBy: "clerk", undoneAt: "2026-11-23T09:00:00.000Z" });
  expect((await team.json(["person", "show", kept])).item).toMatchObject({ onRoll: false, goals: [{ goal: "A garden" }] });
  expect(await team.run(["store", "check"])).toMatchObject({ code: 0 });
});

it("asks first on a terminal, and changes nothing after a no", async () => {
  const question = `Take back import ${importId}, roll.csv, roll of Mon 23 Nov 2026, 12 rows, taken in by clerk?`;
  const no = await team.run(undo(), { terminal: true, columns: 200, keys: { [question]: "n\r" } });
  expect(no).toMatchObject({ code: 0 });
  expect(no.stderr).toContain("Nothing was changed.");
  const yes = await team.run(undo(), { terminal: true, columns: 200, keys: { [question]: "y\r" } });
  expect(yes.stdout).toMatch(/Taken back/u);
  const list = await team.run(["roll", "list"]);
  expect(list.stdout).toMatch(new RegExp(`^ *${importId} .*undone by clerk`, "mu"));
});

it("names the flag where nobody can be asked", async () => {
  const ran = await team.run(undo("--no-input"));
  expect(ran).toMatchObject({ code: 2, stdout: "" });
  expect(ran.stderr).toContain("--yes");
});

it("refuses an older one with 6 and names the newest; there is no such import: 5; no number: 2", async () => {
  await team.run(["roll", "import", team.write("more.csv", csvOf(makeUpPrison().crowd()))]);
  const ran = await team.run(undo("--yes"));
  expect(ran).toMatchObject({ code: 6, stdout: "" });
  expect(ran.stderr).toContain(`resettle roll undo ${importId + 1}`);
  expect((await team.run(["roll", "undo", "999", "--yes"])).code).toBe(5);
  expect((await team.run(["roll", "undo", "today", "--yes"])).code).toBe(2);
});

it("is listed by prison", async () => {
  const { items } = await team.json(["roll", "list", "--prison", crowd[0]?.prison ?? ""]);
  expect(items).toMatchObject([{ importId }]);
});
