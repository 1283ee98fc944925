import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeUpRows, type SampledColumn } from "../../../src/roll/proposal/madeUpRows.js";
import { parseDateShape } from "../../../src/roll/rollDate.js";

function makeUp(cell: string, column: Partial<SampledColumn>, person = 0): string | undefined {
  return makeUpRows(
    Array.from({ length: person + 1 }, () => ({ line: 2, cells: [cell] })),
    1,
    [{ index: 0, heading: "x", fields: [], ...column }],
  )[person]?.[0];
}

describe("a made-up cell has the shape of the real one", () => {
  it.each([
    ["A9173XC", ["prisonerNumber"], /^[A-Z]\d{4}[A-Z]{2}$/],
    ["238279", ["prisonerNumber"], /^\d{6}$/],
    ["B-2-014", ["location"], /^[A-Z]-\d-\d{3}$/],
    ["REALNAME", ["lastName"], /^[A-Z]+$/],
    ["Realname", ["lastName"], /^[A-Z][a-z]+$/],
    ["REALNAME, Anybody Else", ["fullName"], /^[A-Z]+, [A-Z][a-z]+$/],
    ["REALNAME Anybody", ["fullName"], /^[A-Z]+ [A-Z][a-z]+$/],
    ["Anybody REALNAME", ["fullName"], /^[A-Z][a-z]+ [A-Z]+$/],
    ["03/04/1991 12:34", ["dateOfBirth"], /^\d\d\/\d\d\/(19|20)\d\d 00:00$/],
    ["1991-04-03", ["dateOfBirth"], /^(19|20)\d\d-\d\d-\d\d$/],
    ["3-APR-27", ["crd"], /^\d\d-[A-Z]{3}-27$/],
    ["3 Apr 2027", ["crd"], /^\d\d [A-Z][a-z]{2} 2027$/],
    ["TO BE SET", ["crd"], /^TO BE SET$/],
    ["31/12/2999", ["crd"], /^31\/12\/2999$/],
    ["MDI", ["prison"], /^MDI$/],
    ["Licence Recall", ["legalStatus"], /^Licence Recall$/],
    ["", ["lastName"], /^$/],
  ] as const)("%s as %s", (cell, fields, shape) => {
    expect(makeUp(cell, { fields })).toMatch(shape);
  });

  it("with the month first where that is the order", () => {
    const made = makeUp("04/23/2027", { fields: ["crd"], dateOrder: "monthFirst" });
    expect(Number(made?.slice(3, 5))).toBeGreaterThan(12);
  });

  it("and says nothing of a column that nothing reads", () => {
    expect(
      makeUpRows([{ line: 2, cells: ["secret", "A1234AA"] }], 2, [
        { index: 1, heading: "n", fields: ["prisonerNumber"] },
      ])[0]?.[0],
    ).toBe("");
  });
});

it("no date of a person is kept, and what is made up is a date again", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1930, max: 2010 }),
      fc.nat(4),
      (day, month, year, person) => {
        const pad = (number: number) => String(number).padStart(2, "0");
        const real = `${pad(day)}/${pad(month)}/${year}`;
        const made = makeUp(real, { fields: ["dateOfBirth"] }, person) ?? "";
        expect(made).not.toBe(real);
        expect(parseDateShape(made).kind).toBe("numbers");
      },
    ),
  );
});
