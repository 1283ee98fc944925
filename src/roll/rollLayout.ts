import { AppError } from "../domain/appError.js";
import { type Delimiter, findDelimiter, readCsvRows } from "./csvRows.js";
import { findJsonLayout, type JsonLayout, type JsonRecord, readJsonRecords } from "./jsonRecords.js";
import type { RawRow } from "./rawRow.js";
import type { RollSource } from "./rollSource.js";
import { type BytesSurvey, openText, surveyBytes } from "./surveyBytes.js";

/** How a roll's text is laid out, and what its columns are called. */
export type RollLayout = CsvRoll | JsonRoll;

interface AnyRoll {
  readonly bytes: BytesSurvey;
  /** CSV: the first row. JSON: every key that any record has. */
  readonly headings: readonly string[];
}

interface CsvRoll extends AnyRoll {
  readonly format: "csv";
  readonly delimiter: Delimiter;
}

interface JsonRoll extends AnyRoll {
  readonly format: "json";
  readonly records: JsonLayout;
  /** What the service's page says beside its records. */
  readonly page: Readonly<Record<string, unknown>>;
}

const HEAD_LETTERS = 64 * 1024;

/** Reads a roll as far as its layout needs: CSV to its headings, JSON to its end. Throws AppError (input) where it is no roll's text. */
export async function findLayout(source: RollSource): Promise<RollLayout> {
  const bytes = await surveyBytes(source);
  const head = await readHead(source, bytes);
  if (!/^\s*[[{]/u.test(head)) {
    const delimiter = findDelimiter(head);
    return { format: "csv", bytes, delimiter, headings: await readHeadings(source, bytes, delimiter) };
  }
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

/** The rows of a roll, without its headings. Throws AppError (input) where the text is broken or no longer what was surveyed. */
export async function* readRows(source: RollSource, layout: RollLayout): AsyncGenerator<RawRow[]> {
  const text = openText(source, layout.bytes);
  if (layout.format === "json") {
    for await (const batch of readJsonRecords(source.name, text, layout.records))
      yield batch.map((record) => toRow(record, layout.headings));
    return;
  }
  let headed = false;
  for await (const batch of readCsvRows(source.name, text, layout.delimiter)) {
    yield headed ? batch : batch.slice(1);
    headed ||= batch.length > 0;
  }
}

async function readHead(source: RollSource, bytes: BytesSurvey): Promise<string> {
  const decoder = new TextDecoder();
  let head = "";
  for await (const chunk of openText(source, bytes)) {
    head += decoder.decode(chunk, { stream: true });
    if (head.length >= HEAD_LETTERS && head.trimStart() !== "") break;
  }
  return head;
}

async function readHeadings(source: RollSource, bytes: BytesSurvey, delimiter: Delimiter): Promise<readonly string[]> {
  for await (const [first] of readCsvRows(source.name, openText(source, bytes), delimiter)) {
    if (first !== undefined) return first.cells;
  }
  throw new AppError("input", "ROLL_EMPTY", `${source.name} has nothing but blank lines.`, { hint: "Export the roll again." });
}

function toRow({ record, values }: JsonRecord, headings: readonly string[]): RawRow {
  return { line: record, cells: headings.map((heading) => (Object.hasOwn(values, heading) ? toCell(values[heading]) : "")) };
}

function toCell(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
