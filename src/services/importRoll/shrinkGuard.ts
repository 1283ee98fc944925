import { AppError } from "../../domain/appError.js";

/**
 * Stops a roll that would make too many people, or too many dates, disappear at once: more often a bad export than news
 * (rolls.md, 5). `limit` is the share of a prison's people (0 to 1). Throws AppError (refused) with the figures.
 */
export function guardAgainstShrinking(
  before: ReadonlyMap<string, number>,
  gone: ReadonlyMap<string, number>,
  datesLost: ReadonlyMap<string, number>,
  limit: number,
): void {
  const percent = Math.round(limit * 100);
  for (const [prison, count] of gone) {
    const people = before.get(prison) ?? 0;
    if (count <= people * limit) continue;
    const message = `This roll of ${prison} leaves out ${count} of the ${people} people there, more than ${percent} in 100. Nothing was changed.`;
    throw new AppError("refused", "ROLL_SHRINKS", message, {
      hint: "Is the file the whole prison? If it is only a part, import it with `roll import --partial`: then nobody missing from it is gone. If they have all left, import it with --allow-shrink; that is recorded.",
    });
  }
  const all = [...before.values()].reduce((sum, people) => sum + people, 0);
  for (const [code, count] of datesLost) {
    // A handful of people whose date is worked out again is an ordinary day, however small the prison.
    if (count < 5 || count <= all * limit) continue;
    const message = `On this roll ${count} of ${all} people have lost their ${code}, more than ${percent} in 100. Nothing was changed.`;
    throw new AppError("refused", "ROLL_LOSES_DATES", message, {
      hint: "Does the file have every date column of the last one? If it is right as it is, import it again with --allow-shrink; that is recorded.",
    });
  }
}
