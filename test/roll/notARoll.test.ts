import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { readRoll } from "../../src/roll/readRoll.js";
import { bufferSource, fileSource } from "../../src/roll/rollSource.js";
import { rollOf, surveyOf, takeRoll } from "./rolls.js";

const folder = mkdtempSync(join(tmpdir(), "resettle-roll-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function failure(action: () => unknown): Promise<AppError> {
  const error = await Promise.resolve()
    .then(action)
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error(`no AppError but ${String(error)}`);
  return error;
}

/** What every refusal of a file promises: exit 3, one sentence, and what to do. */
function expectOneSentence(error: AppError): void {
  expect(error.kind).toBe("input");
  expect(error.message).toMatch(/^[^\n]+\.$/u);
  expect(error.message.match(/\.(?= [A-Z])/gu)).toBeNull();
  expect(error.hint).toMatch(/\S/u);
}

describe("a path that is no roll", () => {
  const empty = join(folder, "empty.csv");
  writeFileSync(empty, "");

  it.each([
    ["missing", join(folder, "nowhere.csv"), "ROLL_NOT_FOUND"],
    ["inside a file", join(empty, "roll.csv"), "ROLL_NOT_FOUND"],
    ["a folder", folder, "ROLL_IS_FOLDER"],
    ["a device", "/dev/null", "ROLL_NOT_FILE"],
    ["empty", empty, "ROLL_EMPTY"],
  ])("%s", async (_, path, code) => {
    const error = await failure(() => fileSource(path));
    expect(error.code).toBe(code);
    expect(error.message).toContain(path);
    expectOneSentence(error);
  });

  it("standard input with nothing in it", async () => {
    expect((await failure(() => bufferSource("standard input", new Uint8Array()))).message).toBe("standard input is empty.");
  });
});

const HEADINGS = "prisonerNumber,lastName,prison\n";

describe("a file that is no roll", () => {
  it.each<[string, string | Uint8Array, string, RegExp]>([
    ["a picture named .csv", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "ROLL_NOT_TEXT", /a picture \(PNG\)/],
    ["a workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), "ROLL_NOT_TEXT", /a workbook \(XLSX\)/],
    ["an old workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "ROLL_NOT_TEXT", /an old workbook \(XLS\)/],
    ["a PDF", "%PDF-1.7\n", "ROLL_NOT_TEXT", /a PDF/],
    ["text with a zero byte", `${HEADINGS}A1234AA,Te\0st,MDI\n`, "ROLL_NOT_TEXT", /zero bytes/],
    ["half of UTF-16", Buffer.concat([Buffer.from("\ufeffab", "utf16le"), Uint8Array.of(0, 0xd8)]), "ROLL_NOT_TEXT", /UTF-16/],
    [
      "bytes that no encoding has",
      Buffer.concat([Buffer.from(`${HEADINGS}A1234AA,`), Uint8Array.of(0x81), Buffer.from(",MDI\n")]),
      "ROLL_NOT_TEXT",
      /line 2/,
    ],
    ["blank lines", "\n \n\n", "ROLL_EMPTY", /blank lines/],
    ["headings alone", HEADINGS, "ROLL_NO_ROWS", /nobody under them/],
    ["an empty JSON list", "[]", "ROLL_NOT_RECOGNISED", /no headings/],
    ["another table", "inmate_id,charges\n1,2\n", "ROLL_NOT_RECOGNISED", /the headings inmate_id, charges/],
    ["a megabyte in one cell", `${HEADINGS}A1234AA,${"x".repeat(1_000_000)},MDI\n`, "ROLL_ROW_TOO_LONG", /line 2/],
    ["a megabyte in one quoted cell", `${HEADINGS}A1234AA,"${"x\n".repeat(500_000)}",MDI\n`, "ROLL_ROW_TOO_LONG", /line 2/],
    [
      "a quotation mark never closed",
      `${HEADINGS}A1234AA,"Test,MDI\nA1235AA,Other,MDI\n`,
      "ROLL_QUOTES_BROKEN",
      /line 2 .*never closed/,
    ],
    ["a quotation mark inside a cell", `${HEADINGS}A1234AA,Te"st,MDI\n`, "ROLL_QUOTES_BROKEN", /line 2/],
    ["JSON cut in the middle", '[{"prisonerNumber":"A1234AA"},\n{"prisonerNumber":"A12', "ROLL_JSON_CUT", /line 2, in record 2/],
    ["JSON cut between people", '[{"prisonerNumber":"A1234AA"}', "ROLL_JSON_CUT", /after record 1/],
    ["JSON lines cut", '{"prisonerNumber":"A1234AA"}\n{"prisonerNu', "ROLL_JSON_BROKEN", /record 2, on line 2/],
    ["JSON of numbers", "[1,2]", "ROLL_JSON_BROKEN", /line 1, after record 0/],
    ["JSON of one pretty object", '{\n"prisonerNumber":"A1234AA"\n}', "ROLL_JSON_BROKEN", /no list of people/],
    ["JSON with a comma too many", '[{"prisonerNumber":"A1234AA"},]', "ROLL_JSON_BROKEN", /between its records/],
    [
      "JSON with a comma too few",
      '[{"prisonerNumber":"A1234AA"}{"prisonerNumber":"A1235AA"}]',
      "ROLL_JSON_BROKEN",
      /between its records/,
    ],
    ["JSON with too many brackets", '[{"prisonerNumber":"A1234AA"}]]', "ROLL_JSON_BROKEN", /line 1 that is not open/],
    [
      "a JSON record of two megabytes",
      `[{"prisonerNumber":"A1234AA","lastName":"${"x".repeat(2_000_000)}"}]`,
      "ROLL_ROW_TOO_LONG",
      /record 1/,
    ],
    ["nothing that says the prison", "prisonerNumber,lastName\nA1234AA,Test\n", "ROLL_NO_PRISON", /which prison/],
    [
      "a mapped heading twice",
      "prisonerNumber,prison,lastName,Last Name\nA1234AA,MDI,a,b\n",
      "ROLL_HEADING_REPEATED",
      /columns 3 and 4/,
    ],
  ])("%s", async (_, content, code, seen) => {
    const error = await failure(() => takeRoll(content));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(seen);
    expectOneSentence(error);
  });

  it("says nothing of the people in a file whose headings are missing", async () => {
    const error = await failure(() => takeRoll("A1234AA,Testerton,Arlo,MDI\nA1235AA,Proof,Elis,MDI\n"));
    expect(error.code).toBe("ROLL_NO_HEADINGS");
    expect(`${error.message}${error.hint}`).not.toMatch(/Testerton|Arlo/u);
  });

  it("says nothing of the people in a file whose quotation marks are broken", async () => {
    const error = await failure(() => takeRoll(`${HEADINGS}A1234AA,Tester"ton,MDI\n`));
    expect(`${error.message}${error.hint}${JSON.stringify(error.issues)}`).not.toMatch(/Tester/u);
  });
});

it("a file that changes between the survey and the reading is refused, not half read", async () => {
  let content = `${HEADINGS}A1234AA,Test,MDI\n`;
  const source = {
    name: "roll.csv",
    async *open() {
      yield Buffer.from(content);
    },
  };
  const survey = await surveyOf(source);
  content = content.replace("Test", "Best");
  const error = await failure(() => readRoll(source, survey, { isAsYesterday: () => false }).next());
  expect(error.code).toBe("ROLL_CHANGED");
});

it("a mapping that does not exist is named, with those that do", async () => {
  const error = await failure(() => takeRoll(rollOf(`${HEADINGS}A1234AA,Test,MDI\n`), { mapping: "nobodys" }));
  expect(error.kind).toBe("notFound");
  expect(error.hint).toContain("nomis-report");
});
