import { stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { csvOf, makeUpPrison, type Row, withChange, without } from "../../services/importRoll/madeUpPrison.js";
import { makeTeamFolder } from "./teamFolder.js";

const team = makeTeamFolder();
const prison = makeUpPrison();
const number = (index: number): string => prison.person(index).prisonerNumber;
const TOMORROW = ["--as-of", "2026-11-24"];

beforeAll(async () => {
  await team.run(["init", "--plain"]);
  const crowd = prison.crowd();
  await team.run(["roll", "import", team.write("yesterday.csv", csvOf(crowd))]);
  let next: Row[] = withChange(without(crowd, 11), 0, { crd: "14/12/2026" });
  next = withChange(next, 1, { location: "B-2" });
  next = withChange(next, 2, { sex: "Male" });
  const renumbered = prison.person(40, { lastName: "MARSH11" });
  await team.run(["roll", "import", team.write("today.csv", csvOf([...next, renumbered])), ...TOMORROW]);
});

describe("roll show", () => {
  it("says what an import changed, person by person, old and new, in 80 columns", async () => {
    const { code, stdout, stderr } = await team.run(["roll", "show", "2"], { terminal: true });
    expect(code).toBe(0);
    const text = stripVTControlCharacters(stdout);
    expect(text).toMatch(
      /Roll of Tue 24 Nov 2026[\s\S]*The window has opened for \(1\)[\s\S]*A DATE MOVED[\s\S]*Dates moved \(1\)[\s\S]*CRD Wed 7 Mar 2029 to Mon 14 Dec 2026, 814 days earlier/u,
    );
    expect(text).toMatch(
      new RegExp(`Received \\(1\\)[\\s\\S]*${number(40)}[\\s\\S]*No longer on the roll.*\\(1\\)[\\s\\S]*${number(11)}`, "u"),
    );
    expect(text).toMatch(/A-1-1 +B-2[\s\S]*sex nothing to Male/u);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(stripVTControlCharacters(stderr)).toContain(`resettle person merge ${number(11)} ${number(40)}`);
  });

  it("gives scripts old and new", async () => {
    const { schema, item } = await team.json(["roll", "show", "2"]);
    expect(schema).toBe("roll.show/1");
    expect(item).toMatchObject({ importId: 2, file: "today.csv", counts: { datesMoved: 1 }, warnings: [] });
    expect(item.changes[0]).toEqual({
      prisonerNumber: number(0),
      kind: "changed",
      dateMoves: [{ code: "CRD", from: "2029-03-07", to: "2026-12-14", days: -814 }],
      details: [],
    });
    expect(item.windowOpened).toMatchObject([{ prisonerNumber: number(0), reason: "dateMoved" }]);
    expect(item.mergeProposals).toEqual([{ from: number(11), into: number(40) }]);
  });

  it("is narrowed to kinds of change and to a person", async () => {
    const only = await team.run(["roll", "show", "2", "--only", "left", "--only", "moved"]);
    expect(only.stdout).toMatch(/No longer on the roll[\s\S]*Moved cell/u);
    expect(only.stdout).not.toMatch(/Dates moved|SHA-256/u);
    const { item } = await team.json(["roll", "show", "2", "--person", number(1)]);
    expect(item.changes).toMatchObject([{ prisonerNumber: number(1), location: { from: "A-1-1", to: "B-2" } }]);
    const nothing = await team.run(["roll", "show", "2", "--person", number(5)]);
    expect(nothing).toMatchObject({ code: 0, stdout: "It changed nothing of what was asked.\n" });
  });

  it("ends with 5 where there is no such import or person, 2 where it is no number", async () => {
    expect((await team.run(["roll", "show", "99"])).code).toBe(5);
    expect((await team.run(["roll", "show", "2", "--person", "Z9999ZZ"])).code).toBe(5);
    expect((await team.run(["roll", "show", "newest"])).code).toBe(2);
  });
});

describe("person show --sources", () => {
  it("says of each value since which import it has been so, and what the cell said", async () => {
    const { item } = await team.json(["person", "show", number(0), "--sources", ...TOMORROW]);
    const of = (field: string) => item.sources.find((source: { readonly field: string }) => source.field === field);
    expect(of("crd")).toEqual({
      ...{ field: "crd", value: "2026-12-14", importId: 2, file: "today.csv", takenOn: "2026-11-24", line: 2 },
      cells: [{ column: "crd", text: "14/12/2026" }],
    });
    expect(of("lastName")).toMatchObject({ value: "Marsh0", importId: 1, file: "yesterday.csv", line: 2 });
    expect((await team.json(["person", "show", number(0)])).item).not.toHaveProperty("sources");
  });

  it("fits a terminal of 80 columns", async () => {
    const { stdout } = await team.run(["person", "show", number(0), "--sources", ...TOMORROW], { terminal: true });
    const text = stripVTControlCharacters(stdout);
    expect(text).toMatch(/CRD +Mon 14 Dec 2026 +2 +2 +crd: “14\/12\/2026”/u);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });
});
