import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font, type GlyphRun } from "fontkit";

/** One weight of a font, opened once for the whole run of the program. */
export interface PlanFont {
  /** Handed to each document as it is: pdfkit takes a font object that is already open. */
  readonly face: Font;
  /** Width of a text in points at a size. */
  widthOf(text: string, size: number): number;
  /** `U+XXXX` of the first character the font has no letter for, if any. */
  firstMissing(text: string): string | undefined;
}

export interface PlanFonts {
  readonly regular: PlanFont;
  readonly bold: PlanFont;
}

/** Font files by the name a template gives. */
const FILES: Readonly<Record<string, { regular: string; bold: string }>> = {
  "atkinson-hyperlegible-next": {
    regular: "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
    bold: "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
  },
};
/** Words remembered for each font before it starts afresh: memory stays flat over any number of plans. */
const REMEMBERED = 20_000;

const opened = new Map<string, PlanFonts>();

/**
 * The fonts of a template. pdfkit spends two thirds of its time decoding an embedded font's tables again for each document, so
 * the open font and the layout of words it has met are shared by all of them; what a document embeds still depends on that
 * document alone.
 */
export function loadPlanFonts(name: string): PlanFonts {
  const already = opened.get(name);
  if (already !== undefined) return already;
  const files = FILES[name];
  if (files === undefined) throw new RangeError(`no such font: ${name}`);
  const fonts = { regular: openFont(files.regular), bold: openFont(files.bold) };
  opened.set(name, fonts);
  return fonts;
}

function openFont(file: string): PlanFont {
  const folder = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/atkinson-hyperlegible-next/package.json"));
  const face = create(readFileSync(join(folder, file)));
  nameGlyphs(face);
  shareLayout(face);
  const widths = new Map<string, number>();
  return {
    face,
    widthOf: (text, size) => (remembered(widths, text, () => face.layout(text).advanceWidth) * size) / face.unitsPerEm,
    firstMissing: (text) => firstMissing(face, text),
  };
}

/**
 * fontkit remembers with a glyph the characters that first asked for it, and pdfkit writes them into the file. Asking once for
 * every character, in order, makes that the same whatever is drawn first.
 */
function nameGlyphs(face: Font): void {
  for (const codePoint of [...face.characterSet].sort((a, b) => a - b)) face.glyphForCodePoint(codePoint);
}

/**
 * Remembers the layout of words. pdfkit scales the positions it is given in place, from the font's units to thousandths of an
 * em: where the font counts in thousandths already, that changes nothing, and one layout serves every document.
 */
function shareLayout(face: Font): void {
  if (face.unitsPerEm !== 1000) return;
  const layOut = face.layout.bind(face);
  const runs = new Map<string, GlyphRun>();
  face.layout = (text, features) =>
    features === undefined ? remembered(runs, text, () => layOut(text)) : layOut(text, features);
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= REMEMBERED) memory.clear();
  const made = make();
  memory.set(key, made);
  return made;
}

function firstMissing(face: Font, text: string): string | undefined {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character !== "\n" && !face.hasGlyphForCodePoint(codePoint))
      return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  }
  return undefined;
}
