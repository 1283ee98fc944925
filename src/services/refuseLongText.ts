import { refuseMistakes } from "./inputChecks.js";

/** Characters of a line that names something, and of text in somebody's own words. */
export const LONGEST_LINE = 200;
export const LONGEST_TEXT = 5_000;

/** Throws AppError input where a text is longer than may be kept. */
export function refuseLongText(text: string | undefined, flag: string, longest: number): void {
  if (text === undefined || text.length <= longest) return;
  refuseMistakes([{ column: flag, message: `${flag} is longer than ${longest} characters.` }]);
}
