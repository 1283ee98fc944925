import { tidyRow } from "./cellText.js";
import { isMisshapen, type RawRow } from "./rawRow.js";
import { findLayout, findLayoutWithoutHeadings, type RollLayout, readRows } from "./rollLayout.js";
import type { RollMapping } from "./rollMapping.js";
import type { RollSource } from "./rollSource.js";

/** The top of a roll that nobody may have a mapping for: its headings, and rows enough to see what its columns hold. */
export interface RollSample {
  readonly layout: RollLayout;
  /** Tidied, of the right width. */
  readonly rows: readonly RawRow[];
}

const MOST_ROWS = 5000;

/** Reads the top of a roll. Throws AppError (input) where it is no roll's text, or has no headings and nobody said so. */
export async function readSample(
  source: RollSource,
  mappings: readonly RollMapping[],
  withoutHeadings: boolean,
): Promise<RollSample> {
  const withHeadings = mappings.filter(({ headings }) => headings !== "none");
  const layout = await (withoutHeadings ? findLayoutWithoutHeadings(source) : findLayout(source, withHeadings));
  const rows: RawRow[] = [];
  for await (const batch of readRows(source, layout)) {
    for (const row of batch) if (!isMisshapen(row, layout.headings.length)) rows.push(tidyRow(row));
    if (rows.length >= MOST_ROWS) break;
  }
  return { layout, rows: rows.slice(0, MOST_ROWS) };
}
