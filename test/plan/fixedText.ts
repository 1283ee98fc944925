import { readFileSync } from "node:fs";
import type { TemplateHeader } from "../../src/plan/templateHeader.js";
import { sentencesOf } from "../support/readingLevel.js";

/** Stands for a value: no word of ours, and no reading grade is made better by it. */
export const VALUE_MARK = "\u2022";

/** Words that are English and no Welsh word is written like. */
export const ENGLISH_WORDS =
  /\b(the|you|your|and|with|from|until|ask|call|officer|release|plan|licence|appointments?|day|my|help me)\b/i;

const COMMENT = /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g;
const TAG = /\{%[\s\S]*?%\}/g;
/** What stands in quotes in a value is the template's own. */
const VALUE = /\{\{\s*(?:"([^"]*)"|[^}]*?)[^}]*\}\}/g;
const FENCE = /^:::.*$/gm;
const RULE = /^\|[-| ]*$/gm;
const PICTURE = /!\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?/g;
const MARKS = /^\s*(?:#+|- \[ \]|-)\s+|\*\*|\{lang=[^}]*\}/gm;

/** The template's own sentences, in every branch: a line, a cell and an item end one. */
export function bodySentences(file: string): string[] {
  const body = readFileSync(file, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
  return sentencesOf(
    fixedWordsOf(body).replace(FENCE, "").replace(RULE, "").replaceAll("|", "\n").replace(PICTURE, "$1").replace(MARKS, ""),
  );
}

/** The words of its head: what roles and the like are called, the title and the foot. */
export function headWords({ words, foot, title }: TemplateHeader): string[] {
  return sentencesOf([title, ...Object.values(words), ...Object.values(foot)].map(fixedWordsOf).join("\n"));
}

function fixedWordsOf(text: string): string {
  return text
    .replace(COMMENT, "")
    .replace(TAG, " ")
    .replace(VALUE, (_, own?: string) => own ?? VALUE_MARK);
}
