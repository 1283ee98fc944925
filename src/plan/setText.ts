import type { Font } from "fontkit";

/** A text as glyphs, the same in every document. */
export interface SetText {
  /** In thousandths of an em. */
  readonly width: number;
  /** The highest number of a glyph in it. */
  readonly highest: number;
  /** Whether no mark is raised over a letter: then it is drawn the same at every size. */
  readonly isFlat: boolean;
  /** What stands between the brackets of PDF's TJ operator, at a size in points. */
  operands(size: number): string;
}

/** Lays out a word (kerning, marks over letters); `numberOf` is what a document calls each glyph of the font. */
export function setWord(face: Font, numberOf: readonly number[], text: string): SetText {
  const { glyphs, positions, advanceWidth } = face.layout(text);
  const scale = 1000 / face.unitsPerEm;
  const letters = glyphs.map((glyph, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    return {
      number: numberOf[glyph.id] ?? 0,
      before: xOffset * scale,
      after: (xAdvance - glyph.advanceWidth - xOffset) * scale,
      rise: yOffset * scale,
    };
  });
  const flat = letters.every(({ rise }) => rise === 0) ? operandsOf(letters, 0) : undefined;
  return {
    width: advanceWidth * scale,
    highest: Math.max(0, ...letters.map(({ number }) => number)),
    isFlat: flat !== undefined,
    operands: (size) => flat ?? operandsOf(letters, size),
  };
}

/** Words one after the other, as they stand on a line. */
export function joinWords(words: readonly SetText[]): SetText {
  const join = (size: number) =>
    words
      .map((word) => word.operands(size))
      .join("")
      .replaceAll("><", "");
  const joined = words.every(({ isFlat }) => isFlat) ? join(0) : undefined;
  return {
    width: words.reduce((sum, { width }) => sum + width, 0),
    highest: Math.max(0, ...words.map(({ highest }) => highest)),
    isFlat: joined !== undefined,
    operands: (size) => joined ?? join(size),
  };
}

interface Letter {
  readonly number: number;
  /** Moves to the right before and after it, and up for it alone, in thousandths of an em. */
  readonly before: number;
  readonly after: number;
  readonly rise: number;
}

function operandsOf(letters: readonly Letter[], size: number): string {
  let operands = "";
  let open = "";
  const close = () => {
    if (open !== "") operands += `<${open}>`;
    open = "";
  };
  const move = (by: number) => {
    if (by === 0) return;
    close();
    operands += number(-by);
  };
  for (const { number: glyph, before, after, rise } of letters) {
    move(before);
    if (rise !== 0) {
      close();
      operands += `] TJ ${number((rise * size) / 1000)} Ts [`;
    }
    open += glyph.toString(16).padStart(4, "0");
    if (rise !== 0) {
      close();
      operands += "] TJ 0 Ts [";
    }
    move(after);
  }
  close();
  return operands;
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
