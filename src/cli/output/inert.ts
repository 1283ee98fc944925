/**
 * Text from a roll, a file or a command line made harmless to whoever looks at it: a name can hold an escape sequence that clears
 * the screen, or marks that turn the rest of a line round. Nothing is dropped silently: what was there is shown as a sign.
 */

/** Controls (C0, DEL, C1), invisible formatting (bidi marks, tags, byte order mark), odd line ends, half characters. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/** One line: line ends and tabs become spaces. */
export function inertLine(text: string): string {
  return text.replace(LINE_ENDS, " ").replaceAll("\t", " ").replace(UNSAFE, signFor);
}

/** Several lines: line ends become `\n`, tabs stay. */
export function inertLines(text: string): string {
  return text
    .replace(LINE_ENDS, "\n")
    .replace(UNSAFE, (character) => (character === "\n" || character === "\t" ? character : signFor(character)));
}

function signFor(character: string): string {
  // Joiners shape Persian, Urdu and Hindi names and move nothing.
  if (character === "\u200c" || character === "\u200d") return character;
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}
