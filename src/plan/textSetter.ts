import type { Runs } from "./blocks.js";
import type { PlanFonts } from "./fonts.js";
import { cutAtPhrases, phrasesOf } from "./phraseSegments.js";
import { type Band, buildRow, type Ink, type Row, type TextMark } from "./rows.js";
import type { StructureNode, StructureTree, StructureType } from "./structure.js";
import type { TemplateHeader } from "./templateHeader.js";
import { breakLines } from "./textLines.js";

/** Where blocks are set: how wide, under which element, in which letters. Lengths in points. */
export interface Frame {
  readonly x: number;
  readonly width: number;
  readonly parent: StructureNode;
  readonly size: number;
  readonly ink: Ink;
  readonly bands: readonly Band[];
  readonly inDay: boolean;
}

/** Sets text as rows under an element of the structure. */
export class TextSetter {
  constructor(
    readonly header: TemplateHeader,
    readonly fonts: PlanFonts,
    readonly tree: StructureTree,
  ) {}

  /** Lines of text under an element of the structure; no element where there are no words. */
  text(runs: Runs, frame: Frame, type: StructureType, lineHeight = this.header.lineHeight): Row[] {
    if (runs.every(({ text }) => text.trim() === "")) return [];
    const node = this.tree.add(frame.parent, type);
    const height = frame.size * lineHeight;
    const lines = this.marks(runs, frame, node, this.baseline(frame.size, height));
    return lines.map((text, index) =>
      buildRow({
        height,
        // A paragraph leaves neither its first line nor its last alone on a page.
        hold: index < lines.length - 1 && (index === 0 || index === lines.length - 2) ? 3 : 0,
        text,
        bands: frame.bands,
      }),
    );
  }

  /** The lines of a text. Where it is in more than one language, each phrase is an element of its own. */
  private marks(runs: Runs, { x, width, size, ink }: Frame, node: StructureNode, baseline: number): TextMark[][] {
    const lines = breakLines(runs, width, size, this.fonts);
    const phrases = phrasesOf(runs);
    if (phrases.every(([first]) => first?.lang === undefined))
      return lines.map(({ segments }) => [{ x, baseline, size, ink, segments, node }]);
    const spans = phrases.map(([first]) => this.tree.add(node, "Span", { lang: first?.lang }));
    return cutAtPhrases(lines, phrases, size, this.fonts).map((line) =>
      line.map(({ phrase, segments }) => ({ x, baseline, size, ink, segments, node: spans[phrase] })),
    );
  }

  /** From the top of a line of this height to where its letters stand. */
  private baseline(size: number, height: number): number {
    const { ascent, descent, unitsPerEm } = this.fonts.regular.face;
    return (height - ((ascent - descent) / unitsPerEm) * size) / 2 + (ascent / unitsPerEm) * size;
  }
}
