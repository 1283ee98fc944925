import { AppError } from "../domain/appError.js";
import type { RollImport } from "../store/repositories/imports.js";
import type { Session } from "./session.js";

export type { RollImport } from "../store/repositories/imports.js";

/** The rolls that were taken in, newest first, also those taken back; of the session's prisons where it names any. */
export async function listImports(session: Session): Promise<readonly RollImport[]> {
  const imports = await session.store.read.imports.listAll();
  if (session.prisons.length === 0) return imports;
  return imports.filter((roll) => roll.prisons.some((prison) => session.prisons.includes(prison)));
}

/** One import by its number. Throws AppError notFound. */
export async function getImport(session: Session, number: number): Promise<RollImport> {
  const found = await session.store.read.imports.find(number);
  if (found !== undefined) return found;
  throw new AppError("notFound", "IMPORT_NOT_FOUND", `There is no import ${number}.`, {
    hint: "`resettle roll list` shows what was taken in.",
  });
}
