import { join } from "node:path";
import { AppError } from "../../domain/appError.js";
import { loadTemplateFile, type PlanTemplate } from "../../plan/planTemplate.js";
import { RECORD_TEMPLATE } from "../../plan/templateKind.js";
import { templateFolders } from "../templateFolders.js";

/** What it is called in lists of templates. */
export const RECORD_TEMPLATE_NAME = "record";

/** The template of what is held on a person, a team's own first. Throws AppError notFound, or input with file and line of its mistakes. */
export async function getRecordTemplate(env: NodeJS.ProcessEnv): Promise<PlanTemplate> {
  for (const folder of templateFolders("records", env)) {
    const template = await loadTemplateFile(join(folder, `${RECORD_TEMPLATE_NAME}.md`), RECORD_TEMPLATE);
    if (template !== undefined) return template;
  }
  throw new AppError("notFound", "TEMPLATE_NOT_FOUND", "There is no template record.md for what is held on a person.", {
    hint: "Put back templates/records of the program.",
  });
}
