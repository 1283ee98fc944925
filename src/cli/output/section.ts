import type { CellValue, Column, Tone } from "./column.js";
import { buildGrid, type Grid } from "./grid.js";
import { peopleText } from "./peopleText.js";

/** One part of a record as people read it. */
export type Section =
  | { readonly kind: "fields"; readonly heading?: string; readonly fields: readonly ShownField[] }
  | { readonly kind: "table"; readonly heading: string; readonly grid: Grid; readonly empty: string }
  | { readonly kind: "prose"; readonly heading?: string; readonly text: string };

interface ShownField {
  readonly label: string;
  readonly text: string;
  readonly tone: Tone | undefined;
}

/** A label, its value, and how to show it: `day` as people write days, or a tone. Unknown values are left out. */
export type Field = readonly [label: string, value: CellValue, as?: "day" | Tone];

/** Labels and values, one a line. */
export function fields(list: readonly Field[], heading?: string): Section {
  const shown = list.flatMap(([label, value, as]) => {
    const text = peopleText(value, as === "day" ? as : undefined);
    return text === "" ? [] : [{ label, text, tone: as === "day" ? undefined : as }];
  });
  return { kind: "fields", fields: shown, ...(heading === undefined ? {} : { heading }) };
}

/** A list within a record. `empty` says so where there is nothing. */
export function table<T>(heading: string, columns: readonly Column<T>[], items: readonly T[], empty: string): Section {
  return { kind: "table", heading, grid: buildGrid(columns, items), empty };
}

/** Sentences, wrapped to the terminal; their own line ends stay. */
export function prose(text: string, heading?: string): Section {
  return { kind: "prose", text, ...(heading === undefined ? {} : { heading }) };
}
