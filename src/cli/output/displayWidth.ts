/** Code points a terminal draws two columns wide (Unicode East Asian Width W and F, the blocks in use). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const DRAWS_NOTHING = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The columns a terminal needs for a text: 2 for a wide character, 0 for a combining mark. */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  return charactersOf(text).reduce((sum, character) => sum + characterWidth(character), 0);
}

/** What a reader would call the characters of a text: a letter with its marks is one. */
export function charactersOf(text: string): readonly string[] {
  return PRINTABLE_ASCII.test(text) ? [...text] : Array.from(segmenter.segment(text), (part) => part.segment);
}

/** The columns of one of `charactersOf`. */
export function characterWidth(character: string): 0 | 1 | 2 {
  if (DRAWS_NOTHING.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Filled with spaces up to a width; longer texts stay as they are. */
export function padTo(text: string, width: number, align: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "right" ? space + text : text + space;
}
