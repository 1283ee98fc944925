import { buildRejectsFile } from "../../roll/rejectsFile.js";
import type { RejectedRow } from "../../roll/rollRow.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import { writeWholeFile } from "../writeWholeFile.js";

/**
 * Writes the rejected rows where they can be mended and sent again, readable by this user only, to the first of the places that can be written;
 * gives back which, or undefined where there is nothing to write. Throws AppError (store) where none can: the import is then undone, for a
 * row must not be lost in silence.
 */
export async function writeRejects(
  places: readonly string[],
  survey: RollSurvey,
  rejected: readonly RejectedRow[],
): Promise<string | undefined> {
  if (places.length === 0 || rejected.length === 0) return undefined;
  const text = buildRejectsFile(survey, rejected);
  let problem: unknown;
  for (const place of places) {
    try {
      await writeWholeFile(place, text);
      return place;
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}
