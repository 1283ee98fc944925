import type { MappedColumn } from "./bindColumns.js";
import { tidyRow } from "./cellText.js";
import type { ChosenMapping } from "./chooseMapping.js";
import { createFooterFinder } from "./footer.js";
import { createCutNumberFinder, createNumberParser } from "./numberShape.js";
import { isMisshapen, type RawRow } from "./rawRow.js";
import { type RollLayout, readRows } from "./rollLayout.js";
import type { RollSource } from "./rollSource.js";
import { createTally } from "./rollTally.js";

/** So many rows are looked at to see whether the columns hold what their headings say. */
const SAMPLE_ROWS = 1000;

/** Reads all rows of a roll once: what is counted of them, the lines that are no people, and a sample of those that are. */
export async function countRows(source: RollSource, layout: RollLayout, chosen: ChosenMapping, prison: readonly MappedColumn[]) {
  const width = layout.headings.length;
  const tally = createTally(width, chosen.columns, prison, createNumberParser(chosen.mapping));
  const finder = createFooterFinder(width, createCutNumberFinder(chosen.mapping));
  const pages: number[] = [];
  const sample: RawRow[] = [];
  for await (const batch of readRows(source, layout, (line) => pages.push(line))) {
    for (const row of batch) {
      if (sample.length < SAMPLE_ROWS && !isMisshapen(row, width)) sample.push(tidyRow(row));
      if (layout.format === "json") tally.add(row);
      else for (const ofTable of finder.add(row)) tally.add(ofTable);
    }
  }
  return { counts: tally.counts, footer: finder.end(), pages, sample };
}
