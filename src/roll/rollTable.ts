import { DELIMITERS, type Delimiter, findDelimiter, readCsvRows } from "./csvRows.js";
import type { RawRow } from "./rawRow.js";
import type { RollSource } from "./rollSource.js";
import { type BytesSurvey, openText } from "./surveyBytes.js";
import type { SheetChoice } from "./workbookChoice.js";
import type { WorkbookTable } from "./workbookTable.js";

/** What kind of table a roll is, and what has to be known to read its rows. */
export type RollTable = CsvTable | WorkbookTable;

interface CsvTable {
  readonly kind: "csv";
  readonly delimiter: Delimiter;
}

const HEAD_LETTERS = 64 * 1024;

/** The kind of table that begins with a text. */
export function findTable(head: string): RollTable {
  return { kind: "csv", delimiter: findDelimiter(head) };
}

/** The sheet of a workbook that holds the roll. What reads workbooks is loaded when there is one. Throws AppError (input) where there is none. */
export async function findSheet(source: RollSource, bytes: BytesSurvey, choice: SheetChoice): Promise<RollTable> {
  const { findWorkbookTable } = await import("./workbookTable.js");
  return findWorkbookTable(source, bytes, choice);
}

/** The same kind of table with the delimiters it could have instead: a title above the headings may have misled. */
export function otherTables(table: RollTable): readonly RollTable[] {
  if (table.kind === "workbook") return [];
  return DELIMITERS.filter((delimiter) => delimiter !== table.delimiter).map((delimiter) => ({ ...table, delimiter }));
}

/** Every row that has anything in it, what stands above the headings included, with the line each starts on. */
export function readTable(source: RollSource, bytes: BytesSurvey, table: RollTable): AsyncGenerator<RawRow[]> {
  if (table.kind === "workbook") return table.read();
  return readCsvRows(source.name, openText(source, bytes), table.delimiter);
}

/** The beginning of a roll's text. */
export async function readHead(source: RollSource, bytes: BytesSurvey): Promise<string> {
  const decoder = new TextDecoder();
  let head = "";
  for await (const chunk of openText(source, bytes)) {
    head += decoder.decode(chunk, { stream: true });
    if (head.length >= HEAD_LETTERS && head.trimStart() !== "") break;
  }
  return head;
}
