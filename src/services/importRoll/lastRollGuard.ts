import { AppError } from "../../domain/appError.js";
import type { RejectedRow } from "../../roll/rollRow.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import type { RollImport } from "../../store/repositories/imports.js";

/** So few cells may go blank, or stop being dates, on an ordinary day. */
const FEW = 5;
const HINT =
  "Look at the file: most often the export was set up differently. If it is right, import it again with --allow-shrink; that is recorded.";

/**
 * Stops a roll of which a column is suddenly blank that the last roll of the same kind had filled (rolls.md, 5): everybody would lose
 * what it says. `limit` is the share of the rows (0 to 1). Throws AppError (refused) with the figures.
 */
export function guardAgainstEmptyColumns(survey: RollSurvey, lastRolls: Iterable<RollImport>, limit: number): void {
  if (!survey.complete) return;
  for (const last of new Set(lastRolls)) {
    if (!last.complete || last.mapping !== survey.mapping.name) continue;
    for (const { heading, fields, filled = 0 } of last.columns) {
      const rows = last.counts.rows ?? 0;
      // A prison may be said beside the file.
      if (fields.includes("prison")) continue;
      if (filled < FEW || filled <= rows * limit || isFilled(survey, fields)) continue;
      const message = `${heading} is blank in every row of ${survey.file}; on the roll of ${last.takenOn} it was filled in ${filled} of ${rows}. Nothing was changed.`;
      throw new AppError("refused", "ROLL_COLUMN_EMPTY", message, { hint: HINT });
    }
  }
}

function isFilled(survey: RollSurvey, fields: readonly string[]): boolean {
  return survey.columns.some((column) => column.filled > 0 && column.fields.some((field) => fields.includes(field)));
}

/**
 * Stops a roll of which a column of dates can mostly not be read, where there was a roll before (rolls.md, 5). `limit` is the share of
 * the rows (0 to 1). Throws AppError (refused) with the figures.
 */
export function guardAgainstUnreadDates(survey: RollSurvey, rejected: readonly RejectedRow[], limit: number): void {
  const counts = new Map<string, number>();
  for (const { code, column } of rejected) {
    if (code === "NOT_A_DATE" && column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  for (const [column, count] of counts) {
    if (count < FEW || count <= survey.rows * limit) continue;
    const message = `${column} holds something that is no date in ${count} of the ${survey.rows} rows of ${survey.file}. Nothing was changed.`;
    throw new AppError("refused", "ROLL_DATES_UNREADABLE", message, { hint: HINT });
  }
}
