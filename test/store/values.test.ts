import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DATE_TYPES,
  HDC_STATUSES,
  LEGAL_STATUSES,
  PAROLE_STATUSES,
  RECALL_TYPES,
  type ReleaseFacts,
} from "../../src/domain/person.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { canonicalJson } from "../../src/store/canonicalJson.js";
import { newId } from "../../src/store/ids.js";
import { numberPattern, searchName, searchPatterns, wordPatterns } from "../../src/store/searchName.js";
import { factsOf, factsText } from "../../src/store/storedFacts.js";

describe("ids", () => {
  it("are all different, and sort in the order they were made", () => {
    const ids = Array.from({ length: 5_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.filter((id) => !/^[0-9a-hjkmnp-tv-z]{13}$/.test(id))).toEqual([]);
  });
});

describe("canonical JSON", () => {
  it("is the same for equal values, whatever the order of their keys", () => {
    expect(canonicalJson({ b: 1, a: { d: [1, { f: 2, e: null }], c: "x" }, g: undefined })).toBe(
      '{"a":{"c":"x","d":[1,{"e":null,"f":2}]},"b":1}',
    );
  });

  it("loses nothing that JSON can hold", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("facts as they are kept", () => {
  const day = fc.constantFrom(plainDate("2026-12-14"), plainDate("2029-02-28"));
  const dates = fc.dictionary(fc.constantFrom(...DATE_TYPES), day, { maxKeys: 4, noNullPrototype: true });
  const facts: fc.Arbitrary<ReleaseFacts> = fc.record(
    {
      dates,
      overrides: dates,
      legalStatus: fc.constantFrom(...LEGAL_STATUSES),
      hdcStatus: fc.constantFrom(...HDC_STATUSES),
      paroleStatus: fc.constantFrom(...PAROLE_STATUSES),
      immigrationHold: fc.boolean(),
      under18: fc.boolean(),
      recallType: fc.constantFrom(...RECALL_TYPES),
      receptionDate: day,
      sentenceStartDate: day,
      returnToCustodyDate: day,
      releasedOn: day,
      watched: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
    },
    {
      requiredKeys: ["dates", "overrides", "legalStatus", "hdcStatus", "paroleStatus", "immigrationHold", "under18"],
      noNullPrototype: true,
    },
  );

  it("come back as they were", () => {
    fc.assert(fc.property(facts, (some) => void expect(factsOf(factsText(some))).toEqual(some)));
  });

  it("leave out what most people have", () => {
    const words = { legalStatus: "SENTENCED", hdcStatus: "unknown", paroleStatus: "unknown" } as const;
    expect(factsText({ ...words, dates: {}, overrides: {}, immigrationHold: false, under18: false })).toBe(
      '{"legalStatus":"SENTENCED"}',
    );
  });
});

describe("names as they are looked for", () => {
  it.each([
    ["Ŵyn", "wyn, "],
    ["D’Arcy-Tester", "darcy tester, "],
    ["ŁUKASZ", "lukasz, "],
    ["Øster", "oster, "],
    ["Tester  (Tom)", "tester tom, "],
    ["100%_\\", "100, "],
  ])("%s is found as %s", (lastName, folded) => {
    expect(searchName({ lastName, firstName: "", middleNames: "" })).toBe(folded);
  });

  it("never let what is typed become a wildcard", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."%_\\'’,- aBŵÉł1😀") }), (typed) => {
        const patterns = [...searchPatterns(typed), ...wordPatterns(typed), numberPattern(typed) ?? ""];
        for (const pattern of patterns) expect(pattern.replaceAll("%", "")).not.toMatch(/[%_\\]/);
      }),
    );
  });

  it.each(["", " ", "%", "'", ","])("find nobody where %j is typed", (typed) => {
    expect(searchPatterns(typed)).toEqual([]);
  });
});
