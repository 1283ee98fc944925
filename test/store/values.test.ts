import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/store/canonicalJson.js";
import { newId } from "../../src/store/ids.js";
import { numberPattern, searchName, searchPatterns, wordPatterns } from "../../src/store/searchName.js";

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
