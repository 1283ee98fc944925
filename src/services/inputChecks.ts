import { AppError, type InputIssue } from "../domain/appError.js";
import { parsePostcode } from "../domain/postcode.js";

/** A postcode as it is kept; empty where none was given. What is no postcode is added to `issues`. */
export function readPostcode(typed: string | undefined, flag: string, issues: InputIssue[]): string {
  if (typed === undefined) return "";
  const postcode = parsePostcode(typed);
  if (postcode === undefined) issues.push({ column: flag, message: `${flag} is not a postcode such as ZZ1 1AA.` });
  return postcode ?? "";
}

/** Throws AppError input with everything that is wrong, saying the first. */
export function refuseMistakes(issues: readonly InputIssue[]): void {
  const first = issues[0];
  if (first === undefined) return;
  const more = issues.length === 1 ? "" : ` (and ${issues.length - 1} more)`;
  throw new AppError("input", "INPUT_MISTAKES", `${first.message}${more}`, {
    hint: "Nothing was changed. Mend it and try again.",
    issues,
  });
}
