import { AppError } from "../domain/appError.js";
import { loadEveryScreening } from "./screeningTemplates.js";

/** A need in words: the label of the screening that raises it; typed-in words as they are. */
export type NeedWords = (need: string) => string;

const CODE = /^[a-z][a-z0-9_]*$/;

/** How these needs are put in words. Screenings are read only where one of them is a code; a code that none knows reads as its own words. */
export async function loadNeedWords(env: NodeJS.ProcessEnv, needs: readonly string[]): Promise<NeedWords> {
  const labels = needs.some((need) => CODE.test(need)) ? await loadLabels(env) : new Map<string, string>();
  return (need) => labels.get(need) ?? (CODE.test(need) ? codeWords(need) : need);
}

async function loadLabels(env: NodeJS.ProcessEnv): Promise<ReadonlyMap<string, string>> {
  const labels = new Map<string, string>();
  for (const template of await loadEveryScreening(env).catch(noneWhereBroken)) {
    for (const { need, label } of template.questions.flatMap((question) => question.raises)) {
      if (!labels.has(need)) labels.set(need, label);
    }
  }
  return labels;
}

/** A mistake in a screening file is told when somebody screens; it does not keep a person's page shut. */
function noneWhereBroken(error: unknown): readonly [] {
  if (error instanceof AppError) return [];
  throw error;
}

function codeWords(code: string): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
