import { existsSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { csvOf, type MadeUpPrison, makeUpPrison, type Row, withChange, without } from "../../services/importRoll/madeUpPrison.js";
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
const rollFile = (rows: readonly Row[], name = "roll.csv") => team.write(name, csvOf(rows));
const TOMORROW = ["--as-of", "2026-11-24"];

describe("roll import", () => {
  it("gives scripts the keys that are promised", async () => {
    const rows = [{ ...prison.person(40), crd: "soon" }, ...withChange(crowd, 0, { crd: "2026-12-14" })];
    const { schema, item } = await team.json(["roll", "import", rollFile(rows)]);
    expect(schema).toBe("roll.import/1");
    expect(Object.keys(item)).toEqual(
      expect.arrayContaining([
        ...["importId", "file", "sha256", "takenOn", "prisons", "complete", "mapping", "encoding", "rows", "accepted"],
        ...["rejected", "duplicates", "unchanged", "changes", "windowOpened", "rejects", "warnings"],
      ]),
    );
    expect(Object.keys(item.changes)).toEqual(
      expect.arrayContaining(["received", "returned", "transferredIn", "left", "datesMoved", "moved", "detailsChanged"]),
    );
    expect(item.windowOpened).toEqual([
      { prisonerNumber: crowd[0]?.prisonerNumber, windowStart: "2026-09-21", reason: "received" },
    ]);
    expect(item.rejects).toEqual([
      {
        line: 2,
        prisonerNumber: prison.person(40).prisonerNumber,
        column: "crd",
        code: expect.any(String),
        message: expect.any(String),
      },
    ]);
  });

  it("says on a person's terminal what changed since yesterday, the most urgent first, in 80 columns", async () => {
    await team.run(["roll", "import", rollFile(crowd)]);
    const next = withChange(withChange(without(crowd, 11), 0, { crd: "2026-12-14" }), 1, { location: "B-2" });
    const { code, stdout, stderr } = await team.run(["roll", "import", rollFile(next), ...TOMORROW], { terminal: true });
    expect(code).toBe(0);
    const text = stripVTControlCharacters(stdout);
    expect(text).toContain("roll of Tue 24 Nov 2026");
    expect(text).toMatch(/Rows +11: 11 taken in, 0 rejected, 0 repeated/u);
    expect(text).toMatch(/The window has opened for \(1\)[\s\S]*A DATE MOVED[\s\S]*Dates moved \(1\)[\s\S]*814 days earlier/u);
    expect(text).toMatch(/No longer on the roll, reason not known \(1\)/u);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(stderr).toContain("resettle window");
  });

  it("again ends well, with every change 0", async () => {
    const file = rollFile(crowd);
    await team.run(["roll", "import", file]);
    const { code, stdout } = await team.run(["roll", "import", file, "--json"]);
    expect(code).toBe(0);
    expect(Object.values(JSON.parse(stdout).item.changes)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("ends with 4 where rows were rejected, and says where they are; mended there, they are taken in", async () => {
    const ran = await team.run([
      "roll",
      "import",
      rollFile([{ ...prison.person(40), crd: "31/02/2027" }, ...crowd], "elmley.csv"),
    ]);
    expect(ran.code).toBe(4);
    expect(ran.stderr).toContain(`1 of 13 rows could not be taken in. What is wrong is in ${team.path("elmley.rejects.csv")}`);
    team.write("mended.csv", team.read("elmley.rejects.csv").replace("31/02/2027", "28/02/2027"));
    const mended = await team.json(["roll", "import", team.path("mended.csv")]);
    expect(mended.item).toMatchObject({ complete: false, accepted: 1, rejected: 0, changes: { received: 1, left: 0 } });
  });

  it("writes the rejects where that is said", async () => {
    const file = rollFile([{ ...prison.person(40), crd: "soon" }, ...crowd], "thameside.csv");
    await team.run(["roll", "import", file, "--rejects", team.path("bad", "rows.csv")]);
    expect(team.read("bad", "rows.csv")).toContain(prison.person(40).prisonerNumber);
    expect(existsSync(team.path("thameside.rejects.csv"))).toBe(false);
  });

  it("refuses a roll that shrinks with 6 and the figures, unless it is said to be right", async () => {
    await team.run(["roll", "import", rollFile(crowd)]);
    const small = rollFile(crowd.slice(2));
    const refused = await team.run(["roll", "import", small, ...TOMORROW]);
    expect(refused).toMatchObject({ code: 6, stdout: "" });
    expect(refused.stderr).toContain(`leaves out 2 of the 12 people`);
    expect((await team.run(["roll", "import", small, "--allow-shrink", ...TOMORROW])).code).toBe(0);
  });

  it("refuses an older roll with 6", async () => {
    await team.run(["roll", "import", rollFile(crowd)]);
    expect(await team.run(["roll", "import", rollFile(crowd), "--taken-on", "20/11/2026"])).toMatchObject({ code: 6 });
  });

  it("takes a part of a roll, for the prison that is said, from standard input", async () => {
    const nameless = csvOf([{ ...prison.person(1), prison: "" }]);
    const flags = ["--partial", "--prison", prison.code, "--json"];
    const { code, stdout } = await team.run(["roll", "import", "-", ...flags], { stdin: nameless });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).item).toMatchObject({ file: "standard input", complete: false, prisons: [prison.code] });
  });

  it("does not take a roll for both a part and the whole", async () => {
    expect(await team.run(["roll", "import", rollFile(crowd), "--partial", "--complete"])).toMatchObject({ code: 2, stdout: "" });
  });

  it("takes in the good one of two rolls, says why not the other, and ends with 4", async () => {
    const files = [team.write("letter.csv", "Dear sir\n"), rollFile(crowd)];
    const ran = await team.run(["roll", "import", ...files, "--json"]);
    expect(ran.code).toBe(4);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      schema: "roll.import/1",
      failed: [{ file: files[0], code: expect.any(String), message: expect.any(String) }],
      items: [{ file: files[1], accepted: 12 }],
    });
    expect(ran.stderr).toContain(`warning: ${files[0]} was not taken in: `);
    expect(await team.run(["roll", "import", files[0] ?? "", team.path("missing.csv")])).toMatchObject({ code: 3, stdout: "" });
  });

  it("gives several rolls as a line of figures each, where CSV is asked for", async () => {
    const other = makeUpPrison();
    const files = [rollFile(crowd, "one.csv"), rollFile(other.crowd(3), "two.csv")];
    const { stdout } = await team.run(["roll", "import", ...files, "--csv"]);
    expect(stdout.split("\n")).toEqual([
      "file,takenOn,rows,accepted,rejected,unchanged,erased",
      `${files[0]},2026-11-23,12,12,0,0,0`,
      `${files[1]},2026-11-23,3,3,0,0,0`,
      "",
    ]);
  });
});

describe("roll check", () => {
  it("says what the import then does, and changes nothing", async () => {
    await team.run(["roll", "import", rollFile(crowd)]);
    const before = await team.json(["roll", "list"]);
    const next = rollFile(withChange(without(crowd, 3), 0, { crd: "2026-12-14" }));
    const check = await team.json(["roll", "check", next, ...TOMORROW]);
    expect(await team.json(["roll", "list"])).toEqual(before);
    const done = await team.json(["roll", "import", next, ...TOMORROW]);
    const { importId: _, ...item } = done.item;
    expect(check).toEqual({ schema: "roll.check/1", item });
  });

  it("ends as the import would, and writes no rejects", async () => {
    const file = rollFile([{ ...prison.person(40), crd: "soon" }, ...crowd], "checked.csv");
    const { code, stdout } = await team.run(["roll", "check", file]);
    expect(code).toBe(4);
    expect(stdout).toContain("12 can be taken in, 1 rejected");
    expect(existsSync(team.path("checked.rejects.csv"))).toBe(false);
  });
});

describe("roll list and roll show", () => {
  it("tell what was taken in, newest first, on a terminal and in a pipe", async () => {
    const { item } = await team.json(["roll", "import", rollFile(crowd, "sudbury.csv")]);
    const piped = await team.run(["roll", "list"]);
    expect(piped.stdout.split("\n")[1]).toMatch(
      new RegExp(`^ *${item.importId} +Mon 23 Nov 2026 +${prison.code} +sudbury.csv`, "u"),
    );
    const shown = await team.run(["roll", "list"], { terminal: true });
    expect(shown.stdout).toContain("sudbury.csv");
    const list = await team.json(["roll", "list"]);
    expect(list).toMatchObject({
      schema: "roll.list/1",
      items: expect.arrayContaining([expect.objectContaining({ importId: item.importId })]),
    });
    const one = await team.json(["roll", "show", String(item.importId)]);
    expect(one).toMatchObject({
      schema: "roll.show/1",
      item: { importId: item.importId, importedBy: "clerk", counts: { rows: 12 } },
    });
    expect(one.item).not.toHaveProperty("digest");
  });

  it.each([
    ["99999", 5, "IMPORT_NOT_FOUND"],
    ["first", 2, "BAD_IMPORT_NUMBER"],
  ])("say so of %s", async (typed, code, name) => {
    const ran = await team.run(["roll", "show", typed, "--json"]);
    expect([ran.code, JSON.parse(ran.stdout).error.code]).toEqual([code, name]);
  });

  it("end well where there is none yet", async () => {
    const empty = makeTeamFolder();
    await empty.run(["init", "--plain"]);
    expect(await empty.run(["roll", "list"])).toEqual({ code: 0, stdout: "", stderr: "No roll has been taken in yet.\n" });
  });
});

describe("roll sample", () => {
  it("writes a copy that names nobody beside the roll, and not over one that is there", async () => {
    const file = rollFile(crowd, "failing.csv");
    const made = await team.json(["roll", "sample", file]);
    expect(made).toMatchObject({ schema: "roll.sample/1", item: { sample: team.path("failing.sample.csv") } });
    const copy = team.read("failing.sample.csv");
    expect(copy.split("\n")[0]).toBe(csvOf(crowd).split("\n")[0]);
    for (const { prisonerNumber, lastName = "" } of crowd)
      expect(copy).not.toMatch(new RegExp(`${prisonerNumber}|${lastName}\\b`, "u"));
    expect(await team.run(["roll", "sample", file])).toMatchObject({ code: 6, stderr: expect.stringContaining("--replace") });
    expect((await team.run(["roll", "sample", file, "--replace"])).code).toBe(0);
  });
});
