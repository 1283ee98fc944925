import { describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { type WorkbookWishes, workbookFile, workbookOf } from "../support/workbookFile.js";
import { zipOf } from "../support/zipFile.js";
import { takeRoll } from "./rolls.js";

const ROWS = [
  ["prisonerNumber", "lastName", "prison"],
  ["A1234AA", "Marsh", "MDI"],
];
const SHEET = "xl/worksheets/sheet1.xml";

async function failure(content: string | Uint8Array): Promise<AppError> {
  const error: unknown = await takeRoll(content).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error(`no AppError but ${String(error)}`);
  return error;
}

/** A workbook one of whose files is changed by a pattern. */
function spoilt(file: string, pattern: RegExp | string, replacement: string): Buffer {
  return workbookOf(ROWS, { change: (files) => ({ ...files, [file]: (files[file] ?? "").replace(pattern, replacement) }) });
}

function without(...names: readonly string[]): Buffer {
  const change: WorkbookWishes["change"] = (files) => ({
    ...files,
    ...Object.fromEntries(names.map((name) => [name, undefined])),
  });
  return workbookOf(ROWS, { change });
}

/** The container of old Office files, with the name of what is in it. */
function oleWith(part: string): Buffer {
  return Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1016),
    Buffer.from(`${part}\0`, "utf16le"),
  ]);
}

function withEntryFlag(bytes: Buffer, flag: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf("PK\x01\x02"); at !== -1; at = copy.indexOf("PK\x01\x02", at + 4)) copy.writeUInt16LE(flag, at + 8);
  return copy;
}

describe("a file that is no workbook that can be read is refused with what it is, and how to save it:", () => {
  const whole = workbookOf(ROWS);
  it.each<[string, Uint8Array | string, string, RegExp]>([
    ["an old workbook", oleWith("Workbook"), "ROLL_NOT_TEXT", /an old workbook \(XLS\)\.$/],
    ["a workbook locked with a password", oleWith("EncryptedPackage"), "ROLL_NOT_TEXT", /locked with a password/],
    ["an old container of something", oleWith("WordDocument"), "ROLL_NOT_TEXT", /an old workbook \(XLS\) or a locked one/],
    ["a web page named as a workbook", "\ufeff\n<HTML><table><tr><td>prisonerNumber", "ROLL_NOT_TEXT", /a web page or XML/],
    ["a workbook of 2003 in XML", '<?xml version="1.0"?><Workbook/>', "ROLL_NOT_TEXT", /a web page or XML/],
    ["a PDF", "%PDF-1.7\n", "ROLL_NOT_TEXT", /a PDF/],
    ["the first bytes alone", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), "ROLL_WORKBOOK_DAMAGED", /cut short/],
    ["a workbook cut in half", whole.subarray(0, whole.length / 2), "ROLL_WORKBOOK_DAMAGED", /cut short/],
    ["a workbook without its last byte", whole.subarray(0, -1), "ROLL_WORKBOOK_DAMAGED", /cut short/],
    ["a locked archive", withEntryFlag(whole, 1), "ROLL_WORKBOOK_LOCKED", /locked with a password/],
    [
      "an OpenDocument file",
      zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }),
      "ROLL_NOT_WORKBOOK",
      /\(ODS\)/,
    ],
    ["a file of Apple's", zipOf({ "Index/Document.iwa": "" }), "ROLL_NOT_WORKBOOK", /Apple/],
    ["a text document", zipOf({ "word/document.xml": "<a/>" }), "ROLL_NOT_WORKBOOK", /a document/],
    [
      "a zip of something else",
      zipOf({ "roll.csv": "prisonerNumber\n" }),
      "ROLL_NOT_WORKBOOK",
      /a zip archive of something else/,
    ],
    ["a binary workbook", spoilt("_rels/.rels", "workbook.xml", "workbook.bin"), "ROLL_NOT_WORKBOOK", /\(XLSB\)/],
    ["a workbook without a sheet", workbookFile([]), "ROLL_NO_SHEET", /without a sheet/],
    [
      "a workbook of charts",
      spoilt("xl/_rels/workbook.xml.rels", /relationships\/worksheet/u, "relationships/chartsheet"),
      "ROLL_NO_SHEET",
      /without a sheet/,
    ],
    ["a workbook whose sheet is blank", workbookOf([[], []]), "ROLL_EMPTY", /nothing but blank lines/],
    ["a workbook with headings alone", workbookOf([["prisonerNumber", "prison"]]), "ROLL_NO_ROWS", /nobody under them/],
    ["a workbook without its sheet's part", without(SHEET), "ROLL_WORKBOOK_DAMAGED", /no part xl\/worksheets\/sheet1\.xml/],
    ["a workbook without its texts", without("xl/sharedStrings.xml"), "ROLL_WORKBOOK_DAMAGED", /text is missing/],
    [
      "a workbook that does not say where its sheets are",
      without("xl/_rels/workbook.xml.rels"),
      "ROLL_WORKBOOK_DAMAGED",
      /names a sheet/,
    ],
    ["a sheet that is no XML", spoilt(SHEET, "</sheetData>", ""), "ROLL_WORKBOOK_DAMAGED", /no XML/],
    [
      "a sheet that is no text",
      workbookOf(ROWS, { change: (files) => ({ ...files, [SHEET]: Uint8Array.of(0x3c, 0xff, 0x3e) }) }),
      "ROLL_WORKBOOK_DAMAGED",
      /no XML/,
    ],
    ["rows out of order", spoilt(SHEET, '<row r="2"', '<row r="1"'), "ROLL_WORKBOOK_DAMAGED", /rows out of order/],
    ["a row that no sheet has", spoilt(SHEET, '<row r="2"', '<row r="1048577"'), "ROLL_WORKBOOK_DAMAGED", /rows out of order/],
    ["cells out of order", spoilt(SHEET, 'r="C2"', 'r="A2"'), "ROLL_WORKBOOK_DAMAGED", /cells out of order in row 2/],
    ["a column that no sheet has", spoilt(SHEET, 'r="C2"', 'r="XFE2"'), "ROLL_WORKBOOK_DAMAGED", /cells out of order in row 2/],
    [
      "a row of more text than any roll has",
      workbookOf([...ROWS, Array(3).fill("x".repeat(32_767))]),
      "ROLL_ROW_TOO_LONG",
      /in row 3/,
    ],
    [
      "a tag without end",
      spoilt(SHEET, "<sheetData>", `<sheetData a="${"x".repeat(3_000_000)}">`),
      "ROLL_WORKBOOK_DAMAGED",
      /no XML/,
    ],
    ["tags without end", spoilt(SHEET, "<sheetData>", "<a>".repeat(100)), "ROLL_WORKBOOK_DAMAGED", /no XML/],
  ])("%s", async (_, content, code, seen) => {
    const error = await failure(content);
    expect(error.kind).toBe("input");
    expect(error.code).toBe(code);
    expect(error.message).toMatch(seen);
    expect(error.message).toMatch(/^[^\n]+\.$/u);
    if (!["ROLL_NO_ROWS", "ROLL_EMPTY"].includes(code)) expect(error.hint).toMatch(/\.csv|Unpack/u);
    expect(`${error.message}${error.hint}`).not.toContain("Marsh");
  });

  it("a bomb: a part that unpacks to hundreds of times its size is not unpacked", async () => {
    const bomb = workbookOf(ROWS, { change: (files) => ({ ...files, [SHEET]: Buffer.alloc(40 * 1024 * 1024, " ") }) });
    expect(bomb.length).toBeLessThan(100_000);
    const error = await failure(bomb);
    expect(error).toMatchObject({ code: "ROLL_WORKBOOK_TOO_LARGE", message: expect.stringContaining("40 MB") });
  });

  it("a bomb that lies about its size is stopped where it should have ended", async () => {
    const lying = workbookOf(ROWS, { change: (files) => ({ ...files, [SHEET]: Buffer.alloc(40 * 1024 * 1024, " ") }) });
    for (let at = lying.indexOf("PK\x01\x02"); at !== -1; at = lying.indexOf("PK\x01\x02", at + 4))
      lying.writeUInt32LE(100, at + 24);
    expect(await failure(lying)).toMatchObject({ code: "ROLL_WORKBOOK_DAMAGED" });
  });

  it.each([
    ["that grow as they are read", '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', "&b;"],
    ["of other files", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', "&b;"],
    ["that nobody declared", "", "&b;"],
  ])("entities %s are not followed", async (_, declared, used) => {
    const change: WorkbookWishes["change"] = (files) => ({
      ...files,
      "xl/sharedStrings.xml": `${declared}${(files["xl/sharedStrings.xml"] ?? "").replace("Marsh", used)}`,
    });
    expect(await failure(workbookOf(ROWS, { change }))).toMatchObject({ code: "ROLL_WORKBOOK_DAMAGED" });
  });

  it("a part whose bytes were changed after it was packed, though it still is XML", async () => {
    const bytes = workbookOf(ROWS, { packed: "stored" });
    bytes.write("Mersh", bytes.indexOf("Marsh"));
    expect(await failure(bytes)).toMatchObject({
      code: "ROLL_WORKBOOK_DAMAGED",
      message: expect.stringContaining("sharedStrings.xml"),
    });
  });
});
