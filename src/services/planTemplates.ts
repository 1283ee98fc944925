import { readdir } from "node:fs/promises";
import { isAbsolute, join, resolve, sep } from "node:path";
import { AppError } from "../domain/appError.js";
import { loadPlanTemplate, type PlanTemplate } from "../plan/planTemplate.js";
import { templateFolders } from "./templateFolders.js";

export interface ListedTemplate {
  readonly name: string;
  readonly title: string;
  readonly language: string;
  readonly audience: string;
  readonly version: number;
  readonly folder: string;
}

/** The plan template of that name, a team's own first. Throws AppError notFound, or input with file and line of its mistakes. */
export async function getPlanTemplate(name: string, env: NodeJS.ProcessEnv): Promise<PlanTemplate> {
  for (const folder of templateFolders("plans", env)) {
    const found = await findTemplateIn(join(folder, name));
    if (found !== undefined) return found;
  }
  throw new AppError("notFound", "TEMPLATE_NOT_FOUND", `There is no plan template called ${JSON.stringify(name)}.`, {
    hint: "`resettle template list` shows those there are.",
  });
}

/** A plan template by name, or by the path of its folder, where it need not be in use yet. Throws as `getPlanTemplate` does. */
export async function checkPlanTemplate(nameOrFolder: string, env: NodeJS.ProcessEnv): Promise<ListedTemplate> {
  const isPath = isAbsolute(nameOrFolder) || nameOrFolder.includes(sep) || nameOrFolder.startsWith(".");
  return listed(isPath ? await loadPlanTemplate(resolve(nameOrFolder)) : await getPlanTemplate(nameOrFolder, env));
}

/** Every plan template that can be used; of two with one name, the one that is. Throws AppError input where one has a mistake. */
export async function listPlanTemplates(env: NodeJS.ProcessEnv): Promise<readonly ListedTemplate[]> {
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

function listed({ header, file }: PlanTemplate): ListedTemplate {
  const { name, title, language, audience, version } = header;
  return { name, title, language, audience, version, folder: resolve(file, "..") };
}
