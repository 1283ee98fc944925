import { readdir } from "node:fs/promises";
import { basename, isAbsolute, join, resolve, sep } from "node:path";
import { AppError } from "../domain/appError.js";
import { type DateLanguage, LANGUAGE_LABELS } from "../domain/dateWords.js";
import { loadLetterTemplate, loadPlanTemplate, type PlanTemplate } from "../plan/planTemplate.js";
import { getLetterTemplate, listForms } from "./letters/letterForms.js";
import { templateFolders } from "./templateFolders.js";

export interface ListedTemplate {
  readonly name: string;
  /** What is drawn from it. */
  readonly kind: PlanTemplate["kind"]["noun"];
  readonly title: string;
  readonly language: string;
  readonly audience: string;
  readonly version: number;
  readonly folder: string;
}

/**
 * The plan template of that name, a team's own first; in a language where one is said: a folder's name ends in `-cy` where it is the Welsh one of several. Throws AppError
 * notFound, or input with file and line of its mistakes.
 */
export async function getPlanTemplate(name: string, env: NodeJS.ProcessEnv, language?: DateLanguage): Promise<PlanTemplate> {
  if (language === undefined) return getNamed(name, env);
  const other = await findNamed(`${name}-${language}`, env);
  const template = other ?? (await getNamed(name, env));
  if (template.header.language === language) return template;
  throw new AppError("notFound", "TEMPLATE_LANGUAGE", `The template ${name} is not there in ${LANGUAGE_LABELS[language]}.`, {
    hint: `It would be a folder called ${name}-${language}; \`resettle template list\` shows those there are.`,
  });
}

async function getNamed(name: string, env: NodeJS.ProcessEnv): Promise<PlanTemplate> {
  const found = await findNamed(name, env);
  if (found !== undefined) return found;
  throw new AppError("notFound", "TEMPLATE_NOT_FOUND", `There is no plan template called ${JSON.stringify(name)}.`, {
    hint: "`resettle template list` shows those there are.",
  });
}

async function findNamed(name: string, env: NodeJS.ProcessEnv): Promise<PlanTemplate | undefined> {
  for (const folder of templateFolders("plans", env)) {
    const found = await findTemplateIn(join(folder, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * A template of a plan or a letter by name, or by its path, where it need not be in use yet: the folder of a plan, the file of a letter. Throws as `getPlanTemplate` does.
 */
export async function checkTemplate(nameOrPath: string, env: NodeJS.ProcessEnv): Promise<ListedTemplate> {
  const isPath = isAbsolute(nameOrPath) || nameOrPath.includes(sep) || nameOrPath.startsWith(".");
  if (isPath) return listed(await loadTemplateAt(resolve(nameOrPath)));
  const isLetter = (await listForms(env)).includes(nameOrPath);
  return listed(isLetter ? await getLetterTemplate(nameOrPath, env) : await getPlanTemplate(nameOrPath, env));
}

async function loadTemplateAt(path: string): Promise<PlanTemplate> {
  const letter = path.endsWith(".md") && basename(path) !== "plan.md" ? await loadLetterTemplate(path) : undefined;
  return letter ?? loadPlanTemplate(path);
}

/** Every template that can be used, plans first; of two with one name, the one that is. Throws AppError input where one has a mistake. */
export async function listTemplates(env: NodeJS.ProcessEnv): Promise<readonly ListedTemplate[]> {
  const letters = await Promise.all((await listForms(env)).map((form) => getLetterTemplate(form, env)));
  return [...(await listPlanTemplates(env)), ...letters.map(listed)];
}

/** Every plan template that can be used; of two with one name, the one that is. Throws AppError input where one has a mistake. */
async function listPlanTemplates(env: NodeJS.ProcessEnv): Promise<readonly ListedTemplate[]> {
  const found = new Map<string, ListedTemplate>();
  for (const folder of templateFolders("plans", env)) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isDirectory() || found.has(entry.name)) continue;
      const template = await findTemplateIn(join(folder, entry.name));
      if (template !== undefined) found.set(entry.name, { ...listed(template), name: entry.name });
    }
  }
  return [...found.values()];
}

async function findTemplateIn(folder: string): Promise<PlanTemplate | undefined> {
  try {
    return await loadPlanTemplate(folder);
  } catch (error) {
    if (error instanceof AppError && error.code === "TEMPLATE_NOT_FOUND") return undefined;
    throw error;
  }
}

function listed({ header, file, kind }: PlanTemplate): ListedTemplate {
  const { name, title, language, audience, version } = header;
  return { name, kind: kind.noun, title, language, audience, version, folder: resolve(file, "..") };
}
