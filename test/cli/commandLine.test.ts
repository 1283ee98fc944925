import { describe, expect, it } from "vitest";
import type { GlobalOptions } from "../../src/cli/context.js";
import { choice } from "../../src/cli/option.js";
import { type InProcessOptions, runInProcess } from "../support/runInProcess.js";
import { takingEverything } from "./madeUpCommands.js";

interface Called {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly values: object | undefined;
  readonly options: GlobalOptions | undefined;
}

async function call(argv: readonly string[], how: InProcessOptions = {}): Promise<Called> {
  let values: object | undefined;
  let options: GlobalOptions | undefined;
  const nouns = takingEverything((given, context) => {
    values = given;
    options = context.options;
  });
  const ran = await runInProcess(argv, { nouns, ...how });
  return { ...ran, values, options };
}

const NOTHING = {
  person: "A1234BC",
  room: undefined,
  on: undefined,
  at: undefined,
  minutes: undefined,
  kind: undefined,
  guestName: [],
  byVideo: false,
};

describe("a command's own flags", () => {
  it.each([
    ["", {}],
    ["Hall", { room: "Hall" }],
    ["--on 2026-12-01", { on: "2026-12-01" }],
    ["--on 1/12/2026", { on: "2026-12-01" }],
    ["--on today", { on: "2026-11-23" }],
    ["--on +14d", { on: "2026-12-07" }],
    ["--as-of 2026-12-01 --on tomorrow", { on: "2026-12-02" }],
    ["--at 9:30", { at: "09:30" }],
    ["--minutes 10", { minutes: 10 }],
    ["--kind social", { kind: "social" }],
    ["--guest-name Ann --guest-name Bob", { guestName: ["Ann", "Bob"] }],
    ["--by-video", { byVideo: true }],
    ["-- --on", { room: "--on" }],
  ])("visit book A1234BC %s", async (words, expected) => {
    const { values, code, stderr } = await call(["visit", "book", "A1234BC", ...words.split(" ").filter((word) => word !== "")]);
    expect({ code, stderr, values }).toEqual({ code: 0, stderr: "", values: { ...NOTHING, ...expected } });
  });

  it.each([
    ["visit book", "Missing required argument 'person'.", "MISSING_ARGUMENT"],
    ["visit book A1234BC --on 31/02/2026", '--on was given "31/02/2026", which is not a date.', "BAD_VALUE"],
    ["visit book A1234BC --at 25:00", '--at was given "25:00", which is not a time.', "BAD_VALUE"],
    ["visit book A1234BC --minutes 9", "whole number, from 10 to 120", "BAD_VALUE"],
    ["visit book A1234BC --minutes ten", "--minutes was given", "BAD_VALUE"],
    ["visit book A1234BC --minutes", "--minutes was given no value: --json comes next.", "EMPTY_VALUE"],
    ["visit book A1234BC --kind other", "Choose from: official, social.", "BAD_VALUE"],
    ["visit book A1234BC --minuts 20", "Did you mean --minutes?", "UNKNOWN_OPTION"],
    ["visit book A1234BC --minutes-long 20", "Did you mean --minutes?", "UNKNOWN_OPTION"],
    ["visit book A1234BC --jsn", "Did you mean --json?", "UNKNOWN_OPTION"],
    ["visit book A1234BC Hall Hall", "Too many arguments", "EXCESS_ARGUMENTS"],
    ["visit bok A1234BC", "Did you mean book?", "UNKNOWN_COMMAND"],
    ["visit reschedule A1234BC", "`resettle visit` has: book, cancel", "UNKNOWN_COMMAND"],
    ["vist", "Did you mean visit?", "UNKNOWN_COMMAND"],
    ["visit", "needs one of the words", "MISSING_COMMAND"],
    ["visit cancel social A1234BC", "--reason", "MISSING_MANDATORY_OPTION_VALUE"],
    ["visit cancel other A1234BC --reason fog", "<kind> was given", "BAD_VALUE"],
    ["visit cancel social --reason fog", "'people'", "MISSING_ARGUMENT"],
  ])("%s is a wrong command line: %s", async (words, told, errorCode) => {
    const { values, code, stderr, stdout } = await call([...words.split(" "), "--json"]);
    expect({ code, values }).toEqual({ code: 2, values: undefined });
    expect(stderr).toContain(told);
    expect(JSON.parse(stdout)).toMatchObject({ schema: "error/1", error: { code: errorCode, issues: [] } });
  });

  it.each(["in_person", "in person", "In-Person"])("knows the choice %s, however it is typed", (typed) => {
    const how = choice("how", ["in_person", "phone"], "how it is done");
    const reading = { day: () => undefined, time: () => undefined };
    expect(how.read(typed, "--how", reading)).toBe("in_person");
  });

  it("refuses a value of nothing", async () => {
    expect(await call(["visit", "book", " "])).toMatchObject({ code: 2, values: undefined });
    expect(await call(["visit", "book", "A1234BC", "--guest-name", ""])).toMatchObject({ code: 2, values: undefined });
  });

  it("takes several people at the end", async () => {
    const { values } = await call(["visit", "cancel", "social", "A1234BC", "A1234BD", "--reason", "fog"]);
    expect(values).toEqual({ kind: "social", people: ["A1234BC", "A1234BD"], reason: "fog" });
  });
});

describe("flags every command takes", () => {
  const book = ["visit", "book", "A1234BC"];

  it.each<[string, readonly string[], Record<string, string>, Partial<GlobalOptions>]>([
    [
      "without any",
      book,
      {},
      { asOf: "2026-11-23", prisons: [], format: "table", noInput: false, quiet: false, color: true } as never,
    ],
    [
      "the store in the data folder",
      book,
      { XDG_DATA_HOME: "/data" },
      { store: "/data/resettle/resettle.db", keyFile: undefined },
    ],
    ["the store by variable", book, { RESETTLE_STORE: "a.db", RESETTLE_KEY_FILE: "k" }, { store: "a.db", keyFile: "k" }],
    ["the flag before the variable", [...book, "--store", "b.db"], { RESETTLE_STORE: "a.db" }, { store: "b.db" }],
    ["before the noun", ["--store", "b.db", ...book], {}, { store: "b.db" }],
    ["between noun and verb", ["visit", "--store", "b.db", "book", "A1234BC"], {}, { store: "b.db" }],
    ["the last of several", ["--store", "a.db", ...book, "--store", "b.db"], {}, { store: "b.db" }],
    ["who is acting", [...book, "--as", "r.hughes"], { RESETTLE_USER: "other" }, { as: "r.hughes" }],
    ["who is acting, by variable", book, { RESETTLE_USER: "r.hughes" }, { as: "r.hughes" }],
    ["the day by variable", book, { RESETTLE_AS_OF: "1 Dec 2026" }, { asOf: "2026-12-01" as never }],
    ["an empty variable", book, { RESETTLE_AS_OF: "" }, { asOf: "2026-11-23" as never }],
    ["prisons from both ends", ["--prison", "mdi", ...book, "--prison", "LEI"], {}, { prisons: ["MDI", "LEI"] }],
    ["prisons by variable", book, { RESETTLE_PRISON: "MDI, LEI" }, { prisons: ["MDI", "LEI"] }],
    ["--json", [...book, "--json"], {}, { format: "json" }],
    ["--csv", [...book, "--csv"], {}, { format: "csv" }],
    ["--format", ["--format", "ndjson", ...book], {}, { format: "ndjson" }],
    ["the same format twice", [...book, "--json", "--format", "json"], {}, { format: "json" }],
    [
      "the rest",
      [...book, "--no-input", "--quiet", "--verbose", "--no-color"],
      {},
      { noInput: true, quiet: true, verbose: true, color: false },
    ],
  ])("%s", async (_, argv, env, expected) => {
    const { options, code, stderr } = await call(argv, { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(options).toMatchObject(expected);
  });

  it("names the system's user where nobody is named", async () => {
    expect((await call(book)).options?.as).not.toBe("");
  });

  it.each<[readonly string[], Record<string, string>, string]>([
    [["--json", "--csv"], {}, "json and csv"],
    [["--json", "--format", "csv"], {}, "json and csv"],
    [["--format", "xml"], {}, "Allowed choices are table, json, csv, ndjson."],
    [["--as-of", "soon"], {}, '--as-of holds "soon", which is not a date.'],
    [[], { RESETTLE_AS_OF: "soon" }, 'RESETTLE_AS_OF holds "soon"'],
    [["--prison", "not a code"], {}, "is not a prison code"],
    [["--as", ""], {}, "--as was given nothing."],
  ])("%j with %j is a wrong command line", async (flags, env, told) => {
    const { code, stderr, values } = await call([...book, ...flags], { env });
    expect({ code, values }).toEqual({ code: 2, values: undefined });
    expect(stderr).toContain(told);
  });

  it("asks for the day it is in London", async () => {
    const { options } = await call(book, { now: () => new Date("2026-07-01T23:30:00Z") });
    expect(options?.asOf).toBe("2026-07-02");
  });
});

describe("help", () => {
  it.each([[[]], [["--help"]], [["help"]], [["-h"]]])("%j lists what there is", async (argv) => {
    const { code, stdout, stderr } = await call(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Made up:\n  visit          Made-up visits");
  });

  it.each([[["visit", "--help"]], [["help", "visit"]]])("%j lists the verbs", async (argv) => {
    const { code, stdout } = await call(argv);
    expect(code).toBe(0);
    expect(stdout).toContain("book <person> [room]");
  });

  it("of a command has its flags, then those of every command, then examples", async () => {
    const { code, stdout } = await call(["visit", "book", "--help"]);
    expect(code).toBe(0);
    const order = [
      "Book a visit.",
      "Options:",
      "--guest-name <name>",
      "Everywhere:",
      "--store",
      "Examples:",
      "resettle visit book A1234BC",
    ];
    const places = order.map((words) => stdout.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("fits the terminal", async () => {
    const { stdout } = await call(["visit", "book", "--help"], { columns: 60, terminal: true });
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});
