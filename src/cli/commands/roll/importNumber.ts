import { AppError } from "../../../domain/appError.js";

/** The number of an import as it was typed. Throws AppError (usage) where it is none. */
export function readImportNumber(typed: string): number {
  const number = Number(typed);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new AppError("usage", "BAD_IMPORT_NUMBER", `${JSON.stringify(typed)} is not the number of an import.`, {
    hint: "`resettle roll list` shows them.",
  });
}
