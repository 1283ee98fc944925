import { HEADINGS_WITHIN } from "./findHeadings.js";
import { findJsonLayout, type JsonLayout, type JsonRecord, readJsonRecords } from "./jsonRecords.js";
import { createPageFinder } from "./pageHeadings.js";
import type { RawRow } from "./rawRow.js";
import type { RollMapping } from "./rollMapping.js";
import type { RollSource } from "./rollSource.js";
import { findSheet, findTable, otherTables, type RollTable, readHead, readTable } from "./rollTable.js";
import { type BytesSurvey, openText, surveyBytes } from "./surveyBytes.js";
import { findKnownTop, findTop, type TableTop, topWithout } from "./tableTop.js";
import type { SheetChoice } from "./workbookChoice.js";
import type { WorkbookTable } from "./workbookTable.js";

/** How a roll's text is laid out, and what its columns are called. */
export type RollLayout = TableRoll | JsonRoll;

interface AnyRoll {
  readonly bytes: BytesSurvey;
  /** A table: its heading row. JSON: every key that any record has. */
  readonly headings: readonly string[];
}

interface TableRoll extends AnyRoll, TableTop {
  readonly format: "table";
  readonly table: RollTable;
}

interface JsonRoll extends AnyRoll {
  readonly format: "json";
  readonly records: JsonLayout;
  /** What the service's page says beside its records. */
  readonly page: Readonly<Record<string, unknown>>;
}

/**
 * Reads a roll as far as its layout needs: a table to its headings, which are those that the mappings know best, JSON to its end. Throws AppError
 * (input) where it is no roll's text, or a table without headings that no mapping is for.
 */
export async function findLayout(source: RollSource, mappings: readonly RollMapping[], sheet?: string): Promise<RollLayout> {
  return findLayoutWith(
    source,
    { mappings, sheet },
    (rows) => findKnownTop(rows, mappings),
    (rows) => findTop(source.name, rows, mappings),
  );
}

/** The layout of a table that is known to have no headings. Throws AppError (input) where it is no roll's text. */
export async function findLayoutWithoutHeadings(source: RollSource): Promise<RollLayout> {
  return findLayoutWith(source, { mappings: [], sheet: undefined }, () => undefined, topWithout);
}

/** Finds the top of a table that is sure, under whichever delimiter it is, or else settles for another. */
type TopFinder<Found> = (rows: readonly RawRow[]) => Found;

async function findLayoutWith(
  source: RollSource,
  choice: SheetChoice,
  findSure: TopFinder<TableTop | undefined>,
  settle: TopFinder<TableTop>,
): Promise<RollLayout> {
  const bytes = await surveyBytes(source);
  const layTable = async (table: RollTable): Promise<RollLayout> => ({
    format: "table",
    bytes,
    ...(await findTableTop(source, bytes, table, findSure, settle)),
  });
  if (bytes.encoding === "xlsx") return layTable(await findSheet(source, bytes, choice));
  const head = await readHead(source, bytes);
  if (!/^\s*[[{]/u.test(head)) return layTable(findTable(head));
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

/** The table's top under the delimiter that its first line suggests or, where its headings are then not known, under another that finds them. */
async function findTableTop(
  source: RollSource,
  bytes: BytesSurvey,
  first: RollTable,
  findSure: TopFinder<TableTop | undefined>,
  settle: TopFinder<TableTop>,
): Promise<TableTop & { readonly table: RollTable }> {
  const rows = await readBeginning(source, bytes, first);
  const sure = findSure(rows);
  if (sure !== undefined) return { table: first, ...sure };
  for (const table of otherTables(first)) {
    const top = findSure(await readBeginning(source, bytes, table).catch(() => []));
    if (top !== undefined) return { table, ...top };
  }
  return { table: first, ...settle(rows) };
}

async function readBeginning(source: RollSource, bytes: BytesSurvey, table: RollTable): Promise<readonly RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of readTable(source, bytes, table)) {
    rows.push(...batch.slice(0, HEADINGS_WITHIN - rows.length));
    if (rows.length >= HEADINGS_WITHIN) break;
  }
  return rows;
}

/** The sheet that a roll is, where it came in a workbook. */
export function workbookOf(layout: RollLayout): WorkbookTable | undefined {
  return layout.format === "table" && layout.table.kind === "workbook" ? layout.table : undefined;
}

/**
 * The rows of a roll, without its headings, also where they stand again on every page of what was printed: `onPage` gets the lines of those.
 * Throws AppError (input) where the text is broken or no longer what was surveyed.
 */
export async function* readRows(
  source: RollSource,
  layout: RollLayout,
  onPage: (line: number) => void = () => undefined,
): AsyncGenerator<RawRow[]> {
  if (layout.format === "json") {
    for await (const batch of readJsonRecords(source.name, openText(source, layout.bytes), layout.records))
      yield batch.map((record) => toRow(record, layout.headings));
    return;
  }
  const isPage = createPageFinder(layout);
  for await (const batch of readTable(source, layout.bytes, layout.table)) {
    const rows = batch.filter((row) => {
      if (row.line <= layout.headingLine) return false;
      if (!isPage(row)) return true;
      onPage(row.line);
      return false;
    });
    if (rows.length > 0) yield rows;
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
