import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import type { RollRow } from "../../src/roll/rollRow.js";
import { rollOf, type TakenRoll, takeRoll } from "./rolls.js";

const HEADINGS = ["NOMS Number", "Surname", "Date of Birth", "Establishment", "Reception Date", "CRD", "Legal Status"];

const number = fc.constantFrom("A1234AA", "A1235AA", "A1236AC", "A1237AD", "G4274GN", "B0000OS", "A12", "");
const date = fc.constantFrom(
  "",
  "n/a",
  "2027-03-10",
  "10/03/2027",
  "13/04/1990",
  "04/13/1990",
  "1990-01-01",
  "31/02/2027",
  "MAY",
  "9999-12-31",
);
const text = fc.constantFrom("", "Test", "TEST", " Test\u00a0", "O'Proof", "Ŵyn", 'say "hi"', "a,b", "two\nlines", "=1+1");
const person = fc.tuple(
  number,
  text,
  date,
  fc.constantFrom("MDI", "Elmley", "Nowhere at all"),
  date,
  date,
  fc.constantFrom("Remand", "Sentenced", "Sectioned"),
);
const people = fc.array(person, { minLength: 1, maxLength: 8 });
const SOME = { numRuns: 60 };

function toCsv(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  return [HEADINGS, ...rows].map((cells) => `${line(cells)}\n`).join("");
}

/** What became of a roll: its outcomes, or the code of the error a person sees. Any other error fails the test. */
async function outcomeOf(content: string | Uint8Array): Promise<TakenRoll | string> {
  try {
    return await takeRoll(rollOf(content), { prison: "MDI" });
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** An outcome without what depends on where its row stands. */
function withoutLine(row: RollRow): string {
  return JSON.stringify({ ...row, line: 0 }).replace(/lines? [\d, ]+( and \d+ more)?/gu, "");
}

describe("any roll", () => {
  it("gives each row one outcome, at the line on which it stands", async () => {
    await fc.assert(
      fc.asyncProperty(people, async (rows) => {
        const taken = await outcomeOf(toCsv(rows));
        if (typeof taken === "string") return;
        const lines = taken.rows.map(({ line }) => line);
        expect(lines).toHaveLength(taken.survey.rows);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      }),
      SOME,
    );
  });

  it("is the same in any order of its rows", async () => {
    const shuffled = people.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, other]) => {
        const [one, two] = [await outcomeOf(toCsv(rows)), await outcomeOf(toCsv(other))];
        if (typeof one === "string" || typeof two === "string") {
          expect(two).toBe(one);
          return;
        }
        const kinds = (taken: TakenRoll) =>
          taken.rows.map((row) => (row.kind === "person" ? row.person.prisonerNumber : row.kind)).sort();
        expect(kinds(two)).toEqual(kinds(one));
        const once = (taken: TakenRoll) => taken.rows.filter(({ kind }) => kind === "rejected").map(withoutLine);
        expect(once(two).sort()).toEqual(once(one).sort());
        expect(two.survey.prisons).toEqual(one.survey.prisons);
      }),
      SOME,
    );
  });

  it("says the same as CSV and as JSON", async () => {
    await fc.assert(
      fc.asyncProperty(people, async (rows) => {
        const asJson = JSON.stringify(
          rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [HEADINGS[index] ?? "", cell]))),
        );
        const [csv, json] = [await outcomeOf(toCsv(rows)), await outcomeOf(asJson)];
        if (typeof csv === "string" || typeof json === "string") return;
        const inJson = json.rows.filter((row) => row.kind === "person").map(({ person: said }) => said);
        expect(csv.rows.filter((row) => row.kind === "person").map(({ person: said }) => said)).toEqual(inJson);
      }),
      SOME,
    );
  });
});

describe("a damaged roll", () => {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    how: fc.constantFrom("cut", "flip", "quote", "line", "drop"),
    byte: fc.integer({ min: 0, max: 255 }),
  });

  function damaged(bytes: Buffer, { at, how, byte }: { at: number; how: string; byte: number }): Buffer {
    const where = Math.floor(at * bytes.length);
    const [before, after] = [bytes.subarray(0, where), bytes.subarray(where)];
    if (how === "cut") return before;
    if (how === "flip") return Buffer.concat([before, Uint8Array.of(byte), after.subarray(1)]);
    if (how === "quote") return Buffer.concat([before, Buffer.from('"'), after]);
    return how === "line" ? Buffer.concat([before, Buffer.from("\r\n"), after]) : Buffer.concat([before, after.subarray(7)]);
  }

  it.each([
    ["CSV", (rows: readonly (readonly string[])[]) => toCsv(rows)],
    [
      "JSON",
      (rows: readonly (readonly string[])[]) =>
        JSON.stringify({ content: rows.map(([prisonerNumber, lastName]) => ({ prisonerNumber, lastName })), last: true }),
    ],
  ])("(%s) gives outcomes or an error a person can act on, and never another", async (_, write) => {
    await fc.assert(
      fc.asyncProperty(people, fc.array(damage, { minLength: 1, maxLength: 3 }), async (rows, damages) => {
        const bytes = damages.reduce<Buffer>((before, one) => damaged(before, one), Buffer.from(write(rows)));
        if (bytes.length === 0) return;
        const taken = await outcomeOf(bytes);
        if (typeof taken !== "string") expect(taken.rows).toHaveLength(taken.survey.rows);
      }),
      { numRuns: 80 },
    );
  });
});
