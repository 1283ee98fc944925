import { CsvError, parse } from "csv-parse/sync";
import { createTidyTest } from "./cellText.js";
import { explainCsvError, LONGEST_ROW, rowTooLong } from "./csvError.js";
import type { RawRow } from "./rawRow.js";

export type Delimiter = "," | ";" | "\t" | "|";
export const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];

/** What ends a line: a line feed, perhaps after a carriage return, or a carriage return alone in old files from a Mac. */
type LineEnd = "\n" | "\r";

const OPTIONS = { relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"], max_record_size: LONGEST_ROW };

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
 * The rows of CSV in UTF-8, headings first, rows of blank cells left out, with the line each starts on. The first chunk must reach into the
 * second line. Throws AppError (input) with the line where quotation marks do not match or a row is too long: nobody could say where it ends.
 */
export async function* readCsvRows(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  delimiter: Delimiter,
): AsyncGenerator<RawRow[]> {
  const decoder = new TextDecoder();
  let parser: CsvRowParser | undefined;
  let rest = "";
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true });
    parser ??= new CsvRowParser(name, delimiter, text.includes("\n") ? "\n" : "\r");
    const end = parser.findLastRowEnd(text);
    yield parser.parse(text.slice(0, end));
    rest = text.slice(end);
    if (rest.length > LONGEST_ROW) parser.parse(rest);
  }
  if (parser !== undefined) yield parser.parse(rest);
}

/** Reads a file's rows piece by piece, counting lines as an editor does. */
class CsvRowParser {
  readonly #name: string;
  readonly #delimiter: Delimiter;
  readonly #lineEnd: LineEnd;
  readonly #isTidy: (text: string) => boolean;
  /** The line on which the next row starts. */
  #line = 1;

  constructor(name: string, delimiter: Delimiter, lineEnd: LineEnd) {
    this.#name = name;
    this.#delimiter = delimiter;
    this.#lineEnd = lineEnd;
    this.#isTidy = createTidyTest(delimiter);
  }

  /** Where the last line ends after which all quotation marks are closed; 0 where none does. */
  findLastRowEnd(text: string): number {
    let end = text.lastIndexOf(this.#lineEnd) + 1;
    let open = hasOpenQuote(text.slice(0, end));
    while (open) {
      const before = text.lastIndexOf(this.#lineEnd, end - 2) + 1;
      open = !hasOpenQuote(text.slice(before, end));
      end = before;
    }
    return end;
  }

  /** The rows of a text that ends with a row. Most lines have no quotation marks: those are rows as they stand, the others are parsed strictly. */
  parse(text: string): RawRow[] {
    const rows: RawRow[] = [];
    const lines = text.split(this.#lineEnd);
    const isTidy = this.#isTidy(text);
    if (lines.at(-1) === "") lines.pop();
    for (let at = 0; at < lines.length; at += 1) {
      const line = this.#withoutReturn(lines[at] ?? "");
      if (line.length > LONGEST_ROW) throw rowTooLong(this.#name, this.#line);
      if (isPlain(line)) this.#addPlain(rows, line.split(this.#delimiter), isTidy);
      else {
        const until = findRunEnd(lines, at);
        this.#parseStrictly(rows, lines.slice(at, until).join(this.#lineEnd));
        at = until - 1;
      }
    }
    return rows;
  }

  #parseStrictly(rows: RawRow[], text: string): void {
    const onRecord = (cells: string[]) => {
      this.#add(rows, cells);
      return null;
    };
    try {
      parse(text, { ...OPTIONS, delimiter: this.#delimiter, on_record: onRecord });
    } catch (error) {
      throw error instanceof CsvError ? explainCsvError(this.#name, error, this.#line) : error;
    }
  }

  #addPlain(rows: RawRow[], cells: string[], isTidy: boolean): void {
    if (cells.some(hasText)) rows.push(isTidy ? { line: this.#line, cells, isTidy } : { line: this.#line, cells });
    this.#line += 1;
  }

  #add(rows: RawRow[], cells: string[]): void {
    if (cells.some(hasText)) rows.push({ line: this.#line, cells });
    this.#line += 1 + countLineBreaks(cells);
  }

  #withoutReturn(line: string): string {
    return this.#lineEnd === "\n" && line.endsWith("\r") ? line.slice(0, -1) : line;
  }
}

/** Whether a line is a row as it stands: no quotation mark, and no other kind of line end inside. */
function isPlain(line: string): boolean {
  return !line.includes('"') && !line.includes("\r") && !line.includes("\n");
}

/** A call of the parser costs more than a few lines do: so many lines between two with quotation marks go through it with them. */
const LONGEST_GAP = 16;

/** The end of the lines from one on that are parsed together: as long as a quotation mark is open or more are near. */
function findRunEnd(lines: readonly string[], from: number): number {
  let open = false;
  let lastQuoted = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (open || line.includes('"')) lastQuoted = at;
    else if (at - lastQuoted > LONGEST_GAP) return lastQuoted + 1;
    if (hasOpenQuote(line)) open = !open;
  }
  return open ? lines.length : lastQuoted + 1;
}

function hasOpenQuote(text: string): boolean {
  let open = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) open = !open;
  return open;
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
