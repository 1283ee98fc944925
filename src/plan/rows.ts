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
  | { readonly kind: "shade"; readonly x: number; readonly width: number }
  | { readonly kind: "tick"; readonly x: number; readonly y: number; readonly size: number };

/** A tint, a frame or a bar behind the rows that carry it. */
export interface Band {
  readonly fence: "box" | "note" | "day";
  readonly x: number;
  readonly width: number;
}

/** 0: a page may end here. 1: it should not (a box that fits on a page). 2: it must not (a heading and what it heads). */
export type Hold = 0 | 1 | 2;

/** The smallest thing that is never cut: one line of text, or a line of a table's row. */
export interface Row {
  readonly height: number;
  /** Space above, dropped at the top of a page. */
  readonly gap: number;
  /** How firmly the row holds to the next one. */
  readonly hold: Hold;
  readonly newPage: boolean;
  readonly text: readonly TextMark[];
  readonly shapes: readonly Shape[];
  readonly bands: readonly Band[];
  /** Drawn again above this row where it starts a page: the heads of its table. */
  readonly heads: readonly Row[];
}

const EMPTY: Row = { height: 0, gap: 0, hold: 0, newPage: false, text: [], shapes: [], bands: [], heads: [] };

export function buildRow(row: Partial<Row>): Row {
  return { ...EMPTY, ...row };
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
