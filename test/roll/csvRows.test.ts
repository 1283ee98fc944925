import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { findDelimiter, readCsvRows } from "../../src/roll/csvRows.js";
import type { RawRow } from "../../src/roll/rawRow.js";

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  const head = Math.max(bytes.indexOf("\n") + 1, size);
  yield bytes.subarray(0, head);
  for (let at = head; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readRows(text: string, size = text.length || 1): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of readCsvRows("roll.csv", inPieces(text, size), ",")) rows.push(...batch);
  return rows;
}

/** What the strict parser makes of the whole text; undefined where it refuses it. */
function parseWhole(text: string): string[][] | undefined {
  try {
    const rows: string[][] = parse(text, { relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] });
    return rows.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  } catch {
    return undefined;
  }
}

describe("rows of CSV", () => {
  const piece = fc.constantFrom("a", "bb", "ŵ", ",", ",", '"', '""', "\n", "\n", "\r\n", " ", ";", "\n1,2".repeat(20));
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

  it("are those of the strict parser, however few of the lines go through it, and in any pieces", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 12 }), async (csv, size) => {
        const whole = parseWhole(csv);
        const read = await readRows(csv, size).catch((error: unknown) => error);
        if (whole === undefined) expect(read).toBeInstanceOf(AppError);
        else expect((read as RawRow[]).map(({ cells }) => cells)).toEqual(whole);
      }),
      { numRuns: 250 },
    );
  });

  it.each([
    ["line feeds", "a,b\n1,2\n", "\n"],
    ["carriage returns and line feeds", "a,b\r\n1,2\r\n", "\r\n"],
    ["carriage returns", "a,b\r1,2\r", "\r"],
    ["no end on the last line", "a,b\n1,2", "\n"],
  ])("end with %s", async (_, csv) => {
    expect(await readRows(csv)).toMatchObject([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["1", "2"] },
    ]);
  });

  it("start on the line that an editor shows, also after cells with line breaks and blank lines", async () => {
    const rows = await readRows('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n ,\r\n"3\r\n",4\r\n5,6');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5, 7, 9]);
  });

  it("stop where a quotation mark is wrong, on the line of that row", async () => {
    await expect(readRows('a,b\n1,2\n3,"4\n5\n6,7"8\n')).rejects.toMatchObject({ issues: [{ line: 3 }] });
  });
});

describe("the delimiter", () => {
  it.each([
    ["a;b;c\n", ";"],
    ["a\tb\n", "\t"],
    ['"a, b";c;"d"\n', ";"],
    ["a|b,c|d\n", "|"],
    ["prisonerNumber\n", ","],
    ['"never closed\n', ","],
  ])("of %j is %j", (head, delimiter) => {
    expect(findDelimiter(head)).toBe(delimiter);
  });
});
