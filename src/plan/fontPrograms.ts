import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { Font } from "fontkit";

/**
 * What a document may embed of a font. The glyphs have the same numbers in both, those of the short program first, so a word is
 * drawn by the same numbers in every document.
 */
export interface FontPrograms {
  /** What a document calls each glyph of the font. */
  readonly numberOf: readonly number[];
  /** The letters nearly every plan does with. */
  readonly short: FontProgram;
  /** Every letter of the font. */
  readonly whole: FontProgram;
}

/** A part of a font, ready to be written into a file. */
export interface FontProgram {
  readonly count: number;
  /** Six capitals before the font's name that tell one part of a font from another. */
  readonly tag: string;
  /** Compressed. */
  readonly file: Uint8Array;
  readonly fileLength: number;
  /** Of each glyph, in thousandths of an em. */
  readonly widths: readonly number[];
  /** Which characters the glyphs stand for, compressed. */
  readonly toUnicode: Uint8Array;
}

/** ASCII, and what our own words and British records use beside it. */
const SHORT = [...Array.from({ length: 95 }, (_, index) => 32 + index), ...codePoints("£–—‘’“”•…éŵŷ")];
const NO_CHARACTER = 0xfffd;

/** Made once for each font, whatever is drawn first: so the same document always embeds the same bytes. */
export function buildPrograms(face: Font): FontPrograms {
  const ids = new Set([0]);
  for (const codePoint of SHORT) if (face.hasGlyphForCodePoint(codePoint)) ids.add(face.glyphForCodePoint(codePoint).id);
  const count = ids.size;
  for (let id = 0; id < face.numGlyphs; id += 1) ids.add(id);
  const order = [...ids];
  const numberOf: number[] = [];
  for (const [number, id] of order.entries()) numberOf[id] = number;
  const characters = charactersOf(face);
  return {
    numberOf,
    short: buildProgram(face, order.slice(0, count), characters),
    whole: buildProgram(face, order, characters),
  };
}

function buildProgram(face: Font, ids: readonly number[], characters: ReadonlyMap<number, number>): FontProgram {
  const subset = face.createSubset();
  for (const id of ids) subset.includeGlyph(id);
  const file = subset.encode();
  return {
    count: ids.length,
    tag: tagOf(ids),
    file: deflateSync(file),
    fileLength: file.length,
    widths: ids.map((id) => (face.getGlyph(id).advanceWidth * 1000) / face.unitsPerEm),
    toUnicode: deflateSync(Buffer.from(characterMap(ids.map((id) => characters.get(id) ?? NO_CHARACTER)))),
  };
}

/**
 * The character of each glyph: the lowest where it stands for several, and for another form of a letter (`acutecomb.case`) that of
 * the letter.
 */
function charactersOf(face: Font): ReadonlyMap<number, number> {
  const characters = new Map<number, number>();
  const byName = new Map<string, number>();
  for (const codePoint of [...face.characterSet].sort((a, b) => a - b)) {
    const { id, name } = face.glyphForCodePoint(codePoint);
    if (!characters.has(id)) characters.set(id, codePoint);
    if (!byName.has(name)) byName.set(name, codePoint);
  }
  for (let id = 1; id < face.numGlyphs; id += 1) {
    const letter = byName.get(face.getGlyph(id).name.split(".")[0] ?? "");
    if (!characters.has(id) && letter !== undefined) characters.set(id, letter);
  }
  return characters;
}

function codePoints(text: string): number[] {
  return [...text].map((character) => character.codePointAt(0) ?? 0);
}

function tagOf(ids: readonly number[]): string {
  const digest = createHash("sha256").update(ids.join(" ")).digest();
  return String.fromCharCode(...[...digest.subarray(0, 6)].map((byte) => 65 + (byte % 26)));
}

/** At most 100 glyphs in a range, as PDF has it. */
const RANGE = 100;

function characterMap(characters: readonly number[]): string {
  const ranges: string[] = [];
  for (let from = 0; from < characters.length; from += RANGE) {
    const some = characters.slice(from, from + RANGE);
    ranges.push(`1 beginbfrange
<${hex(from)}> <${hex(from + some.length - 1)}> [${some.map((one) => `<${utf16(one)}>`).join("")}]
endbfrange`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${ranges.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function hex(number: number): string {
  return number.toString(16).padStart(4, "0");
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join("");
}
