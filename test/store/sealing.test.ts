import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksSealed, openSealed, publicKeyOf, sealValue } from "../../src/store/sealing.js";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const ANOTHER = Uint8Array.from({ length: 32 }, (_, index) => index + 2);
const PUBLIC = publicKeyOf(KEY);

describe("what is sealed", () => {
  it("opens again for its key, whatever it was", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (value) => {
        const sealed = sealValue(PUBLIC, value, "need1");
        expect(looksSealed(sealed)).toBe(true);
        expect(JSON.stringify(openSealed(KEY, sealed, "need1"))).toEqual(
          JSON.stringify(Object.fromEntries(Object.entries(value).sort(byCode))),
        );
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, (sealed: string) => unknown]>([
    ["with another key", (sealed) => openSealed(ANOTHER, sealed, "need1")],
    ["as another record's", (sealed) => openSealed(KEY, sealed, "need2")],
    ["where it is cut short", (sealed) => openSealed(KEY, sealed.slice(0, -8), "need1")],
    ["where nothing is sealed", () => openSealed(KEY, "{}", "need1")],
  ])("does not open %s", (_, open) => {
    expect(() => open(sealValue(PUBLIC, { gang: "yes" }, "need1"))).toThrow(
      expect.objectContaining({ kind: "store", code: "STORE_RESTRICTED_KEY" }),
    );
  });

  it("does not open where a byte of it was changed", () => {
    const sealed = sealValue(PUBLIC, { gang: "yes" }, "need1");
    fc.assert(
      fc.property(fc.integer({ min: 8, max: sealed.length - 2 }), (at) => {
        const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
        expect(() => openSealed(KEY, changed, "need1")).toThrow();
      }),
      { numRuns: 50 },
    );
  });

  it("is as long for a yes as for a no, and never twice the same", () => {
    const [yes, no, again] = ["yes", "no", "yes"].map((gang) => sealValue(PUBLIC, { gang }, "need1"));
    expect(yes?.length).toBe(no?.length);
    expect(yes).not.toBe(again);
  });

  it.each(["", "{}", "sealed1.", "sealed1.AAAA"])("%j does not look sealed", (text) => {
    expect(looksSealed(text)).toBe(false);
  });
});

const byCode = ([one]: [string, string], [other]: [string, string]): number => (one < other ? -1 : 1);
