import { AppError } from "../domain/appError.js";
import { findJsonLayout, type JsonLayout, type JsonRecord, readJsonRecords } from "./jsonRecords.js";
import type { RawRow } from "./rawRow.js";
import type { RollMapping } from "./rollMapping.js";
import type { RollSource } from "./rollSource.js";
import { findSheet, findTable, type RollTable, readHead, readTable } from "./rollTable.js";
import { type BytesSurvey, openText, surveyBytes } from "./surveyBytes.js";
import type { WorkbookTable } from "./workbookTable.js";

/** How a roll's text is laid out, and what its columns are called. */
export type RollLayout = TableRoll | JsonRoll;

interface AnyRoll {
  readonly bytes: BytesSurvey;
  /** A table: its heading row. JSON: every key that any record has. */
  readonly headings: readonly string[];
}

interface TableRoll extends AnyRoll {
  readonly format: "table";
  readonly table: RollTable;
  /** The line on which the heading row starts; what stands above is no row. */
  readonly headingLine: number;
}

interface JsonRoll extends AnyRoll {
  readonly format: "json";
  readonly records: JsonLayout;
  /** What the service's page says beside its records. */
  readonly page: Readonly<Record<string, unknown>>;
}

/**
 * Reads a roll as far as its layout needs: a table to its headings, JSON to its end. Of a workbook, the sheet of that name or the one that looks like a
 * roll. Throws AppError (input) where it is no roll's text or workbook.
 */
export async function findLayout(source: RollSource, mappings: readonly RollMapping[], sheet?: string): Promise<RollLayout> {
  const bytes = await surveyBytes(source);
  if (bytes.encoding === "xlsx") return findTableLayout(source, bytes, await findSheet(source, bytes, { mappings, sheet }));
  const head = await readHead(source, bytes);
  if (!/^\s*[[{]/u.test(head)) return findTableLayout(source, bytes, findTable(head));
  const records = findJsonLayout(head);
  const keys = new Set<string>();
  let page: JsonRoll["page"] = {};
  const onPage = (found: JsonRoll["page"]) => {
    page = found;
  };
  for await (const batch of readJsonRecords(source.name, openText(source, bytes), records, onPage)) {
    for (const { values } of batch) for (const key of Object.keys(values)) keys.add(key);
  }
  return { format: "json", bytes, records, page, headings: [...keys] };
}

async function findTableLayout(source: RollSource, bytes: BytesSurvey, table: RollTable): Promise<RollLayout> {
  for await (const [first] of readTable(source, bytes, table)) {
    if (first !== undefined) return { format: "table", bytes, table, headings: first.cells, headingLine: first.line };
  }
  throw new AppError("input", "ROLL_EMPTY", `${source.name} has nothing but blank lines.`, {
    hint: "Export the roll again.",
  });
}

/** The sheet that a roll is, where it came in a workbook. */
export function workbookOf(layout: RollLayout): WorkbookTable | undefined {
  return layout.format === "table" && layout.table.kind === "workbook" ? layout.table : undefined;
}

/** The rows of a roll, without its headings. Throws AppError (input) where the text is broken or no longer what was surveyed. */
export async function* readRows(source: RollSource, layout: RollLayout): AsyncGenerator<RawRow[]> {
  if (layout.format === "json") {
    for await (const batch of readJsonRecords(source.name, openText(source, layout.bytes), layout.records))
      yield batch.map((record) => toRow(record, layout.headings));
    return;
  }
  let inTable = false;
  for await (const batch of readTable(source, layout.bytes, layout.table)) {
    if (inTable) yield batch;
    else {
      const rows = batch.filter((row) => row.line > layout.headingLine);
      inTable = rows.length > 0;
      yield rows;
    }
  }
}

function toRow({ record, values }: JsonRecord, headings: readonly string[]): RawRow {
  return { line: record, cells: headings.map((heading) => (Object.hasOwn(values, heading) ? toCell(values[heading]) : "")) };
}

function toCell(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
