import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "../../src/plan/cleanText.js";

test.each([
  ["a name with Welsh and Polish letters stays", "Siân Ŵyn Łukasz Şen", "Siân Ŵyn Łukasz Şen"],
  ["a letter and its hat in two characters become one", "w\u0302 y\u0302", "ŵ ŷ"],
  ["also where something invisible stood between them", "w\u200b\u0302", "ŵ"],
  ["Markdown and Liquid stay as they were typed", "# [x](y) | {{7*7}} **b**", "# [x](y) | {{7*7}} **b**"],
  ["a colour code goes as a whole", "\u001b[31mred\u001b[0m", "red"],
  ["a window title code goes as a whole", "\u001b]0;title\u0007shown", "shown"],
  ["marks that turn the direction of text go", "\u202eabc\u202c \u200fd\u2066e\u2069\u061c", "abc de"],
  ["characters of no width go", "a\u200bb\u00adc\ufeffd\ufe0fe", "abcde"],
  ["a lone half of a character goes", "a\ud800b", "ab"],
  ["every kind of new line is one", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
  ["tabs and wide spaces are spaces", "a\tb\u2003c", "a b c"],
  ["a space that holds words together stays", "01632\u00a0960101", "01632\u00a0960101"],
])("%s", (_, typed, clean) => {
  expect(cleanText(typed)).toBe(clean);
});

test("nothing invisible is left of any text, and cleaning it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      const clean = cleanText(typed);
      expect(clean).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});
