import Table from "cli-table3";
import type { Colours } from "./colours.js";
import type { Tone } from "./column.js";
import { displayWidth } from "./displayWidth.js";
import { fitWidths } from "./fitWidths.js";
import type { Grid, GridCell } from "./grid.js";
import { wrapText } from "./wrapText.js";

const GAP = 2;
/** A text column may be narrowed to this many columns before the list is shown one item at a time. */
const LEAST_TEXT = 8;
const MOST_LINES = 3;
const BATCH = 1000;
/** One column wide for every reckoning of width. */
const STAND_IN = "\ue000";

const BORDERS = { top: "", "top-mid": "", "top-left": "", "top-right": "", left: "", right: "", middle: "" };
const ENDS = { bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" };
const RULE = { mid: "─", "left-mid": "", "mid-mid": "", "right-mid": "" };

/** A list for a terminal: fitted to its width, long cells over up to three lines; one item below the other where it is too narrow. */
export function renderTerminalTable(grid: Grid, terminalWidth: number, colours: Colours): string {
  const widths = fitWidths(needsOf(grid), terminalWidth - GAP * (grid.titles.length - 1));
  if (widths === undefined) return renderBlocks(grid, terminalWidth, colours);
  const head = grid.titles.map((title, column) => wrapText(title, widths[column] ?? 1));
  const mostLines = grid.whole.map((whole) => (whole ? Number.POSITIVE_INFINITY : MOST_LINES));
  const body = grid.rows.map((row) =>
    row.map((cell, column) => wrapText(cell.text, widths[column] ?? 1, mostLines[column] ?? MOST_LINES)),
  );
  const parts = batchesOf(grid.rows).map(([from, to], batch) => {
    const table = layOut(batch === 0 ? head : undefined, body.slice(from, to), widths, grid);
    const texts = [
      ...(batch === 0 ? inDrawingOrder(head, (text) => colours.heading(text)) : []),
      ...grid.rows.slice(from, to).flatMap((row, index) => inDrawingOrder(body[from + index] ?? [], toneOf(row, colours))),
    ];
    let next = 0;
    return table.replace(new RegExp(`${STAND_IN}+`, "g"), () => texts[next++] ?? "");
  });
  return parts.join("");
}

type Lines = readonly string[];
type Paint = (text: string, column: number) => string;

/**
 * cli-table3 measures by an older Unicode and would cut or shift some names, so it is given stand-ins of the right width; the texts,
 * with their colours, are put in their place afterwards.
 */
function layOut(
  head: readonly Lines[] | undefined,
  body: readonly (readonly Lines[])[],
  widths: readonly number[],
  grid: Grid,
): string {
  const last = widths.length - 1;
  const table = new Table({
    chars: { ...BORDERS, ...ENDS, ...RULE },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
    colWidths: widths.map((width, column) => width + (column === last ? 0 : GAP)),
    colAligns: widths.map(() => "left"),
    ...(head === undefined
      ? {}
      : { head: head.map((lines, column) => standIns(lines, widths[column] ?? 1, grid.aligns[column])) }),
  });
  for (const row of body) table.push(row.map((lines, column) => standIns(lines, widths[column] ?? 1, grid.aligns[column])));
  return table
    .toString()
    .split("\n")
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

function standIns(lines: Lines, width: number, align: "left" | "right" = "left"): string {
  return lines
    .map((line) => {
      const standIn = STAND_IN.repeat(displayWidth(line));
      return align === "right" ? standIn.padStart(width) : standIn;
    })
    .join("\n");
}

/** The texts of a row as they come in the drawing: line by line, from left to right, without the empty ones. */
function inDrawingOrder(cells: readonly Lines[], paint: Paint): readonly string[] {
  const height = Math.max(0, ...cells.map((lines) => lines.length));
  const lineNumbers = Array.from({ length: height }, (_, number) => number);
  return lineNumbers.flatMap((number) =>
    cells.flatMap((lines, column) => {
      const text = lines[number] ?? "";
      return displayWidth(text) === 0 ? [] : [paint(text, column)];
    }),
  );
}

function toneOf(row: readonly GridCell[], colours: Colours): Paint {
  return (text, column) => colours.tone(row[column]?.tone, text);
}

function needsOf(grid: Grid): readonly { natural: number; least: number }[] {
  return grid.titles.map((title, column) => {
    const widest = grid.rows.reduce((most, row) => Math.max(most, displayWidth(row[column]?.text ?? "")), 0);
    const natural = Math.max(widest, displayWidth(title), 1);
    // A number cut in two is another number.
    return { natural, least: grid.aligns[column] === "right" ? Math.max(widest, 1) : Math.min(natural, LEAST_TEXT) };
  });
}

function batchesOf(rows: readonly unknown[]): readonly (readonly [from: number, to: number])[] {
  return Array.from(
    { length: Math.max(1, Math.ceil(rows.length / BATCH)) },
    (_, batch) => [batch * BATCH, (batch + 1) * BATCH] as const,
  );
}

function renderBlocks(grid: Grid, terminalWidth: number, colours: Colours): string {
  return grid.rows
    .map(
      (row) => `${row.flatMap((cell, column) => blockLine(grid.titles[column] ?? "", cell, terminalWidth, colours)).join("")}\n`,
    )
    .join("");
}

function blockLine(title: string, cell: GridCell, terminalWidth: number, colours: Colours): readonly string[] {
  if (cell.text === "") return [];
  const lines = wrapText(`${title}: ${cell.text}`, Math.max(terminalWidth, LEAST_TEXT));
  const tone: Tone | undefined = cell.tone;
  return lines.map((line) => `${colours.tone(tone, line)}\n`);
}
