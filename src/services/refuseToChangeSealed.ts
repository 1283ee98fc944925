import { AppError } from "../domain/appError.js";
import type { Pathway } from "../domain/pathway.js";
import { isRestricted } from "../domain/restricted.js";

/** What is sealed cannot be changed without being opened, so of a restricted record only how it stands can. Throws AppError refused. */
export function refuseToChangeSealed(
  record: { readonly pathway: Pathway; readonly restricted?: boolean },
  given: object,
  noun: string,
): void {
  const others = Object.keys(given).filter((field) => field !== "status" && field !== "restricted");
  if (!isRestricted(record) || others.length === 0) return;
  throw new AppError("refused", "SEALED", `This ${noun} is sealed: only its status can be changed.`, {
    hint: `Record a new restricted ${noun} for what is different, and give this one its last --status.`,
  });
}
