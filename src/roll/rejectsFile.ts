import type { PlainDate } from "../domain/plainDate.js";
import { cleanCell } from "./cellText.js";
import { toCsvLine } from "./csvLine.js";
import { createDateCellReader } from "./dateReader.js";
import { REJECT_HEADINGS } from "./headings.js";
import type { RejectedRow } from "./rollRow.js";
import type { RollSurvey, SurveyedColumn } from "./rollSurvey.js";

/** Without it spreadsheets take UTF-8 for something older, and Welsh names break. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * A CSV of rejected rows: the columns that were read, then line, column and problem. Mended, it can be imported again under
 * the same mapping, which reads nothing from those three. Cells cannot run as formulas.
 */
export function buildRejectsFile(survey: RollSurvey, rejects: Iterable<RejectedRow>): string {
  const plainCells = survey.columns.map((column) => createPlainer(column, survey.day));
  const lines = [toCsvLine([...survey.columns.map(({ heading }) => heading), ...REJECT_HEADINGS])];
  for (const { cells, line, column, message } of rejects) {
    const source = plainCells.map((plain, index) => plain(cells[index] ?? ""));
    lines.push(toCsvLine([...source, String(line), column ?? "", message]));
  }
  return `${BYTE_ORDER_MARK}${lines.join("")}`;
}

/** A few rows cannot prove again what the whole file proved: dates with the month first are written year first. */
function createPlainer(column: SurveyedColumn, day: PlainDate): (cell: string) => string {
  if (column.dateOrder !== "monthFirst") return (cell) => cell;
  const read = createDateCellReader(column, day);
  return (cell) => {
    const reading = read(cleanCell(cell));
    return reading.kind === "day" ? reading.day : cell;
  };
}
