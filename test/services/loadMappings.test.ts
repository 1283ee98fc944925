import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadMappings } from "../../src/services/loadMappings.js";
import { BUILT_IN, peopleOf, takeRoll } from "../roll/rolls.js";

const folder = mkdtempSync(join(tmpdir(), "resettle-mappings-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
/** A folder with some mappings in it. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const made = join(folder, String(++count));
  mkdirSync(made);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
  return made;
}

const GOOD = "name: jail\ntitle: A jail's list\ncolumns:\n  prisonerNumber: Number\n  lastName: [Family name, Surname]\n";

describe("a mapping with a mistake", () => {
  it.each([
    ["a field nobody has", `${GOOD}  shoeSize: Shoes\n`, 6, /shoeSize/],
    ["a setting nobody has", `${GOOD}colour: red\n`, 6, /colour/],
    ["no prisoner number", "name: jail\ntitle: A list\ncolumns:\n  lastName: Surname\n", 3, /has no prisonerNumber/],
    ["a column that is ignored too", `${GOOD}ignore:\n  - Religion\n  - SURNAME\n`, 8, /both a column and ignored/],
    ["a heading that is a number", GOOD.replace(": Number", ": 12"), 4, /prisonerNumber/],
    ["a name with spaces", GOOD.replace("name: jail", "name: the jail"), 1, /hyphens/],
    ["a status nobody has", `${GOOD}values:\n  legalStatus:\n    Inside: INSIDE\n`, 8, /Inside/],
    ["another order of dates", `${GOOD}dateOrder: yearFirst\n`, 6, /dateOrder/],
    ["no YAML", `${GOOD}  : [\n`, 7, /./],
    ["a reference to nothing", `${GOOD}ignore: *nothing\n`, 1, /./],
    ["nothing in it", "", 1, /./],
  ])("is refused for %s, with file and line", async (_, text, line, message) => {
    const made = folderOf({ "jail.yaml": text });
    await expect(loadMappings([made])).rejects.toMatchObject({
      kind: "input",
      code: "MAPPING_INVALID",
      message: expect.stringContaining(`${join(made, "jail.yaml")}, line ${line}:`),
      issues: [{ file: join(made, "jail.yaml"), line, message: expect.stringMatching(message) }],
    });
  });

  it("is refused where two in one folder have one name", async () => {
    await expect(loadMappings([folderOf({ "a.yaml": GOOD, "b.yaml": GOOD })])).rejects.toMatchObject({ code: "MAPPING_INVALID" });
  });
});

describe("a team's own mapping", () => {
  it("comes before a built-in one of the same name", async () => {
    const own = folderOf({ "report.yaml": GOOD.replace("jail", "nomis-report"), "notes.txt": "not a mapping" });
    const mappings = await loadMappings([own, BUILT_IN]);
    expect(mappings.filter(({ name }) => name === "nomis-report").map(({ title }) => title)).toEqual(["A jail's list"]);
    expect(mappings).toHaveLength(4);
  });

  it("is chosen before a built-in one that reads more, where it knows every heading; not where it knows fewer", async () => {
    const own = "name: ours\ntitle: Ours\ncolumns:\n  prisonerNumber: NOMS Number\n  prison: Establishment\nignore: [Surname]\n";
    const mappings = await loadMappings([folderOf({ "ours.yaml": own }), BUILT_IN]);
    const chosenFor = async (headings: string, cells: string) =>
      (await takeRoll(`${headings}\nA1234AA,MDI,${cells}\n`, { mappings })).survey.mapping.name;
    expect(await chosenFor("NOMS Number,Establishment,Surname", "Test")).toBe("ours");
    expect(await chosenFor("NOMS Number,Establishment,Surname,CRD", "Test,")).toBe("nomis-report");
  });

  it("that a file no longer has every heading of says so", async () => {
    const own = "name: ours\ntitle: Ours\nprison: MDI\ncolumns:\n  prisonerNumber: Ref\n  location: [Cell, Wing]\n  crd: Out\n";
    const mappings = await loadMappings([folderOf({ "ours.yaml": own }), BUILT_IN]);
    expect((await takeRoll("Ref,Wing\nA1234AA,B\n", { mappings })).survey.warnings).toContainEqual({
      code: "COLUMNS_MISSING",
      message: "the mapping ours expects Out, and no column has it: has the export changed?",
    });
  });

  it.each([
    ["a name for a column without headings", "headings: none\n", /without headings/],
    ["a shape of letters", "numbers: [Ref]\n", /a shape such as 999999/],
  ])("is refused for %s", async (_, more, message) => {
    const made = folderOf({ "jail.yaml": `${GOOD}${more}` });
    await expect(loadMappings([made])).rejects.toMatchObject({ message: expect.stringMatching(message) });
  });

  it("says which prison it is of, what its words mean, and which of day and month comes first", async () => {
    const more =
      "  receptionDate: In\n  legalStatus: Why\nprison: MDI\ndateOrder: monthFirst\nvalues:\n  legalStatus:\n    Waiting for court: REMAND\n";
    const mappings = await loadMappings([folderOf({ "jail.yml": `${GOOD}${more}` })]);
    const taken = await takeRoll("Number,Surname,In,Why\nA1234AA,Test,03/04/2026,waiting for court\n", { mappings });
    expect(peopleOf(taken)[0]).toMatchObject({
      lastName: "Test",
      prison: "MDI",
      facts: { receptionDate: "2026-03-04", legalStatus: "REMAND" },
    });
  });

  it("has a fingerprint that changes with what it means, not with its title", async () => {
    const fingerprint = async (text: string) => (await loadMappings([folderOf({ "jail.yaml": text })]))[0]?.fingerprint;
    expect(await fingerprint(GOOD.replace("A jail's list", "Another"))).toBe(await fingerprint(GOOD));
    expect(await fingerprint(GOOD.replace("Surname", "Last"))).not.toBe(await fingerprint(GOOD));
  });
});
