import { describe, expect, it } from "vitest";
import { runInProcess } from "../../support/runInProcess.js";
import { type Visit, visitList, visitShow } from "../madeUpCommands.js";

const VISITS: readonly Visit[] = [
  { prisonerNumber: "A1234BC", name: "ŵan, Jose\u0301", on: "2026-11-23", minutes: 30, missed: false },
  { prisonerNumber: "A1234BD", name: "=1+1", minutes: 120, missed: true },
];

const listed = (flags: readonly string[], how = {}) => runInProcess(["visit", ...flags], { nouns: visitList(VISITS), ...how });
const noVisits = (flags: readonly string[], how = {}) => runInProcess(["visit", ...flags], { nouns: visitList([]), ...how });

describe("a list", () => {
  it("is a table on a terminal", async () => {
    const { stdout, stderr } = await listed([], { terminal: true, env: { NO_COLOR: "1" } });
    expect(stderr).toBe("");
    expect(stdout).toBe(
      [
        "Visits",
        "Number   Name       Day              Minutes  Missed",
        "────────────────────────────────────────────────────",
        "A1234BC  ŵan, Jose\u0301  Mon 23 Nov 2026      30'  no",
        "A1234BD  =1+1                           120'  yes",
        "",
      ].join("\n"),
    );
  });

  it("is as wide as 80 columns allow on a terminal that does not know its size", async () => {
    const asked = await listed([], { terminal: true, columns: 0 });
    expect(asked).toEqual(await listed([], { terminal: true, columns: 80 }));
  });

  it.each([[[]], [["--format", "table"]]])("is text in columns when piped, with %j", async (flags) => {
    const { stdout, stderr } = await listed(flags);
    expect(stderr).toBe("");
    expect(stdout).toBe(
      [
        "Visits",
        "Number   Name       Day              Minutes  Missed",
        "A1234BC  ŵan, Jose\u0301  Mon 23 Nov 2026      30'  no",
        "A1234BD  =1+1                           120'  yes",
        "",
      ].join("\n"),
    );
  });

  it.each([[true], [false]])("is one JSON document with the keys that were chosen, on a terminal: %s", async (terminal) => {
    const { stdout } = await listed(["--json"], { terminal });
    expect(JSON.parse(stdout)).toEqual({
      schema: "visit.list/1",
      asOf: "2026-11-23",
      missed: 1,
      items: [
        { prisonerNumber: "A1234BC", name: "ŵan, Jose\u0301", on: "2026-11-23" },
        { prisonerNumber: "A1234BD", name: "=1+1" },
      ],
    });
  });

  it("is one JSON line an item with ndjson", async () => {
    const { stdout } = await listed(["--format", "ndjson"]);
    expect(stdout).toBe(
      '{"prisonerNumber":"A1234BC","name":"ŵan, Jose\u0301","on":"2026-11-23"}\n{"prisonerNumber":"A1234BD","name":"=1+1"}\n',
    );
  });

  it("is CSV with keys, ISO days and no formulas", async () => {
    const { stdout } = await listed(["--csv"]);
    expect(stdout).toBe(
      "prisonerNumber,name,on,minutes,missed,hours\n" +
        'A1234BC,"ŵan, Jose\u0301",2026-11-23,30,false,0.5\n' +
        "A1234BD,'=1+1,,120,true,2\n",
    );
  });

  it("is coloured on a terminal only, and not where colour is refused", async () => {
    const red = "\u001b[31myes\u001b[39m";
    expect((await listed([], { terminal: true })).stdout).toContain(red);
    expect((await listed([], { env: { FORCE_COLOR: "1" } })).stdout).toContain(red);
    for (const [flags, how] of [
      [[], {}],
      [["--no-color"], { terminal: true }],
      [["--no-color"], { terminal: true, env: { FORCE_COLOR: "1" } }],
      [[], { terminal: true, env: { NO_COLOR: "1" } }],
      [[], { terminal: true, env: { FORCE_COLOR: "0" } }],
      [[], { terminal: true, env: { TERM: "dumb" } }],
      [["--json"], { terminal: true }],
    ] as const) {
      expect((await listed(flags, how)).stdout).not.toContain("\u001b");
    }
  });
});

describe("a list of nothing", () => {
  it.each([[true], [false]])("says so on stderr, and is done, on a terminal: %s", async (terminal) => {
    expect(await noVisits([], { terminal })).toEqual({ code: 0, stdout: "", stderr: "No visits.\n" });
  });

  it.each([
    [["--quiet"], ""],
    [["--csv"], "prisonerNumber,name,on,minutes,missed,hours\n"],
    [["--format", "ndjson"], ""],
    [["--json"], '{\n  "schema": "visit.list/1",\n  "asOf": "2026-11-23",\n  "missed": 1,\n  "items": []\n}\n'],
  ])("with %j is quiet", async (flags, stdout) => {
    expect(await noVisits(flags)).toEqual({ code: 0, stdout, stderr: "" });
  });
});

describe("a record", () => {
  const [visit] = VISITS as readonly [Visit];
  const shown = (flags: readonly string[], how = {}) =>
    runInProcess(["visit", ...flags], {
      nouns: visitShow(visit, "A long talk about a flat.\nHe has a brother in town."),
      ...how,
    });

  it("is labels, lists and sentences, wrapped on a terminal", async () => {
    const { stdout } = await shown([], { terminal: true, columns: 24, env: { NO_COLOR: "1" } });
    expect(stdout).toBe(
      [
        "Number  A1234BC",
        "Name    ŵan, Jose\u0301",
        "Day     Mon 23 Nov 2026",
        "",
        "Earlier visits",
        "None yet.",
        "",
        "Note",
        "A long talk about a",
        "flat.",
        "He has a brother in",
        "town.",
        "",
      ].join("\n"),
    );
  });

  it("is not wrapped when piped", async () => {
    expect((await shown([])).stdout).toContain("\nNote\nA long talk about a flat.\nHe has a brother in town.\n");
  });

  it("is one JSON document", async () => {
    const { stdout } = await shown(["--json"]);
    expect(Object.keys(JSON.parse(stdout))).toEqual(["schema", "item"]);
    expect(JSON.parse(stdout).item).toMatchObject({ prisonerNumber: "A1234BC", on: "2026-11-23" });
  });

  it("is one line in CSV, with what is nested as JSON", async () => {
    const { stdout } = await runInProcess(["visit", "--csv"], { nouns: visitShow(visit, "said, aloud") });
    expect(stdout).toBe(
      "prisonerNumber,name,on,minutes,missed,notes,none\n" +
        'A1234BC,"ŵan, Jose\u0301",2026-11-23,30,false,"[""said, aloud""]",\n',
    );
  });

  it("is one JSON line with ndjson", async () => {
    const { stdout } = await shown(["--format", "ndjson"]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ name: "ŵan, Jose\u0301" });
  });
});
