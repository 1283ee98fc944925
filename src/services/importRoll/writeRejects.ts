import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../../domain/appError.js";
import { buildRejectsFile } from "../../roll/rejectsFile.js";
import type { RejectedRow } from "../../roll/rollRow.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";

/**
 * Writes the rejected rows where they can be mended and sent again, readable by this user only, to the first of the places that can be written;
 * gives back which, or undefined where there is nothing to write. Throws AppError (input) where none can: the import is then undone, for a
 * row must not be lost in silence.
 */
export async function writeRejects(
  places: readonly string[],
  survey: RollSurvey,
  rejected: readonly RejectedRow[],
): Promise<string | undefined> {
  if (places.length === 0 || rejected.length === 0) return undefined;
  const text = buildRejectsFile(survey, rejected);
  let cause: unknown;
  for (const place of places) {
    try {
      await writeWhole(place, text);
      return place;
    } catch (error) {
      cause = error;
    }
  }
  const message = `${rejected.length} rows were rejected, and the file for them, ${places.at(-1)}, cannot be written. Nothing was changed.`;
  throw new AppError("input", "REJECTS_NOT_WRITTEN", message, { hint: "Say another place with --rejects.", cause });
}

/** Under its own name only once it is whole. */
async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(unfinished, text, { mode: 0o600 });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
