import { expect, it } from "vitest";
import { parsePostcode } from "../../src/domain/postcode.js";

it.each([
  ["zz1 1aa", "ZZ1 1AA"],
  [" ZZ11AA ", "ZZ1 1AA"],
  ["ec1a 1bb", "EC1A 1BB"],
  ["M1  1AE", "M1 1AE"],
])("%j is kept as %s", (typed, kept) => {
  expect(parsePostcode(typed)).toBe(kept);
});

it.each(["", "ZZ1", "1 Example Street", "ZZ1 AAA", "ZZZ1 1AA", "ZZ1 1AAA"])("%j is no postcode", (typed) => {
  expect(parsePostcode(typed)).toBeUndefined();
});
