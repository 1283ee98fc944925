import type { Colours } from "./colours.js";
import { displayWidth, padTo } from "./displayWidth.js";
import type { Grid } from "./grid.js";

const GAP = "  ";

/** A list for a pipe or a file: columns in line, nothing shortened, no lines drawn, and no colour unless it is forced. */
export function renderPlainTable(grid: Grid, colours: Colours): string {
  const widths = grid.titles.map((title, column) =>
    grid.rows.reduce((widest, row) => Math.max(widest, displayWidth(row[column]?.text ?? "")), displayWidth(title)),
  );
  const inLine = (texts: readonly string[], paint: (text: string, column: number) => string): string => {
    const cells = texts.map((text, column) => padTo(text, widths[column] ?? 0, grid.aligns[column] ?? "left"));
    const last = cells.findLastIndex((cell) => cell.trim() !== "");
    return `${cells
      .slice(0, last + 1)
      .map((cell, column) => paint(column === last ? cell.trimEnd() : cell, column))
      .join(GAP)}\n`;
  };
  const head = inLine(grid.titles, (title) => colours.heading(title));
  const rows = grid.rows.map((row) =>
    inLine(
      row.map((cell) => cell.text),
      (text, column) => colours.tone(row[column]?.tone, text),
    ),
  );
  return [head, ...rows].join("");
}
