import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font } from "fontkit";
import { buildPrograms, type FontPrograms } from "./fontPrograms.js";
import { Remembered } from "./remembered.js";
import { joinWords, type SetText, setWord } from "./setText.js";

/** One weight of a font, opened once for the whole run of the program. */
export interface PlanFont {
  readonly face: Font;
  readonly programs: FontPrograms;
  /** Width of a text in points at a size. */
  widthOf(text: string, size: number): number;
  /** A text as it is drawn on one line: word by word, since most words of a plan are in every other plan too. */
  lineOf(text: string): SetText;
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

const WORDS = / |[^ ]+/g;

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
  const letters = new Set(face.characterSet);
  const programs = buildPrograms(face);
  const words = new Remembered<SetText>();
  const lines = new Remembered<SetText>();
  const missing = new Remembered<string>();
  const wordOf = (text: string) => words.get(text, () => setWord(face, programs.numberOf, text));
  return {
    face,
    programs,
    lineOf: (text) => lines.get(text, () => joinWords((text.match(WORDS) ?? []).map(wordOf))),
    widthOf: (text, size) => (wordOf(text).width * size) / 1000,
    firstMissing: (text) => missing.get(text, () => firstMissing(letters, text) ?? "") || undefined,
  };
}

function firstMissing(letters: ReadonlySet<number>, text: string): string | undefined {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character !== "\n" && !letters.has(codePoint)) return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  }
  return undefined;
}
