import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../domain/appError.js";
import { nearNames } from "../../domain/nearNames.js";
import type { ReferralKind } from "../../domain/records.js";
import { loadTemplateFile, type PlanTemplate } from "../../plan/planTemplate.js";
import { LETTER_TEMPLATE } from "../../plan/templateKind.js";
import { templateFolders } from "../templateFolders.js";

/** The form of each kind of referral, where no other is asked for. */
const FORMS: Readonly<Record<ReferralKind, string>> = {
  service: "referral",
  duty_to_refer: "duty_to_refer",
  commissioned_service: "commissioned_service",
  id_application: "id_application",
  bank_account: "bank_account",
};

export const CHASE_FORM = "chase";

/** The form of a kind of referral. Throws AppError refused for one that was made for another kind; a team's own forms fit any. */
export function formFor(kind: ReferralKind, asked: string | undefined): string {
  const form = asked ?? FORMS[kind];
  const isOfOther = form !== FORMS.service && Object.entries(FORMS).some(([other, own]) => own === form && other !== kind);
  if (!isOfOther) return form;
  throw new AppError("refused", "FORM_OF_ANOTHER_KIND", `The form ${form} is not for a referral of the kind ${kind}.`, {
    hint: `Use ${FORMS[kind]}, referral or chase.`,
  });
}

/** The letter template of a form, a team's own first. Throws AppError notFound, or input with file and line of its mistakes. */
export async function getLetterTemplate(form: string, env: NodeJS.ProcessEnv): Promise<PlanTemplate> {
  const folders = templateFolders("letters", env);
  // A form is a name: a path would reach other files.
  for (const folder of /^[a-z0-9_-]+$/.test(form) ? folders : []) {
    const found = await loadTemplateFile(join(folder, `${form}.md`), LETTER_TEMPLATE);
    if (found !== undefined) return found;
  }
  const near = nearNames(await listForms(env), form);
  throw new AppError("notFound", "TEMPLATE_NOT_FOUND", `There is no letter template called ${JSON.stringify(form)}.`, {
    hint: near.length === 0 ? "`resettle template list` shows those there are." : `Did you mean ${near.join(" or ")}?`,
  });
}

/** The names of the forms there are. */
export async function listForms(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const files = await Promise.all(templateFolders("letters", env).map((folder) => readdir(folder)));
  const forms = files.flat().flatMap((file) => (file.endsWith(".md") ? [file.slice(0, -3)] : []));
  return [...new Set(forms)].sort();
}
