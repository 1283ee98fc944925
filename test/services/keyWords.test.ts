import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseKey, wordsOfKey } from "../../src/services/keyWords.js";

const KEYS = fc.uint8Array({ minLength: 32, maxLength: 32 });
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const WORDS = wordsOfKey(KEY);

describe("a key on paper", () => {
  it("reads as the key again, whatever it is, as a page or in one line, in small letters or without spaces", () => {
    fc.assert(
      fc.property(KEYS, (key) => {
        const words = wordsOfKey(key);
        expect(words).toHaveLength(14);
        const page = `Store x, printed today\n\n  ${words.slice(0, 7).join("  ")}\n  ${words.slice(7).join("-")}\n\nLock it away.\n`;
        for (const text of [page, words.join(" "), words.join("").toLowerCase()]) expect(parseKey(text, "it")).toEqual(key);
      }),
    );
  });

  it("reads as well with O for 0, and I or L for 1", () => {
    const key = Uint8Array.from({ length: 32 }, (_, index) => (index % 2 === 0 ? 0 : 66));
    const text = wordsOfKey(key).join(" ");
    expect(text).toMatch(/0.*1|1.*0/u);
    expect(parseKey(text.replaceAll("0", "O").replaceAll("1", "l"), "it")).toEqual(key);
  });

  it("is never another key for a slip: one letter, or two groups in each other's place", () => {
    const letter = fc.record({ at: fc.nat(69), by: fc.constantFrom(...LETTERS) });
    fc.assert(
      fc.property(KEYS, letter, (key, { at, by }) => {
        const text = wordsOfKey(key).join("");
        const slipped = text.slice(0, at) + by + text.slice(at + 1);
        if (slipped !== text) expect(() => parseKey(slipped, "it")).toThrow();
      }),
    );
    for (let first = 0; first < 13; first += 1) {
      const swapped = WORDS.map((word, index) =>
        index === first ? WORDS[first + 1] : index === first + 1 ? WORDS[first] : word,
      );
      expect(() => parseKey(swapped.join(" "), "it")).toThrow();
    }
  });

  it("names the group that was mistyped, and nothing of what was typed", () => {
    const words = WORDS.with(4, `${WORDS[4]?.slice(0, 4)}${WORDS[4]?.endsWith("Z") ? "Y" : "Z"}`);
    expect(() => parseKey(words.join(" "), "page.txt")).toThrow(/^page\.txt is not a key: group 5 is not as it was printed\.$/u);
    expect(() => parseKey("HELLO WORLD", "page.txt")).toThrow(/^page\.txt is not a key: it should hold/u);
  });
});
