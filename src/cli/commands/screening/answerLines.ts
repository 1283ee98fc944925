/** A question, its answer, and what the person said to it in their own words, as lines to read. */
export function answerLines(question: string, words: string, note?: string): string {
  return `${question}\n→ ${words}${note === undefined ? "" : `\n  In their own words: ${note}`}`;
}
