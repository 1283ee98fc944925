import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anonymise, keyOf, type ResearchSubject } from "../../src/domain/anonymise.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { regionOf } from "../../src/domain/regions.js";

const anyone: fc.Arbitrary<ResearchSubject<number>> = fc.record({
  region: fc.constantFrom("Wales", "London", "unknown"),
  sex: fc.constantFrom("Male", "Female", "unknown"),
  dateOfBirth: fc.option(
    fc.integer({ min: 0, max: 25_000 }).map((days) => addDays(plainDate("1940-01-01"), days)),
    { nil: undefined },
  ),
  releasedOn: fc.integer({ min: 0, max: 1_500 }).map((days) => addDays(plainDate("2022-12-01"), days)),
  facts: fc.integer({ min: 0, max: 1_000 }),
});
const anyPeople = fc.array(anyone, { maxLength: 120 });
const anyK = fc.integer({ min: 3, max: 10 });

const marsh = {
  region: "Wales",
  sex: "Male",
  dateOfBirth: plainDate("1990-06-15"),
  releasedOn: plainDate("2026-03-02"),
  facts: 1,
};

describe("an anonymous export", () => {
  it("has every combination of what others may know for k people or more, whoever is in it", () => {
    fc.assert(
      fc.property(anyPeople, anyK, (people, k) => {
        const counts = new Map<string, number>();
        for (const row of anonymise(people, k).rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
        for (const [combination, count] of counts) expect(count, combination).toBeGreaterThanOrEqual(k);
      }),
      { numRuns: 300 },
    );
  });

  it("loses nobody but those it counts as left out, who are fewer than k, and changes nothing that became of them", () => {
    fc.assert(
      fc.property(anyPeople, anyK, (people, k) => {
        const { rows, suppressed } = anonymise(people, k);
        expect(rows.length + suppressed).toBe(people.length);
        expect(suppressed).toBeLessThan(k);
        const given = people.map(({ facts }) => facts);
        for (const { facts } of rows) expect(given.splice(given.indexOf(facts), 1)).toEqual([facts]);
      }),
    );
  });

  it("is the same in whatever order people come", () => {
    fc.assert(
      fc.property(anyPeople, anyK, (people, k) => {
        expect(anonymise([...people].reverse(), k)).toEqual(anonymise(people, k));
      }),
    );
  });

  it("is as fine as the groups allow: months for five alike, a quarter for those who left in different months of it", () => {
    expect(anonymise(Array(5).fill(marsh), 5).rows[0]).toEqual({
      ...{ region: "Wales", sex: "Male", ageBand: "30-39", released: "2026-03", facts: 1 },
    });
    const january = { ...marsh, releasedOn: plainDate("2026-01-05") };
    expect(anonymise([marsh, marsh, january, january, january], 5).rows[0]?.released).toBe("2026-Q1");
    expect(anonymise([marsh, marsh], 5)).toEqual({ rows: [], suppressed: 2 });
  });
});

it.each([
  ["ME14 1XX", "South East"],
  ["cf10 1aa", "Wales"],
  ["E1 6AN", "London"],
  ["EH1 1YZ", "elsewhere"],
  ["", "unknown"],
])("the region of %j is %s", (postcode, region) => {
  expect(regionOf(postcode)).toBe(region);
});
