import type { Runs } from "./blocks.js";
import type { PlanFonts } from "./fonts.js";
import { Remembered } from "./remembered.js";

/** A stretch of one weight in a line; `x` in points from the start of the line. */
export interface Segment {
  text: string;
  readonly bold: boolean;
  readonly x: number;
}

interface Line {
  readonly segments: readonly Segment[];
}

interface Piece {
  readonly text: string;
  readonly bold: boolean;
  readonly width: number;
}

/** What may not be parted, and what follows it: nothing (a line may still end there), a space, or a new line. */
interface Word {
  readonly pieces: Piece[];
  after: "nothing" | "space" | "newLine";
}

/** A postcode is one word. */
const PARTS = /\n| +|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![A-Z\d])|[^\n ]+/g;
/** A line may end after a hyphen or a slash inside a word. */
const BREAKABLE = /[^-/\u2013]+[-/\u2013]*|[-/\u2013]+/g;
const ENDS_BREAKABLE = /[-/\u2013]$/;
/** A letter with the marks that stand on it. */
const LETTERS = /\P{M}\p{M}*|\p{M}+/gu;
const NO_BREAK = /\u00a0/g;

/**
 * Breaks text into lines of at most `width` points. A word wider than that is broken where it must be. Left-aligned, never
 * hyphenated.
 */
export function breakLines(runs: Runs, width: number, size: number, fonts: PlanFonts): Line[] {
  const setter = new LineSetter(width, size, fonts);
  for (const word of wordsOf(runs, size, fonts)) setter.add(word);
  return setter.finish();
}

/** Width of the longest word, and of the whole text on one line, in points. */
export function measure(runs: Runs, size: number, fonts: PlanFonts): { longestWord: number; whole: number } {
  let longestWord = 0;
  let whole = 0;
  let line = 0;
  for (const word of wordsOf(runs, size, fonts)) {
    const width = widthOf(word);
    longestWord = Math.max(longestWord, width);
    line += width;
    whole = Math.max(whole, line);
    if (word.after === "space") line += fonts.regular.widthOf(" ", size);
    if (word.after === "newLine") line = 0;
  }
  return { longestWord, whole };
}

function wordsOf(runs: Runs, size: number, fonts: PlanFonts): Word[] {
  const words: Word[] = [];
  let open: Word | undefined;
  const end = (after: Word["after"]) => {
    if (open === undefined) words.push({ pieces: [], after });
    else open.after = after;
    open = undefined;
  };
  for (const { text, bold } of runs) {
    const font = bold ? fonts.bold : fonts.regular;
    for (const part of partsOf(text)) {
      if (part === "\n" || part === " ") {
        end(part === "\n" ? "newLine" : "space");
        continue;
      }
      if (open === undefined || ENDS_BREAKABLE.test(open.pieces.at(-1)?.text ?? "")) {
        open = { pieces: [], after: "nothing" };
        words.push(open);
      }
      open.pieces.push({ text: part, bold, width: font.widthOf(part, size) });
    }
  }
  return words;
}

const split = new Remembered<readonly string[]>();

/** A text as new lines, spaces (several are one), and what stands between them, cut where a line may end. Most texts are in every plan. */
function partsOf(text: string): readonly string[] {
  return split.get(text, () =>
    [...text.matchAll(PARTS)].flatMap(([part]) =>
      part.startsWith(" ") ? " " : part === "\n" ? part : (part.match(BREAKABLE) ?? []),
    ),
  );
}

function widthOf(word: Word): number {
  return word.pieces.reduce((sum, { width }) => sum + width, 0);
}

/** Sets one word after the other, starting a new line where the next one does not fit. */
class LineSetter {
  private readonly lines: Line[] = [];
  private line: Segment[] = [];
  private x = 0;

  constructor(
    private readonly width: number,
    private readonly size: number,
    private readonly fonts: PlanFonts,
  ) {}

  add(word: Word): void {
    const width = widthOf(word);
    if (this.x > 0 && this.x + width > this.width) this.startLine();
    for (const piece of word.pieces) {
      if (width > this.width) this.addByLetters(piece);
      else this.put(piece.text, piece.bold, piece.width);
    }
    if (word.after !== "nothing") this.addSpace();
    if (word.after === "newLine") this.startLine();
  }

  /**
   * Words end in a space at the end of a line too, so that a reader who hears the page does not hear two run into one (PDF/UA).
   */
  finish(): Line[] {
    if (this.line.length === 0) return this.lines;
    this.addSpace();
    return [...this.lines, { segments: this.line }];
  }

  private startLine(): void {
    this.lines.push({ segments: this.line });
    this.line = [];
    this.x = 0;
  }

  private addSpace(): void {
    if (this.x === 0) return;
    const bold = this.line.at(-1)?.bold ?? false;
    this.put(" ", bold, (bold ? this.fonts.bold : this.fonts.regular).widthOf(" ", this.size));
  }

  private addByLetters({ text, bold }: Piece): void {
    const font = bold ? this.fonts.bold : this.fonts.regular;
    for (const [letter] of text.matchAll(LETTERS)) {
      const width = font.widthOf(letter, this.size);
      if (this.x > 0 && this.x + width > this.width) this.startLine();
      this.put(letter, bold, width);
    }
  }

  private put(text: string, bold: boolean, width: number): void {
    const drawn = text.replace(NO_BREAK, " ");
    const last = this.line.at(-1);
    if (last !== undefined && last.bold === bold) last.text += drawn;
    else this.line.push({ text: drawn, bold, x: this.x });
    this.x += width;
  }
}
