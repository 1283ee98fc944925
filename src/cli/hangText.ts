import { wrapText } from "./output/wrapText.js";

/** Narrower than this, nothing reads well, whatever the terminal says. */
const LEAST = 12;

/**
 * A text broken between words for a terminal of so many columns. It begins in the column `front`, counted from 0, and its other lines
 * begin under it; `behind` columns are left free at the end of each line.
 */
export function hangText(text: string, columns: number, { front, behind }: { front: number; behind: number }): string {
  return wrapText(text, Math.max(LEAST, columns - front - behind)).join(`\n${" ".repeat(front)}`);
}
