import type { DateLanguage } from "../domain/dateWords.js";
import { missingWords } from "../domain/missingWords.js";
import type { ScreeningTemplate } from "../domain/screening.js";
import { loadReadableScreenings } from "./screeningTemplates.js";

/** A need in words: the label of the screening that raises it; typed-in words as they are. */
export type NeedWords = (need: string) => string;

const CODE = /^[a-z][a-z0-9_]*$/;

/** How these needs are put in words. Screenings are read only where one of them is a code. */
export async function loadNeedWords(env: NodeJS.ProcessEnv, needs: readonly string[]): Promise<NeedWords> {
  return needWordsOf(needs.some((need) => CODE.test(need)) ? await loadReadableScreenings(env) : []);
}

/** How the needs of these screenings are put in words; a code that none of them knows reads as its own words, and in another language than English is marked as missing. */
export function needWordsOf(screenings: readonly ScreeningTemplate[], language: DateLanguage = "en"): NeedWords {
  const labels = new Map<string, string>();
  for (const { need, label, labelIn } of screenings.flatMap(({ questions }) =>
    questions.flatMap((question) => question.raises),
  )) {
    const words = language === "en" ? label : labelIn?.[language];
    if (words !== undefined && !labels.has(need)) labels.set(need, words);
  }
  const unknown = (need: string) => (language === "en" ? codeWords(need) : missingWords(`the need ${need}`));
  return (need) => labels.get(need) ?? (CODE.test(need) ? unknown(need) : need);
}

function codeWords(code: string): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
