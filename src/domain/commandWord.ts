/** A word of a command line as it can be copied into a shell: in quotation marks where a space or a sign would part it. */
export function commandWord(word: string): string {
  if (/^[\p{L}\p{N}_./\\:@%+-]+$/u.test(word)) return word;
  return `"${word.replace(/["$`\\]/gu, "\\$&")}"`;
}
