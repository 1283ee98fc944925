import type { Block, Runs } from "./blocks.js";
import type { PlanFonts } from "./fonts.js";
import { buildRow, held, type Row, type Shape, type TextMark } from "./rows.js";
import type { StructureType } from "./structure.js";
import { measure } from "./textLines.js";
import type { Frame, TextSetter } from "./textSetter.js";

type Table = Extract<Block, { kind: "table" }>;

/** Parts of the size of the text. */
const CELL_PADDING = 0.5;
const ROW_PADDING = 0.22;
/** Room to sign a name by hand, in points, however large the letters are that are printed. */
const SIGN_HEIGHT = 30;
/** What is printed in a table to sign takes no more than this part of its width. */
const WIDEST_TO_SIGN = 0.45;
/** A row taller than this part of the page's width may be cut between its lines; a shorter one stays whole. */
const WHOLE_ROW = 0.6;

/**
 * A table as rows: a head that is repeated on each new page, lines between rows, cells left-aligned. `toSign` leaves room to
 * write in.
 */
export function layOutTable(table: Table, frame: Frame, setter: TextSetter, toSign: boolean): Row[] {
  if (table.rows.length === 0) return [];
  const node = setter.tree.add(frame.parent, "Table");
  const within = { ...frame, parent: node };
  const widths = columnWidths(table, frame, setter.fonts, toSign);
  const bold = table.header.map((runs) => runs.map(({ text }) => ({ text, bold: true })));
  const head = held(tableRow(bold, "TH", widths, { ...within, ink: "accent" }, setter, 0), 3, true);
  const heads = head.map((row) => ({ ...row, text: row.text.map((mark) => ({ ...mark, node: undefined })) }));
  const least = toSign ? SIGN_HEIGHT : 0;
  const body = table.rows.flatMap((cells) =>
    tableRow(cells, "TD", widths, within, setter, least).map((row) => ({ ...row, heads })),
  );
  return [...head, ...closed(body, frame)];
}

/** A line under the last row. */
function closed(rows: readonly Row[], { x, width }: Frame): Row[] {
  return rows.map((row, index) => {
    if (index < rows.length - 1) return row;
    return { ...row, shapes: [...row.shapes, { kind: "line", x, y: row.height, width, weight: 0.75, ink: "line" } as const] };
  });
}

/** One row of a table, as many rows of the page as its tallest cell has lines. */
function tableRow(
  cells: readonly Runs[],
  type: StructureType,
  widths: readonly number[],
  frame: Frame,
  setter: TextSetter,
  least: number,
): Row[] {
  const parent = setter.tree.add(frame.parent, "TR");
  const padding = frame.size * CELL_PADDING;
  let x = frame.x;
  const columns = cells.map((runs, index) => {
    const width = widths[index] ?? 0;
    const cell = { ...frame, parent, x: x + padding, width: width - 2 * padding };
    x += width;
    const lines = setter.text(runs, cell, type);
    // An empty cell is still a cell: without it the columns of a row would not match its heads.
    if (lines.length === 0) setter.tree.add(parent, type);
    return lines;
  });
  const line = frame.size * setter.header.lineHeight;
  const count = Math.max(1, ...columns.map((lines) => lines.length));
  const rows = Array.from({ length: count }, (_, index) => {
    const first = index === 0;
    const above = first ? frame.size * ROW_PADDING : 0;
    const below = index === count - 1 ? frame.size * ROW_PADDING : 0;
    const text = columns.flatMap((lines) => lines[index]?.text ?? []).map((mark) => lowered(mark, above));
    const height = line + above + below + (index === count - 1 ? Math.max(0, least - count * line) : 0);
    return buildRow({ height, text, shapes: decorations(type, first, height, frame), bands: frame.bands });
  });
  return rows.length * line < frame.width * WHOLE_ROW ? held(rows, 2) : rows;
}

function lowered(mark: TextMark, by: number): TextMark {
  return { ...mark, baseline: mark.baseline + by };
}

function decorations(type: StructureType, first: boolean, height: number, { x, width }: Frame): Shape[] {
  if (type === "TH") return [{ kind: "shade", x, y: 0, width, height }];
  return first ? [{ kind: "line", x, y: 0, width, weight: 0.75, ink: "line" }] : [];
}

/**
 * Each column gets its longest word if it can, then a share of what is left by how much it has to say. To sign, what is left
 * goes to the empty ones.
 */
function columnWidths(table: Table, frame: Frame, fonts: PlanFonts, toSign: boolean): number[] {
  const fair = frame.width / Math.max(1, table.header.length);
  const columns = table.header.map((head, index) => {
    const cells = [head.map(({ text }) => ({ text, bold: true })), ...table.rows.map((row) => row[index] ?? [])];
    const widths = cells.map((runs) => measure(runs, frame.size, fonts));
    const padding = 2 * frame.size * CELL_PADDING;
    const whole = Math.max(...widths.map((width) => width.whole)) + padding;
    const empty = table.rows.every((row) => (row[index] ?? []).length === 0);
    const longest = Math.min(Math.max(...widths.map((width) => width.longestWord)) + padding, fair);
    const least = toSign && !empty ? Math.min(whole, frame.width * WIDEST_TO_SIGN) : longest;
    return { least, wanted: toSign ? Number(empty) : whole - least };
  });
  const spare = frame.width - sum(columns.map(({ least }) => least));
  const total = sum(columns.map(({ wanted }) => wanted));
  return columns.map(({ least, wanted }) => least + (total === 0 ? spare / columns.length : (spare * wanted) / total));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
