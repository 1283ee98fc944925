import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font } from "fontkit";
import { buildPrograms, type FontPrograms } from "./fontPrograms.js";
import { type SetWord, setWord } from "./setWord.js";

/** One weight of a font, opened once for the whole run of the program. */
export interface PlanFont {
  readonly face: Font;
  readonly programs: FontPrograms;
  /** Width of a text in points at a size. */
  widthOf(text: string, size: number): number;
  /** A word as it is drawn. */
  wordOf(text: string): SetWord;
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
 * The fonts of a template. Most of the time of a document would go into decoding a font's tables again and laying out the words all plans share, so
 * the open font and the words it has met are shared by all of them; what a document embeds still depends on that document alone.
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
  const programs = buildPrograms(face);
  const words = new Map<string, SetWord>();
  const wordOf = (text: string) => remembered(words, text, () => setWord(face, programs.numberOf, text));
  return {
    face,
    programs,
    wordOf,
    widthOf: (text, size) => (wordOf(text).width * size) / 1000,
    firstMissing: (text) => firstMissing(face, text),
  };
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
