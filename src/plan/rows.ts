import type { Picture } from "./picture.js";
import type { StructureNode } from "./structure.js";
import type { Segment } from "./textLines.js";

export type Ink = "text" | "accent";

/** Words on a row. `x` in points from the left edge of the page, `baseline` from the top of the row. */
export interface TextMark {
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly ink: Ink;
  readonly segments: readonly Segment[];
  /** Undefined where a screen reader should pass over it: a head that is repeated on a new page. */
  readonly node: StructureNode | undefined;
}

/** A picture on a row. `y` from the top of the row; all in points. */
export interface PictureMark {
  readonly picture: Picture;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly node: StructureNode;
}

/** A decoration: never content. `y` from the top of the row. */
export type Shape =
  | {
      readonly kind: "line";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly weight: number;
      readonly ink: "accent" | "line";
    }
  | { readonly kind: "shade"; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: "tick"; readonly x: number; readonly y: number; readonly size: number };

/** A tint, a frame or a bar behind the rows that carry it. */
export interface Band {
  readonly fence: "box" | "note" | "day";
  readonly x: number;
  readonly width: number;
}

/** How much of a row over several columns a band takes: from and to where, in points from the top of the row. */
export interface BandSpan {
  readonly band: Band;
  readonly top: number;
  readonly bottom: number;
}

/**
 * 0: a page may end here. 1: it should not (within a box that fits on a page), unless much of the page would stay empty. 2: nor within an item of a list or a
 * row of a table. 3: it must not (a heading and what it heads).
 */
export type Hold = 0 | 1 | 2 | 3;

/** The smallest thing that is never cut: one line of text, or a line of a table's row. */
export interface Row {
  readonly height: number;
  /** Space above, dropped at the top of a page. */
  readonly gap: number;
  /** How firmly the row holds to the next one. */
  readonly hold: Hold;
  readonly newPage: boolean;
  readonly text: readonly TextMark[];
  readonly pictures: readonly PictureMark[];
  readonly shapes: readonly Shape[];
  readonly bands: readonly Band[];
  /** Those of the bands that begin or end with this row, with room for that. */
  readonly rooms: readonly Band[];
  /** Where a band does not take the whole height of the row. */
  readonly spans: readonly BandSpan[];
  /** Drawn again above this row where it starts a page: the heads of its table. */
  readonly heads: readonly Row[];
}

const NOTHING = { text: [], pictures: [], shapes: [], bands: [], rooms: [], spans: [], heads: [] };
const EMPTY: Row = { height: 0, gap: 0, hold: 0, newPage: false, ...NOTHING };

export function buildRow(row: Partial<Row>): Row {
  return { ...EMPTY, ...row };
}

/** The part of a row that a band takes. */
export function spanOf({ spans, height }: Row, band: Band): BandSpan {
  return spans.find((span) => span.band === band) ?? { band, top: 0, bottom: height };
}

/** The rows with this much space above the first of them, in place of what it had. */
export function withGap(rows: readonly Row[], gap: number): Row[] {
  return rows.map((row, index) => (index === 0 ? { ...row, gap } : row));
}

/** The rows, each holding to the next at least so firmly; the last one as it was unless `toNext`. */
export function held(rows: readonly Row[], hold: Hold, toNext = false): Row[] {
  return rows.map((row, index) => {
    const firm = (index < rows.length - 1 || toNext) && row.hold < hold;
    return firm ? { ...row, hold } : row;
  });
}

/** The rows of a day: where they go on over the end of a page, their heading stands there again, for the eye, as the heads of a table do. */
export function headedAgain(rows: readonly Row[]): Row[] {
  const count = rows.findIndex(({ text }) => !text.some(({ node }) => node?.type.startsWith("H")));
  const heads = rows
    .slice(0, Math.max(0, count))
    .map((row) => ({ ...row, text: row.text.map((mark) => ({ ...mark, node: undefined })) }));
  return rows.map((row, index) => (index > count && row.heads.length === 0 ? { ...row, heads } : row));
}
