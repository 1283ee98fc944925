import type { Block } from "./blocks.js";
import { MOST_COLUMNS } from "./markdownBlocks.js";
import { type Band, type BandSpan, buildRow, type Hold, type Row, type Shape, spanOf, withGap } from "./rows.js";
import type { Frame } from "./textSetter.js";

/** Parts of the size of the text: between columns, between sets of them, and how far apart lines may end that are cut together. */
const GAP = 2;
const BETWEEN = 0.95;
const SLACK = 0.4;
/** A part of the height of a page: columns are cut where they can be, once so much is uncut. */
const UNCUT = 0.3;

/** Blocks as columns side by side, each set by `set` in its own frame; more than fit are more columns below, as wide as those above them. `height`: that of a page between its margins. */
export function layOutColumns(
  blocks: readonly Block[],
  frame: Frame,
  height: number,
  set: (block: Block, column: Frame) => readonly Row[],
): Row[] {
  const gap = frame.size * GAP;
  const across = blocks.slice(0, MOST_COLUMNS);
  const widths = columnWidths(across, frame.width - gap * (across.length - 1));
  const rows: Row[] = [];
  for (let first = 0; first < blocks.length; first += MOST_COLUMNS) {
    const side = blocks.slice(first, first + MOST_COLUMNS);
    let x = frame.x;
    const columns = side.map((block, index) => {
      const width = widths[index] ?? 0;
      const laid = set(block, { ...frame, width, x });
      x += width + gap;
      return laid;
    });
    const cut = sideBySide(columns, frame.size * SLACK, height * UNCUT);
    rows.push(...withGap(cut, first === 0 ? 0 : frame.size * BETWEEN));
  }
  return rows;
}

/** In points, of so much in all: a column that holds nothing but a picture is as wide as that is to be; the others share the rest. */
function columnWidths(columns: readonly Block[], width: number): number[] {
  const fixed = columns.map(pictureWidth);
  const shared = fixed.filter((one) => one === undefined).length;
  if (shared === 0) return columns.map(() => width / columns.length);
  const rest = width - fixed.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return fixed.map((one) => one ?? Math.max(rest / shared, 0));
}

function pictureWidth(column: Block): number | undefined {
  if (column.kind !== "fence" || column.blocks.length !== 1) return undefined;
  const [only] = column.blocks;
  return only?.kind === "picture" ? only.width : undefined;
}

/** A column that is being dealt out: which row is next, and how far down it has come in the row over all columns, in points. */
interface Column {
  readonly rows: readonly Row[];
  next: number;
  y: number;
}

/**
 * Columns of rows as rows that reach over all of them, so that they are dealt out to pages together. Such a row ends where each column has a row that
 * ends there, or nearly (`slack`); once it is taller than `most`, it ends where it can. Both in points.
 */
export function sideBySide(columns: readonly (readonly Row[])[], slack: number, most: number): Row[] {
  const open: Column[] = columns.map((rows) => ({ rows, next: 0, y: 0 }));
  const rows: Row[] = [];
  while (open.some(isOpen)) rows.push(nextRow(open, slack, most));
  return rows;
}

function isOpen({ rows, next }: Column): boolean {
  return next < rows.length;
}

/** Takes rows from the column that has come least far, until all stand at nearly the same height. */
function nextRow(columns: readonly Column[], slack: number, most: number): Row {
  const heads = headsOf(columns, slack, most);
  const taken: Row[] = [];
  for (const column of columns) column.y = 0;
  for (let shortest = shortestOf(columns); shortest !== undefined; shortest = shortestOf(columns)) {
    if (shortest.y > 0 && mayEnd(columns, shortest, slack, most)) break;
    taken.push(take(shortest));
  }
  return buildRow({
    height: reachOf(columns),
    hold: holdOf(columns),
    text: taken.flatMap(({ text }) => text),
    shapes: taken.flatMap(({ shapes }) => shapes),
    pictures: taken.flatMap(({ pictures }) => pictures),
    bands: [...new Set(taken.flatMap(({ bands }) => bands))],
    rooms: taken.flatMap(({ rooms }) => rooms),
    spans: joined(taken.flatMap(({ spans }) => spans)),
    heads,
  });
}

/** Level, and nothing that must be held comes next; else, once it is tall, where nothing must; and at twice that in any case. */
function mayEnd(columns: readonly Column[], shortest: Column, slack: number, most: number): boolean {
  const height = reachOf(columns);
  const isLevel = height - shortest.y <= slack;
  return ((isLevel || height >= most) && holdOf(columns) < 3) || height >= 2 * most;
}

function shortestOf(columns: readonly Column[]): Column | undefined {
  return columns.filter(isOpen).sort((a, b) => a.y - b.y)[0];
}

function reachOf(columns: readonly Column[]): number {
  return Math.max(...columns.map(({ y }) => y));
}

/** The next row of a column, where it stands in the row over all columns. */
function take(column: Column): Row {
  const row = column.rows[column.next] ?? buildRow({});
  const top = column.y + (column.next === 0 ? 0 : row.gap);
  column.next++;
  column.y = top + row.height;
  return {
    ...row,
    text: row.text.map((mark) => ({ ...mark, baseline: mark.baseline + top })),
    pictures: row.pictures.map((mark) => ({ ...mark, y: mark.y + top })),
    shapes: row.shapes.map((shape): Shape => ({ ...shape, y: shape.y + top })),
    spans: row.bands.map((band) => {
      const span = spanOf(row, band);
      return { band, top: span.top + top, bottom: span.bottom + top };
    }),
  };
}

/** A band reaches from the first to the last row that carries it. */
function joined(spans: readonly BandSpan[]): BandSpan[] {
  const reaches = new Map<Band, BandSpan>();
  for (const { band, top, bottom } of spans) {
    const reach = reaches.get(band) ?? { band, top, bottom };
    reaches.set(band, { band, top: Math.min(reach.top, top), bottom: Math.max(reach.bottom, bottom) });
  }
  return [...reaches.values()];
}

/**
 * As firm as the firmest column; the end of a column holds nothing. A box in a column may be cut: held whole, it would take what stands beside it along to the
 * next page.
 */
function holdOf(columns: readonly Column[]): Hold {
  const holds = columns.filter(isOpen).map(({ rows, next }) => rows[next - 1]?.hold ?? 0);
  return holds.includes(3) ? 3 : holds.includes(2) ? 2 : 0;
}

/** Heads of tables that go on in any column, should the row start a page. */
function headsOf(columns: readonly Column[], slack: number, most: number): Row[] {
  const heads = columns.map(({ rows, next }) => rows[next]?.heads ?? []);
  return heads.every((rows) => rows.length === 0) ? [] : sideBySide(heads, slack, most);
}
