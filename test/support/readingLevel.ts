/**
 * The Flesch-Kincaid grade of sentences: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid, Fishburne, Rogers and
 * Chissom 1975). Grade 6 is what most people of eleven or twelve can read.
 */
export function readingGrade(sentences: readonly string[]): number {
  const counted = sentences.map(wordsOf).filter((words) => words.length > 0);
  const words = counted.flat();
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / counted.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** A sentence ends at . ? or ! with a space or nothing after it, and at the end of a line: "10.30" is within one, and so is a colon. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/** What has a letter in it; a phone number or a time is not read as a word. "call-out" is two. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}'’]*/gu) ?? [];
}

/** Said letter by letter. */
const LETTERS_SAID: Readonly<Record<string, number>> = { ID: 2, NHS: 3, UK: 2, GP: 2, CV: 2, HMP: 3, GPS: 3 };
/** Words of these pages that the rule below counts wrongly. */
const COUNTED_BY_EAR: Readonly<Record<string, number>> = {
  anyone: 3,
  area: 3,
  being: 2,
  doing: 2,
  going: 2,
  homeless: 2,
  idea: 3,
  seeing: 2,
  something: 2,
  sometimes: 2,
  somewhere: 2,
  useful: 2,
  whoever: 3,
};

const SILENT_ENDINGS = [/[^aeiouy](?<![^aeiouy]l)e$/, /[^aeiouysxzcg](?<![cs]h|[^aeiouy]l)es$/, /[^aeiouytd]ed$/];
const SAID_APART = /i(?:a(?!l$)|o(?!n|us)|et)|eate/g;

/**
 * Syllables of an English word, by its letters: one for each group of vowels (a, e, i, o, u, y); less one for an ending that is silent
 * (-e but not "table"; -es but not "places" or "buses"; -ed but not "needed"); and one more where two vowels are said apart (-ia- but
 * not "social", -io- but not "probation" or "various", -iet-, -eate). At least one.
 */
export function syllablesOf(word: string): number {
  const said = LETTERS_SAID[word] ?? COUNTED_BY_EAR[word.toLowerCase()];
  if (said !== undefined) return said;
  const letters = word
    .toLowerCase()
    .replace(/['’](?:s|t|re|ll|ve|d|m)?$/, "")
    .replace(/[^a-z]/g, "");
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 0;
  const silent = groups > 1 && SILENT_ENDINGS.some((ending) => ending.test(letters)) ? 1 : 0;
  return Math.max(1, groups - silent + (letters.match(SAID_APART)?.length ?? 0));
}
