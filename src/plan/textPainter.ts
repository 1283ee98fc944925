import type { FontProgram } from "./fontPrograms.js";
import type { PlanFont, PlanFonts } from "./fonts.js";
import type { Segment } from "./textLines.js";

type Document = PDFKit.PDFDocument;
type Reference = PDFKit.PDFKitReference;

/** A line of text. `x` and `baseline` in points from the left and the top of the page. */
export interface PaintedLine {
  readonly segments: readonly Segment[];
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

  /** Writes lines on the present page. Its axis points down there, as pdfkit has it, so the letters are turned over. */
  paint(lines: readonly PaintedLine[]): void {
    let operators = "BT\n";
    let fill = "";
    let font = "";
    for (const line of lines) {
      const wantedFill = `${fillOf(line.colour)} rg\n`;
      if (wantedFill !== fill) operators += wantedFill;
      fill = wantedFill;
      for (const { text, bold, x } of line.segments) {
        const used = bold ? this.weights.bold : this.weights.regular;
        const set = used.font.lineOf(text);
        this.use(used, set.highest);
        const wantedFont = `/${used.name} ${line.size} Tf\n`;
        if (wantedFont !== font) operators += wantedFont;
        font = wantedFont;
        const place = `1 0 0 -1 ${rounded(line.x + x)} ${rounded(line.baseline)} Tm`;
        operators += `${place} [${set.operands(line.size)}] TJ\n`;
      }
    }
    this.document.addContent(Buffer.from(`${operators}ET\n`, "latin1"));
  }

  private use(used: UsedFont, highest: number): void {
    if (highest > used.highest) used.highest = highest;
    used.reference ??= this.document.ref({});
    this.document.page.fonts[used.name] ??= used.reference;
  }

  /** Width in points of a text on one line. */
  widthOf(text: string, size: number, bold = false): number {
    return (this.weights[bold ? "bold" : "regular"].font.lineOf(text).width * size) / 1000;
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
