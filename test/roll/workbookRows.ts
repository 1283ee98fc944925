import type { RawRow } from "../../src/roll/rawRow.js";
import { findLayout, readRows } from "../../src/roll/rollLayout.js";
import { builtInMappings, rollOf } from "./rolls.js";

/** All rows of a workbook's sheet that have anything in them, its headings first. */
export async function rowsOf(bytes: Uint8Array): Promise<RawRow[]> {
  const source = rollOf(bytes, "roll.xlsx");
  const layout = await findLayout(source, builtInMappings);
  const rows: RawRow[] = [{ line: layout.format === "table" ? layout.headingLine : 0, cells: layout.headings }];
  for await (const batch of readRows(source, layout)) rows.push(...batch);
  return rows;
}
