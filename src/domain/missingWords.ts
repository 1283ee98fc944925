/** Nobody can type it: it is in no argument, file of text or store. */
const MARK = "\u0000";
const MARKED = new RegExp(`${MARK}([^${MARK}]*)${MARK}`, "g");

/**
 * Stands for words that a language lacks, and says which: "the need keep_tenancy". A page is built with it and not drawn, so that just what would have
 * reached that page is named.
 */
export function missingWords(what: string): string {
  return MARK + what + MARK;
}

/** Everything that lacks its words in a value of plain JSON, each once, in the order it stands there. */
export function missingWordsIn(value: object): readonly string[] {
  const found: string[] = [];
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "string") found.push(...[...part.matchAll(MARKED)].map(([, what = ""]) => what));
    return part;
  });
  return [...new Set(found)];
}
