import { readFile } from "node:fs/promises";
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
      const free = await findFreeName(place, text);
      await writeWholeFile(free, text);
      return free;
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

/** A rejects file that is there may have been mended already: it is not written over, unless it is just as it would be written now. */
async function findFreeName(place: string, text: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? place : place.replace(/(\.csv)?$/u, `-${count}$1`);
    const there = await readFile(name, "utf8").catch(() => undefined);
    if (there === undefined || there === text) return name;
  }
}
