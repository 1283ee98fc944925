import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { csvOf, type MadeUpPrison, makeUpPrison, type Row } from "../../services/importRoll/madeUpPrison.js";
import { runCli } from "../../support/runCli.js";
import { type Cell, serialOf, workbookFile } from "../../support/workbookFile.js";
import { makeTeamFolder } from "./teamFolder.js";

const team = makeTeamFolder();
let prison: MadeUpPrison;
let crowd: Row[];
beforeAll(async () => {
  await team.run(["init", "--plain"]);
});
beforeEach(() => {
  prison = makeUpPrison();
  crowd = prison.crowd();
});

/** A sheet of the rows as a roll in our own format, its days as cells of dates. */
function sheetOf(rows: readonly Row[], name: string) {
  const [headings = [], ...lines] = csvOf(rows)
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const cell = (text: string): Cell => (/^\d{4}-\d\d-\d\d$/u.test(text) ? { number: serialOf(text), format: 14 } : text);
  return { name, rows: [headings, ...lines.map((line) => line.map(cell))] };
}

function rollFile(name: string, ...sheets: readonly Parameters<typeof workbookFile>[0][number][]): string {
  return team.write(name, workbookFile(sheets, { formats: [14] }));
}

const NOTES = { name: "Notes", rows: [["Ask the desk."]] };

describe("a workbook", () => {
  it("is taken in as the same people in CSV are: after one, the other changes nothing", async () => {
    const book = rollFile("roll.xlsx", sheetOf(crowd, "Roll"));
    const first = await team.json(["roll", "import", book]);
    expect(first.item).toMatchObject({ encoding: "xlsx", sheet: "Roll", rows: 12, accepted: 12, changes: { received: 12 } });
    const none = { received: 0, returned: 0, transferredIn: 0, left: 0, datesMoved: 0, moved: 0, detailsChanged: 0 };
    const again = await team.json(["roll", "import", book]);
    expect(again.item).toMatchObject({ unchanged: 12, changes: none });
    expect(again.item).not.toHaveProperty("importId");
    const asText = await team.json(["roll", "import", team.write("roll.csv", csvOf(crowd))]);
    expect(asText.item).toMatchObject({ encoding: "utf-8", unchanged: 12, changes: none });
    expect(asText.item).not.toHaveProperty("sheet");
  });

  it("says on a person's terminal which sheet was read, and which were not", async () => {
    const { code, stdout, stderr } = await team.run(["roll", "check", rollFile("day.xlsx", NOTES, sheetOf(crowd, "Today"))]);
    expect(code).toBe(0);
    expect(stdout).toContain('Read with  resettle, xlsx, sheet "Today"');
    expect(stderr).toContain('warning: the sheet "Today" was read; 1 other sheet was not');
  });

  it("is remembered with its sheet: the import and every value that came from it say so", async () => {
    const { item } = await team.json(["roll", "import", rollFile("week.xlsx", NOTES, sheetOf(crowd, "Wednesday"))]);
    const shown = await team.run(["roll", "show", String(item.importId)]);
    expect(shown.stdout).toContain('resettle, xlsx, sheet "Wednesday"');
    const sources = await team.json(["person", "show", crowd[0]?.prisonerNumber ?? "", "--sources"]);
    expect(sources.item.sources[0]).toMatchObject({ file: "week.xlsx", sheet: "Wednesday" });
  });

  it("is what --sheet is for: of a roll that is none, a warning says that no sheet was read", async () => {
    const { code, stderr } = await team.run(["roll", "check", team.write("plain.csv", csvOf(crowd)), "--sheet", "North"]);
    expect(code).toBe(0);
    expect(stderr).toContain('this is no workbook, so there was no sheet "North" to read');
  });

  it("comes from standard input too", async () => {
    const stdin = workbookFile([sheetOf(crowd, "Roll")], { formats: [14] });
    const { code, stdout } = await team.run(["roll", "import", "-", "--json"], { stdin });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).item).toMatchObject({ file: "standard input", sheet: "Roll", accepted: 12 });
  });

  it("of two rolls is refused with 3 and the flag that decides, which then does", async () => {
    const other = makeUpPrison();
    const book = rollFile("two.xlsx", sheetOf(crowd, "North"), sheetOf(other.crowd(3), "South wing"));
    const refused = await team.run(["roll", "import", book]);
    expect(refused).toMatchObject({ code: 3, stdout: "" });
    expect(refused.stderr).toContain('"North", "South wing"');
    expect(refused.stderr).toContain('--sheet "North"');
    const south = await team.json(["roll", "import", book, "--sheet", "South wing"]);
    expect(south.item).toMatchObject({ sheet: "South wing", accepted: 3, prisons: [other.code] });
    const daily = await team.json(["daily", "--roll", book, "--sheet", "North", "--out", team.path("daily")]);
    expect(daily.item.imports).toMatchObject([{ sheet: "North", accepted: 12 }]);
  });

  it("has its rejected rows written as CSV, with the numbers Excel shows; mended there, they are taken in", async () => {
    const rows = [...crowd, { ...prison.person(40), crd: "soon" }];
    const ran = await team.run(["roll", "import", rollFile("elmley.xlsx", sheetOf(rows, "Roll"))]);
    expect(ran.code).toBe(4);
    expect(ran.stderr).toContain(team.path("elmley.rejects.csv"));
    const rejects = team.read("elmley.rejects.csv");
    expect(rejects).toMatch(/^\ufeff.*,line,column,problem\r\n.*,soon,.*,14,crd,/u);
    const mended = await team.json(["roll", "import", team.write("mended.csv", rejects.replace("soon", "28/02/2027"))]);
    expect(mended.item).toMatchObject({ accepted: 1, rejected: 0, changes: { received: 1, left: 0 } });
  });

  it("that is locked, old or damaged ends with 3, one sentence, and how to save it", async () => {
    const cut = team.write("cut.xlsx", workbookFile([sheetOf(crowd, "Roll")]).subarray(0, 900));
    const ran = await team.run(["roll", "import", cut]);
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toContain("is a damaged workbook: it cannot be unpacked, as where a copy was cut short.");
    expect(ran.stderr.replace(/\s+/gu, " ")).toContain("save it there as an Excel workbook (.xlsx) or its sheet as .csv");
  });

  it("has the same days wherever the computer is", async () => {
    const book = rollFile("zones.xlsx", sheetOf([...crowd, prison.person(40, { crd: "2029-03-25" })], "Roll"));
    const daysIn = async (TZ: string) => {
      const folder = makeTeamFolder();
      await runCli(["init", "--plain"], { env: { ...folder.env, TZ } });
      const { code } = await runCli(["roll", "import", book], { env: { ...folder.env, TZ } });
      expect(code).toBe(0);
      const { items } = await folder.json(["window", "--all"]);
      return items.map(({ releaseStatutory }: { releaseStatutory: string }) => releaseStatutory);
    };
    const east = await daysIn("Pacific/Kiritimati");
    expect(east).toContain("2029-03-23");
    expect(await daysIn("America/Los_Angeles")).toEqual(east);
  });
});
