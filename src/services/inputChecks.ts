import { AppError, type InputIssue } from "../domain/appError.js";
import { parsePostcode } from "../domain/postcode.js";

/** A postcode as it is kept; empty where none was given. What is no postcode is added to `issues`. */
export function readPostcode(typed: string | undefined, flag: string, issues: InputIssue[]): string {
  if (typed === undefined) return "";
  const postcode = parsePostcode(typed);
  if (postcode === undefined) issues.push({ column: flag, message: "This is not a postcode such as ZZ1 1AA." });
  return postcode ?? "";
}

/** Throws AppError input with everything that is wrong with what was typed; nothing has been changed then. */
export function refuseMistakes(issues: readonly InputIssue[]): void {
  if (issues.length === 0) return;
  const what = issues.length === 1 ? "One thing that was given" : `${issues.length} things that were given`;
  throw new AppError("input", "INPUT_MISTAKES", `${what} cannot be right; nothing was changed.`, {
    hint: "Mend what is named above and try again.",
    issues,
  });
}
