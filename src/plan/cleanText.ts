/** Colour codes and the like, as a terminal reads them: gone as a whole, so that no half of one is printed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const TERMINAL_SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;
/** Controls, and invisible formatting: text direction, joiners, soft hyphens; lone halves of a character. Newlines stay. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu;
/** Wide and narrow spaces; the no-break space stays, it means something. */
const SPACES = /[\t\p{Zs}]/gu;
const NO_BREAK = "\u00a0";

/**
 * Text that someone typed, made safe to draw: composed letters (ŵ is one character), no control or direction characters, plain
 * spaces and newlines. What is left is printed exactly as it was typed.
 */
export function cleanText(typed: string): string {
  return typed
    .replace(TERMINAL_SEQUENCES, "")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(SPACES, (space) => (space === NO_BREAK ? NO_BREAK : " "))
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .trim();
}
