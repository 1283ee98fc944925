import { AppError } from "../../domain/appError.js";
import type { RejectedRow } from "../../roll/rollRow.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";

/** A roll of which no row can be taken in is no roll: nothing is changed, and the first problems are told. */
export function nothingTakenIn(survey: RollSurvey, rejected: readonly RejectedRow[]): AppError {
  const few = rejected.slice(0, 20).map(({ line, column, message }) => ({
    file: survey.file,
    line,
    ...(column === undefined ? {} : { column }),
    message,
  }));
  return new AppError("input", "ROLL_ALL_REJECTED", `None of the ${survey.rows} rows of ${survey.file} can be taken in.`, {
    hint: "Look at the first problems: most often a column is not what its heading says.",
    issues: few,
  });
}
