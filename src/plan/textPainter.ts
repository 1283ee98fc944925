import type { FontProgram } from "./fontPrograms.js";
import type { PlanFont, PlanFonts } from "./fonts.js";

type Document = PDFKit.PDFDocument;
type Reference = PDFKit.PDFKitReference;

/** A stretch of text in one weight. `x` and `baseline` in points from the left and the top of the page. */
interface Stretch {
  readonly text: string;
  readonly bold: boolean;
  readonly x: number;
  readonly baseline: number;
  /** In points. */
  readonly size: number;
  /** As `#0d4a57`. */
  readonly colour: string;
}

/**
 * Writes the text of one document and embeds what it used of its fonts. pdfkit's own text is not used: it lays out each word, and
 * cuts down and compresses each font, again in every document, which is most of the time of a plan.
 */
export class TextPainter {
  private readonly weights: Record<"regular" | "bold", UsedFont>;

  constructor(
    private readonly document: Document,
    fonts: PlanFonts,
  ) {
    this.weights = {
      regular: { name: "F1", font: fonts.regular, highest: 0, reference: undefined },
      bold: { name: "F2", font: fonts.bold, highest: 0, reference: undefined },
    };
  }

  /** Writes stretches of text on the present page. Its axis points down there, as pdfkit has it, so the letters are turned over. */
  paint(stretches: readonly Stretch[]): void {
    let operators = "BT\n";
    let colour: string | undefined;
    let set: string | undefined;
    for (const { bold, x, baseline, size, text, colour: wanted } of stretches) {
      const used = bold ? this.weights.bold : this.weights.regular;
      if (wanted !== colour) operators += `${fillOf(wanted)} rg\n`;
      const name = `/${used.name} ${size} Tf\n`;
      if (name !== set) operators += name;
      operators += `1 0 0 -1 ${rounded(x)} ${rounded(baseline)} Tm [${operandsOf(used, text, size)}] TJ\n`;
      colour = wanted;
      set = name;
      used.reference ??= this.document.ref({});
      this.document.page.fonts[used.name] ??= used.reference;
    }
    this.document.addContent(Buffer.from(`${operators}ET\n`, "latin1"));
  }

  /** Width in points of a regular text as it is painted, word by word. */
  widthOf(text: string, size: number): number {
    const { font } = this.weights.regular;
    const spaces = text.split(" ");
    return spaces.reduce((width, word) => width + font.widthOf(word, size), (spaces.length - 1) * font.widthOf(" ", size));
  }

  /** Embeds the fonts. Nothing can be painted afterwards. */
  end(): void {
    for (const { font, highest, reference } of Object.values(this.weights)) {
      if (reference === undefined) continue;
      const { short, whole } = font.programs;
      embed(this.document, font, highest < short.count ? short : whole, reference);
    }
  }
}

interface UsedFont {
  readonly name: string;
  readonly font: PlanFont;
  /** The highest number of a glyph that was drawn. */
  highest: number;
  reference: Reference | undefined;
}

/** Word by word: most words of a plan are in every other plan too. */
function operandsOf(used: UsedFont, text: string, size: number): string {
  let operands = "";
  let from = 0;
  const add = (part: string) => {
    if (part === "") return;
    const word = used.font.wordOf(part);
    if (word.highest > used.highest) used.highest = word.highest;
    operands += word.operands(size);
  };
  for (let space = text.indexOf(" "); space !== -1; space = text.indexOf(" ", from)) {
    add(text.slice(from, space));
    add(" ");
    from = space + 1;
  }
  add(text.slice(from));
  return operands.replaceAll("><", "");
}

/** A font as PDF has it: a dictionary, what describes it, its letters and which characters they stand for (ISO 32000-1, 9.7). */
function embed(document: Document, { face }: PlanFont, program: FontProgram, reference: Reference): void {
  const name = `${program.tag}+${face.postscriptName}`;
  const em = 1000 / face.unitsPerEm;
  const { minX, minY, maxX, maxY } = face.bbox;
  const file = written(document, { Filter: "FlateDecode", Length1: program.fileLength }, program.file);
  const descriptor = written(document, {
    Type: "FontDescriptor",
    FontName: name,
    Flags: SYMBOLIC,
    FontBBox: [minX, minY, maxX, maxY].map((length) => length * em),
    ItalicAngle: face.italicAngle,
    Ascent: face.ascent * em,
    Descent: face.descent * em,
    CapHeight: face.capHeight * em,
    XHeight: face.xHeight * em,
    StemV: 0,
    FontFile2: file,
  });
  const descendant = written(document, {
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: name,
    CIDSystemInfo: { Registry: pdfString("Adobe"), Ordering: pdfString("Identity"), Supplement: 0 },
    FontDescriptor: descriptor,
    W: [0, program.widths],
    CIDToGIDMap: "Identity",
  });
  const toUnicode = written(document, { Filter: "FlateDecode" }, program.toUnicode);
  Object.assign(reference.data, {
    Type: "Font",
    Subtype: "Type0",
    BaseFont: name,
    Encoding: "Identity-H",
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  });
  reference.end(undefined);
}

/** The glyphs are called by number, not by one of PDF's own alphabets. */
const SYMBOLIC = 4;

function written(document: Document, data: object, stream?: Uint8Array): Reference {
  const reference = document.ref(data);
  if (stream !== undefined) reference.write(stream);
  reference.end(undefined);
  return reference;
}

/** pdfkit takes a plain string for a name. */
function pdfString(text: string): object {
  return Object(text) as object;
}

const fills = new Map<string, string>();

/** A colour of a template, `#0d4a57`, in parts of 1. */
function fillOf(colour: string): string {
  const known = fills.get(colour);
  if (known !== undefined) return known;
  const parts = [1, 3, 5].map((at) => rounded(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  const fill = parts.join(" ");
  fills.set(colour, fill);
  return fill;
}

function rounded(length: number): string {
  return String(Math.round(length * 1000) / 1000);
}
