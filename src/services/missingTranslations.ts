import type { DateLanguage } from "../domain/dateWords.js";
import type { CatalogueEntry } from "../domain/licenceCatalogue.js";
import { readCatalogue } from "./checkAppointments.js";
import { loadModules } from "./programme/modules.js";
import { loadEveryScreening } from "./screeningTemplates.js";

/** The question whose choices reach a plan (saidInScreenings.ts). */
const TRAVEL = "travel";

/**
 * Everything that a plan of some person could need in a language and that has no words in it: licence conditions and their choices, needs, ways to
 * travel, modules of the programme. Conditions that no page names are left out. Throws AppError input where one of the files has mistakes.
 */
export async function missingTranslations(env: NodeJS.ProcessEnv, language: DateLanguage): Promise<readonly string[]> {
  if (language === "en") return [];
  const conditions = [...(await readCatalogue({ env })).entries.values()].filter(({ sensitive }) => !sensitive);
  const questions = (await loadEveryScreening(env)).flatMap((screening) => screening.questions);
  const rules = questions.flatMap(({ raises }) => raises);
  const worded = new Set(rules.filter(({ labelIn }) => labelIn?.[language] !== undefined).map(({ need }) => need));
  const needs = new Set(rules.map(({ need }) => need).filter((need) => !worded.has(need)));
  const choices = questions.filter(({ id }) => id === TRAVEL).flatMap((question) => question.choices);
  const ways = new Set(choices.filter(({ labelIn }) => labelIn?.[language] === undefined).map(({ code }) => code));
  const modules = (await loadModules(env)).filter(({ titleIn }) => titleIn?.[language] === undefined);
  return [
    ...conditions.flatMap((entry) => missingOf(entry, language)),
    ...[...needs].map((need) => `the need ${need}`),
    ...[...ways].map((way) => `the choice ${way} of the question ${TRAVEL}`),
    ...modules.map(({ id }) => `the module ${id} of the programme`),
  ];
}

function missingOf({ slug, plain, details }: CatalogueEntry, language: DateLanguage): string[] {
  const name = `the licence condition ${slug}`;
  if (plain[language] === undefined) return [name];
  const bare = details.filter(({ choices, choicesIn }) => choices !== undefined && choicesIn?.[language] === undefined);
  return bare.map((detail) => `the choices of ${detail.name} of ${name}`);
}
