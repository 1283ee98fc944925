import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRecord } from "../../../src/cli/output/csv.js";
import { inertLine, inertLines } from "../../../src/cli/output/inert.js";
import { jsonDocument, jsonLine } from "../../../src/cli/output/json.js";
import { runInProcess } from "../../support/runInProcess.js";
import { visitList, visitShow } from "../madeUpCommands.js";

/** What a terminal acts on, or what turns text round; line ends and tabs are looked at apart. */
const ACTS = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom(..."\u001b\u009b[2J\r\n\t\u202e\u2066\u0000=+-@\"',;\ud800"),
  ),
});

describe("text made inert", () => {
  it.each([
    ["Ann\u001b[2JSmith", "Ann␛[2JSmith"],
    ["\u009b31mred", "\ufffd31mred"],
    ["\u0007bell\u007f", "␇bell␡"],
    ["evil\u202etxt.exe", "evil\ufffdtxt.exe"],
    ["\u200fright", "\ufffdright"],
    ["\ufeffmark", "\ufffdmark"],
    ["half \ud83d", "half \ufffd"],
    ["a\tb\r\nc\u2028d", "a b c d"],
    ["Łukasz Żółć, Siân Ŵyn, 張偉, علی\u200cرضا", "Łukasz Żółć, Siân Ŵyn, 張偉, علی\u200cرضا"],
  ])("%j is written %j", (text, expected) => {
    expect(inertLine(text)).toBe(expected);
  });

  it("keeps the lines of a note", () => {
    expect(inertLines("a\r\nb\u2029c\td\u001b")).toBe("a\nb\nc\td␛");
  });

  it("has nothing a terminal acts on, whatever was given", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(inertLine(text)).not.toMatch(ACTS);
        expect(inertLine(text)).not.toMatch(/[\n\t]/);
        expect(inertLines(text)).not.toMatch(ACTS);
        expect(inertLine(inertLine(text))).toBe(inertLine(text));
      }),
    );
  });
});

describe("CSV", () => {
  it.each([
    ["=1+1", "'=1+1\n"],
    ["+44 20", "'+44 20\n"],
    ["-2", "'-2\n"],
    ["@SUM(A1)", "'@SUM(A1)\n"],
    ["\t=1", "'\t=1\n"],
    ["\r=1", '"\'\n=1"\n'],
    ["＝1+1", "'＝1+1\n"],
    ['say "no"', '"say ""no"""\n'],
    ["a,b", '"a,b"\n'],
    ["a\nb", '"a\nb"\n'],
    [" edge ", '" edge "\n'],
    ["", "\n"],
    [-2, "-2\n"],
    [true, "true\n"],
    [undefined, "\n"],
    [null, "\n"],
  ])("writes %j as %j", (value, expected) => {
    expect(csvRecord([value])).toBe(expected);
  });

  it("reads back as what was given, made inert, and never as a formula", () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 5 }), (values) => {
        const record = csvRecord(values);
        expect(record).not.toMatch(ACTS);
        const [read = []] = parse(record) as string[][];
        expect(read.map((cell) => cell.replace(/^'(?=[=+\-@\t\n＝＋－＠])/u, ""))).toEqual(
          values.map((value) => inertLines(value).replace(/^'(?=[=+\-@\t\n＝＋－＠])/u, "")),
        );
        for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe("JSON", () => {
  it("reads back as exactly what was given, and acts on no terminal", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const json of [jsonDocument({ text }), jsonLine({ text })]) {
          expect(json).not.toMatch(ACTS);
          expect(JSON.parse(json)).toEqual({ text });
        }
      }),
    );
  });
});

describe("a name that is more than a name", () => {
  const nasty = { prisonerNumber: "A1234BC", name: "=cmd\u001b]0;x\u0007\u202e{{ name }}", minutes: 1 };

  it.each([
    [[], true],
    [[], false],
    [["--csv"], false],
    [["--json"], true],
    [["--format", "ndjson"], true],
  ])("is harmless with %j, on a terminal: %s", async (flags, terminal) => {
    for (const nouns of [visitList([nasty]), visitShow(nasty, nasty.name)]) {
      const { stdout } = await runInProcess(["visit", ...flags], { nouns, terminal, env: { NO_COLOR: "1" } });
      expect(stdout).not.toMatch(ACTS);
      expect(stdout).toContain("{{ name }}");
    }
  });
});
