import { DELIMITERS, type Delimiter, findDelimiter, readCsvRows } from "./csvRows.js";
import type { RawRow } from "./rawRow.js";
import type { RollSource } from "./rollSource.js";
import { type BytesSurvey, openText } from "./surveyBytes.js";

/** What kind of table a roll is, and what has to be known to read its rows. */
export interface RollTable {
  readonly kind: "csv";
  readonly delimiter: Delimiter;
}

const HEAD_LETTERS = 64 * 1024;

/** The kind of table that begins with a text. */
export function findTable(head: string): RollTable {
  return { kind: "csv", delimiter: findDelimiter(head) };
}

/** The same kind of table with the delimiters it could have instead: a title above the headings may have misled. */
export function otherTables(table: RollTable): readonly RollTable[] {
  return DELIMITERS.filter((delimiter) => delimiter !== table.delimiter).map((delimiter) => ({ ...table, delimiter }));
}

/** Every row that has anything in it, what stands above the headings included, with the line each starts on. */
export function readTable(source: RollSource, bytes: BytesSurvey, table: RollTable): AsyncGenerator<RawRow[]> {
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
