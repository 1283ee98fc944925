import { AppError } from "../../../domain/appError.js";
import type { RollImportResult } from "../../../services/importRoll/rollImportResult.js";
import type { Context } from "../../context.js";

/** `--at A1234BC=MDI`, by prisoner number. Throws AppError (usage) where a value is not of that form. */
export function readWhereabouts(values: readonly string[]): Map<string, string> {
  const whereabouts = new Map<string, string>();
  for (const value of values) {
    const [, prisonerNumber, prison] = /^\s*([a-z]\d{4}[a-z]{2})\s*=\s*([a-z]{3})\s*$/iu.exec(value) ?? [];
    if (prisonerNumber === undefined || prison === undefined) {
      throw new AppError("usage", "BAD_VALUE", `--at was given ${JSON.stringify(value)}, which is no person and prison.`, {
        hint: "Write it as --at A1234BC=MDI.",
      });
    }
    whereabouts.set(prisonerNumber.toUpperCase(), prison.toUpperCase());
  }
  return whereabouts;
}

const STANDARD_INPUT = "standard input";

/**
 * Asks, where there is somebody to ask, in which prison each person is whom two rolls of the day name. Adds the answers to
 * `whereabouts`; gives the files that have to be taken in again with them.
 */
export async function askWhereabouts(
  { ask, options }: Context,
  results: readonly RollImportResult[],
  whereabouts: Map<string, string>,
): Promise<readonly string[]> {
  const files = new Set<string>();
  if (!ask.available || options.format !== "table") return [];
  for (const { file, onTwoRolls } of results) {
    // What came in a pipe cannot be read again.
    if (file === STANDARD_INPUT) continue;
    for (const { prisonerNumber, prisons } of onTwoRolls) {
      const choices = [...prisons.map((prison) => ({ value: prison, name: prison })), { value: "", name: "I do not know yet" }];
      const message = `${prisonerNumber} is on two rolls of this day. Where are they?`;
      const prison = await ask.select({ flag: "--at", message, choices });
      if (prison === "") continue;
      whereabouts.set(prisonerNumber, prison);
      files.add(file);
    }
  }
  return [...files];
}
