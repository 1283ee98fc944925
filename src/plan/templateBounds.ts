import type { MarkdownProblem } from "./markdownBlocks.js";

/** Ten times what the longest template has: what is longer is no template, and would take long to read. */
const MOST_CHARACTERS = 100_000;
const MOST_LINES = 3_000;
const LONGEST_LINE = 4_000;

/** What makes a template too long to be read. Lines count from 1 in the text. */
export function boundProblem(text: string): MarkdownProblem | undefined {
  if (text.length > MOST_CHARACTERS) return { line: 1, message: `The file is longer than ${count(MOST_CHARACTERS)} characters.` };
  const lines = text.split("\n");
  if (lines.length > MOST_LINES) return { line: MOST_LINES + 1, message: `The file has more than ${count(MOST_LINES)} lines.` };
  const long = lines.findIndex((line) => line.length > LONGEST_LINE);
  return long < 0 ? undefined : { line: long + 1, message: `This line is longer than ${count(LONGEST_LINE)} characters.` };
}

function count(number: number): string {
  return number.toLocaleString("en-GB");
}
