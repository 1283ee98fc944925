import type { CsvError } from "csv-parse/sync";
import { AppError } from "../domain/appError.js";

/** In characters. No row of a roll is longer: one that is has a quotation mark that never closes, or is no row. */
export const LONGEST_ROW = 64 * 1024;

/** What the parser found in a row that starts on a line. Its own messages quote cells, which may be names: these do not. */
export function explainCsvError(name: string, error: CsvError, line: number): AppError {
  if (error.code === "CSV_MAX_RECORD_SIZE") return rowTooLong(name, line);
  const fault = error.code === "CSV_QUOTE_NOT_CLOSED" ? "is never closed" : "neither opens nor closes a cell";
  return csvError(name, "ROLL_QUOTES_BROKEN", `has a quotation mark in the row from line ${line} on that ${fault}`, line);
}

export function rowTooLong(name: string, line: number): AppError {
  return csvError(
    name,
    "ROLL_ROW_TOO_LONG",
    `has a row from line ${line} on that is over ${LONGEST_ROW / 1024} KB long, as no row of a roll is`,
    line,
  );
}

function csvError(name: string, code: string, seen: string, line: number): AppError {
  return new AppError("input", code, `${name} ${seen}.`, {
    hint: `Look at line ${line}: a quotation mark inside a cell is written twice ("").`,
    issues: [{ file: name, line, message: seen }],
  });
}
