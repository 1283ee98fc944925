import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../domain/appError.js";
import { loadTemplateFile, type PlanTemplate } from "../../plan/planTemplate.js";
import { BOARD_TEMPLATE } from "../../plan/templateKind.js";
import { templateFolders } from "../templateFolders.js";

/** The template of a board by name, a team's own first. Throws AppError notFound, or input with file and line of its mistakes. */
export async function getBoardTemplate(name: string, env: NodeJS.ProcessEnv): Promise<PlanTemplate> {
  for (const folder of templateFolders("boards", env)) {
    const found = await loadTemplateFile(join(folder, `${name}.md`), BOARD_TEMPLATE);
    if (found !== undefined) return found;
  }
  throw new AppError("notFound", "TEMPLATE_NOT_FOUND", `There is no board template called ${JSON.stringify(name)}.`, {
    hint: "`resettle template list` shows those there are.",
  });
}

/** The names of the boards there are. */
export async function listBoards(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const files = await Promise.all(templateFolders("boards", env).map((folder) => readdir(folder)));
  const names = files.flat().flatMap((file) => (file.endsWith(".md") ? [file.slice(0, -3)] : []));
  return [...new Set(names)].sort();
}
