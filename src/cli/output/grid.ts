import type { Column, Tone } from "./column.js";
import { inertLine } from "./inert.js";
import { cellText } from "./peopleText.js";

/** A list as people see it, before it is laid out: every text inert and on one line. */
export interface Grid {
  readonly titles: readonly string[];
  readonly aligns: readonly ("left" | "right")[];
  /** Whether a column's cells are never cut short. */
  readonly whole: readonly boolean[];
  readonly rows: readonly (readonly GridCell[])[];
}

export interface GridCell {
  readonly text: string;
  readonly tone: Tone | undefined;
}

/** The grid of a list. A column whose values are all numbers stands right unless it says otherwise. */
export function buildGrid<T>(columns: readonly Column<T>[], items: readonly T[]): Grid {
  const shown = columns.filter((column) => column.dataOnly !== true);
  return {
    titles: shown.map((column) => inertLine(column.title)),
    aligns: shown.map((column) => column.align ?? (isNumeric(column, items) ? "right" : "left")),
    whole: shown.map((column) => column.whole === true),
    rows: items.map((item) => shown.map((column) => ({ text: inertLine(cellText(column, item)), tone: column.tone?.(item) }))),
  };
}

function isNumeric<T>(column: Column<T>, items: readonly T[]): boolean {
  const values = items.map((item) => column.get(item)).filter((value) => value !== undefined && value !== null);
  return values.length > 0 && values.every((value) => typeof value === "number");
}
