import { readdir } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, resolve, sep } from "node:path";
import { AppError } from "../domain/appError.js";
import { type DateLanguage, LANGUAGE_LABELS } from "../domain/dateWords.js";
import { loadPlanTemplate, loadTemplateFile, type PlanTemplate } from "../plan/planTemplate.js";
import { BOARD_TEMPLATE, LETTER_TEMPLATE, RECORD_TEMPLATE, type TemplateKind } from "../plan/templateKind.js";
import { getBoardTemplate, listBoards } from "./boards/boardTemplates.js";
import { getLetterTemplate, listForms } from "./letters/letterForms.js";
import { getRecordTemplate, RECORD_TEMPLATE_NAME } from "./rights/recordTemplate.js";
import { templateFolders } from "./templateFolders.js";

export interface ListedTemplate {
  readonly name: string;
  /** What is drawn from it. */
  readonly kind: TemplateKind["noun"];
  readonly title: string;
  readonly language: DateLanguage;
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

/** As `getTemplate`, and what a list says of it: a template that is read has no mistakes. */
export async function checkTemplate(nameOrPath: string, env: NodeJS.ProcessEnv): Promise<ListedTemplate> {
  return listed(await getTemplate(nameOrPath, env));
}

/**
 * A template of a plan, a letter, a board or what is held on a person by name, or by its path, where it need not be in use yet: the folder of a plan, the file of a letter or, in a folder called boards, of a board. Throws as `getPlanTemplate` does.
 */
export async function getTemplate(nameOrPath: string, env: NodeJS.ProcessEnv): Promise<PlanTemplate> {
  const isPath = isAbsolute(nameOrPath) || nameOrPath.includes(sep) || nameOrPath.startsWith(".");
  if (isPath) return loadTemplateAt(resolve(nameOrPath));
  if ((await listForms(env)).includes(nameOrPath)) return getLetterTemplate(nameOrPath, env);
  if ((await listBoards(env)).includes(nameOrPath)) return getBoardTemplate(nameOrPath, env);
  if (nameOrPath === RECORD_TEMPLATE_NAME) return getRecordTemplate(env);
  return getPlanTemplate(nameOrPath, env);
}

/** What a template that is one file is of, by the folder it is in; elsewhere, a letter. */
const KIND_OF_FOLDER: Readonly<Record<string, TemplateKind>> = { boards: BOARD_TEMPLATE, records: RECORD_TEMPLATE };

async function loadTemplateAt(path: string): Promise<PlanTemplate> {
  const isFile = path.endsWith(".md") && basename(path) !== "plan.md";
  const kind = KIND_OF_FOLDER[basename(dirname(path))] ?? LETTER_TEMPLATE;
  return (isFile ? await loadTemplateFile(path, kind) : undefined) ?? loadPlanTemplate(path);
}

/** Every template that can be used, plans first; of two with one name, the one that is. Throws AppError input where one has a mistake. */
export async function listTemplates(env: NodeJS.ProcessEnv): Promise<readonly ListedTemplate[]> {
  const letters = await Promise.all((await listForms(env)).map((form) => getLetterTemplate(form, env)));
  const boards = await Promise.all((await listBoards(env)).map((board) => getBoardTemplate(board, env)));
  return [...(await listPlanTemplates(env)), ...letters.map(listed), ...boards.map(listed), listed(await getRecordTemplate(env))];
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
