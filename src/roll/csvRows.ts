import { CsvError, Parser } from "csv-parse";
import { parse } from "csv-parse/sync";
import { AppError } from "../domain/appError.js";
import type { RawRow } from "./rawRow.js";

export type Delimiter = "," | ";" | "\t" | "|";
const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];

/** No row of a roll is longer; one that is has a quotation mark that never closes, or is no row. */
const LONGEST_ROW_BYTES = 64 * 1024;

const OPTIONS = {
  relax_column_count: true,
  record_delimiter: ["\r\n", "\n", "\r"],
  max_record_size: LONGEST_ROW_BYTES,
};

/** The delimiter that parts the first row into the most cells; a comma where none does. */
export function findDelimiter(head: string): Delimiter {
  let best: Delimiter = ",";
  let most = 1;
  for (const delimiter of DELIMITERS) {
    const cells = countFirstCells(head, delimiter);
    if (cells > most) [best, most] = [delimiter, cells];
  }
  return best;
}

function countFirstCells(head: string, delimiter: Delimiter): number {
  try {
    const rows: string[][] = parse(head, { ...OPTIONS, delimiter, skip_empty_lines: true, to: 1 });
    return rows[0]?.length ?? 0;
  } catch (error) {
    if (error instanceof CsvError) return 0;
    throw error;
  }
}

/**
 * The rows of CSV in UTF-8, headings first, rows of blank cells left out, with the line each starts on. Throws AppError (input) with the line
 * where quotation marks do not match or a row is too long: from there on nobody could say where a row ends.
 */
export async function* readCsvRows(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  delimiter: Delimiter,
): AsyncGenerator<RawRow[]> {
  const parser = new RowParser({ ...OPTIONS, delimiter });
  const failed = new Promise<never>((_, reject) => parser.on("error", reject));
  failed.catch(() => undefined);
  try {
    for await (const chunk of chunks) {
      await Promise.race([write(parser, chunk), failed]);
      yield parser.takeRows();
    }
    await Promise.race([finish(parser), failed]);
    yield parser.takeRows();
  } catch (error) {
    throw error instanceof CsvError ? explain(name, error, parser.nextLine) : error;
  } finally {
    parser.destroy();
  }
}

/** Gathers the rows as they are parsed: read from the stream, those before a mistake would be lost, and with them the line it is on. */
class RowParser extends Parser {
  /** The line on which the next row starts. */
  nextLine = 1;
  #rows: RawRow[] = [];

  override push(cells: string[] | null): boolean {
    if (cells === null) return super.push(null);
    if (cells.some(hasText)) this.#rows.push({ line: this.nextLine, cells });
    this.nextLine += 1 + countLineBreaks(cells);
    return true;
  }

  takeRows(): RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}

function write(parser: RowParser, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

function finish(parser: RowParser): Promise<void> {
  return new Promise((resolve) => {
    parser.on("end", resolve);
    parser.resume();
    parser.end();
  });
}

function hasText(cell: string): boolean {
  return cell !== "" && cell.trim() !== "";
}

function countLineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes("\n") || cell.includes("\r")) count += cell.match(/\r\n|\r|\n/gu)?.length ?? 0;
  }
  return count;
}

/** The parser's own messages quote cells, which may be names: these do not. */
function explain(name: string, error: CsvError, line: number): AppError {
  const hint = `Look at line ${line} and the one before it: a quotation mark inside a cell is written twice ("").`;
  const seen =
    error.code === "CSV_MAX_RECORD_SIZE"
      ? `has a row from line ${line} on that is over ${LONGEST_ROW_BYTES / 1024} KB long, as no row of a roll is`
      : error.code === "CSV_QUOTE_NOT_CLOSED"
        ? `has a quotation mark in the row from line ${line} on that is never closed`
        : `has a quotation mark in the row from line ${line} on that neither opens nor closes a cell`;
  const code = error.code === "CSV_MAX_RECORD_SIZE" ? "ROLL_ROW_TOO_LONG" : "ROLL_QUOTES_BROKEN";
  return new AppError("input", code, `${name} ${seen}.`, { hint, issues: [{ file: name, line, message: seen }] });
}
