import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { createDateWriter } from "../../src/roll/workbookDates.js";
import { numberText } from "../../src/roll/workbookNumbers.js";
import { type Cell, serialOf, workbookFile } from "../support/workbookFile.js";
import { kindsOf, peopleOf, takeRoll } from "./rolls.js";

const HEADINGS = ["prisonerNumber", "lastName", "firstName", "prison", "location", "crd", "hdced", "legalStatus"];
const DATES: readonly string[] = ["crd", "hdced"];

/** The largest number a spreadsheet takes. */
const LARGEST = 9.99e307;

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(plainDate("2026-01-01"), days) as string);
const person = fc.record({
  prisonerNumber: fc.constantFrom("A1234AA", "A1235AA", "A1236AA", "A1237AA", "A12", ""),
  lastName: fc.constantFrom("Marsh", "NULL", "Ŵyn-Søn", 'O"Reed', "A,B", "  Two  words ", "=1+1", "007"),
  firstName: fc.constantFrom("Ioan", "TRUE", "May", ""),
  prison: fc.constantFrom("MDI", "EYI", "OUT"),
  location: fc.constantFrom("3-2-027", "A&B<C", ""),
  crd: fc.oneof(day, fc.constantFrom("", "soon", "31/12/2999", "N/A", "03/04/2027", "21/04/2027")),
  hdced: fc.oneof(day, fc.constant("")),
  legalStatus: fc.constantFrom("SENTENCED", "REMAND", ""),
});
type Person = Readonly<Record<keyof (typeof person extends fc.Arbitrary<infer One> ? One : never), string>>;

function toCsv(rows: readonly Person[]): string {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => HEADINGS.map((heading) => quote(row[heading as keyof Person])).join(","));
  return [HEADINGS.join(","), ...lines].map((line) => `${line}\n`).join("");
}

/** The same rows in a workbook, their days as numbers in a format of dates where so wished. */
function toWorkbook(
  rows: readonly Person[],
  wishes: { readonly serials: boolean; readonly bare: boolean; readonly stored: boolean },
): Buffer {
  const cell = (heading: string, text: string): Cell =>
    wishes.serials && DATES.includes(heading) && /^\d{4}-/u.test(text) ? { number: serialOf(text), format: 14 } : text;
  const all = rows.map((row) => HEADINGS.map((heading) => cell(heading, row[heading as keyof Person])));
  const { bare, stored } = wishes;
  return workbookFile([{ name: "Roll", rows: [HEADINGS, ...all] }], {
    formats: [14],
    bare,
    packed: stored ? "stored" : "deflated",
  });
}

const wishes = fc.record({ serials: fc.boolean(), bare: fc.boolean(), stored: fc.boolean() });

describe("a workbook", () => {
  it("says the same of the same people as CSV does", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 8 }), wishes, async (rows, how) => {
        const csv = await takeRoll(toCsv(rows)).catch((error: unknown) => error);
        const workbook = await takeRoll(toWorkbook(rows, how)).catch((error: unknown) => error);
        if (csv instanceof AppError) {
          expect((workbook as AppError).code).toBe(csv.code);
          return;
        }
        const [text, cells] = [csv, workbook] as Awaited<ReturnType<typeof takeRoll>>[];
        if (text === undefined || cells === undefined) throw new Error("neither rows nor an error");
        expect(peopleOf(cells)).toEqual(peopleOf(text));
        expect(kindsOf(cells)).toEqual(kindsOf(text));
        expect(cells.rows).toEqual(text.rows);
        expect(cells.survey.warnings).toEqual(text.survey.warnings);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a number", () => {
  it("of a day is that day, in both date systems", () => {
    const [from1900, from1904] = [createDateWriter(false), createDateWriter(true)];
    fc.assert(
      fc.property(fc.integer({ min: 1462, max: 2_958_465 }), fc.integer({ min: 0, max: 1439 }), (serial, minute) => {
        const expected = addDays(plainDate("1899-12-30"), serial);
        const time =
          minute === 0 ? "" : ` ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
        expect(from1900(serial + minute / 1440, "date")).toBe(`${expected}${time}`);
        expect(from1904(serial - 1462 + minute / 1440, "date")).toBe(`${expected}${time}`);
      }),
    );
  });

  it("is written with neither exponent nor noise, and is the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -LARGEST, max: LARGEST }), (number) => {
        const text = numberText(String(number));
        expect(text).toMatch(/^-?\d+(\.\d+)?$/u);
        expect(Number(text) - Number(number.toPrecision(15))).toBe(0);
      }),
    );
  });
});

describe("a workbook that was damaged", () => {
  const rows = Array.from({ length: 12 }, (_, index) => ({
    prisonerNumber: `A12${10 + index}AA`,
    lastName: "Marsh",
    firstName: "Ioan",
    prison: "MDI",
    location: "A-1",
    crd: "2027-02-16",
    hdced: "",
    legalStatus: "SENTENCED",
  }));
  const whole = [true, false].map((stored) => toWorkbook(rows, { serials: true, bare: false, stored }));

  const damage = fc.oneof(
    fc.record({
      how: fc.constant("flip" as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bits: fc.integer({ min: 1, max: 255 }),
    }),
    fc.record({
      how: fc.constant("cut" as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bits: fc.integer({ min: 1, max: 400 }),
    }),
    fc.record({ how: fc.constant("end" as const), at: fc.double({ min: 0, max: 1, noNaN: true }), bits: fc.constant(0) }),
    fc.record({
      how: fc.constant("word" as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bits: fc.integer({ min: 0, max: 5 }),
    }),
  );
  type Damage = typeof damage extends fc.Arbitrary<infer One> ? One : never;
  const WORDS = ["sheet1.xml", "<row ", "<c ", "<v>", 't="s"', "PK"];

  function damaged(bytes: Buffer, { how, at, bits }: Damage): Buffer {
    const place = Math.min(Math.floor(at * bytes.length), bytes.length - 1);
    if (place < 0) return bytes;
    if (how === "end") return bytes.subarray(0, place);
    if (how === "cut") return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + bits)]);
    const copy = Buffer.from(bytes);
    if (how === "flip") copy[place] = (copy[place] ?? 0) ^ bits;
    else {
      const word = copy.indexOf(WORDS[bits] ?? "PK", place);
      if (word !== -1) copy[word + 1] = 0x78;
    }
    return copy;
  }

  async function expectRowsOrRefusal(bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    try {
      const taken = await takeRoll(bytes);
      expect(taken.rows).toHaveLength(taken.survey.rows);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(error.kind).toBe("input");
      expect(`${error.message}${error.hint}`).not.toMatch(/Marsh|Ioan/u);
    }
  }

  it("gives outcomes or an error a person can act on, and never another", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), fc.array(damage, { minLength: 1, maxLength: 3 }), (bytes, damages) =>
        expectRowsOrRefusal(damages.reduce<Buffer>(damaged, bytes)),
      ),
      { numRuns: 150 },
    );
  });

  it("inside its parts, where the archive's own sums do not show it, just so", async () => {
    const parts = [
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/sharedStrings.xml",
      "xl/worksheets/sheet1.xml",
      "_rels/.rels",
    ];
    const build = (part: string, damages: readonly Damage[]) =>
      workbookFile(
        [{ name: "Roll", rows: [HEADINGS, ["A1234AA", "Marsh", "Ioan", "MDI", true, { number: 46_433, format: 14 }]] }],
        {
          formats: [14, "dd/mm/yyyy"],
          change: (files) => ({ ...files, [part]: damages.reduce<Buffer>(damaged, Buffer.from(files[part] ?? "")) }),
        },
      );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), fc.array(damage, { minLength: 1, maxLength: 3 }), (part, damages) =>
        expectRowsOrRefusal(build(part, damages)),
      ),
      { numRuns: 150 },
    );
  });
});
