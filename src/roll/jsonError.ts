import { AppError } from "../domain/appError.js";

/** An error of a whole JSON file. `seen` goes on from its name, and quotes nothing of what the file holds. */
export function jsonError(name: string, code: string, seen: string, line: number): AppError {
  return new AppError("input", code, `${name} ${seen}.`, {
    hint: "Export or copy the whole file again.",
    issues: [{ file: name, line, message: seen }],
  });
}
