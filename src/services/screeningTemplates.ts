import { AppError } from "../domain/appError.js";
import type { ScreeningKind, ScreeningRecord } from "../domain/records.js";
import type { ScreeningTemplate } from "../domain/screening.js";
import { loadScreenings } from "./loadScreenings.js";
import { templateFolders } from "./templateFolders.js";

/** By folder: reading two thousand lines takes longer than anything else a screening does, and they are asked for more than once. */
const loaded = new Map<string, Promise<readonly ScreeningTemplate[]>>();

/** Every screening there is, a team's own before those that come with the program. Throws AppError input where a file has mistakes. */
export async function loadEveryScreening(env: NodeJS.ProcessEnv): Promise<readonly ScreeningTemplate[]> {
  return (await Promise.all(templateFolders("screenings", env).map(loadOnce))).flat();
}

/** As `loadEveryScreening`, but none where a file has mistakes: they are told when somebody screens, and keep no person's page or plan shut. */
export async function loadReadableScreenings(env: NodeJS.ProcessEnv): Promise<readonly ScreeningTemplate[]> {
  return loadEveryScreening(env).catch((error: unknown) => {
    if (error instanceof AppError) return [];
    throw error;
  });
}

function loadOnce(folder: string): Promise<readonly ScreeningTemplate[]> {
  const screenings = loaded.get(folder) ?? loadScreenings(folder);
  loaded.set(folder, screenings);
  return screenings;
}

/** The screening that is asked now: a team's own of that kind, else the one that comes with the program. Throws AppError notFound. */
export async function getScreeningTemplate(env: NodeJS.ProcessEnv, kind: ScreeningKind): Promise<ScreeningTemplate> {
  const template = (await loadEveryScreening(env)).find((one) => one.kind === kind);
  if (template !== undefined) return template;
  throw new AppError("notFound", "SCREENING_TEMPLATE_NOT_FOUND", `There is no screening of the kind ${kind}.`, {
    hint: "Copy one into templates/screenings of your configuration folder.",
  });
}

/** The screening a record was answered on, else another version of it for its words; undefined where there is none any more. */
export async function findTemplateOf(
  env: NodeJS.ProcessEnv,
  record: Pick<ScreeningRecord, "template" | "templateVersion">,
): Promise<ScreeningTemplate | undefined> {
  const versions = (await loadEveryScreening(env)).filter((template) => template.id === record.template);
  return versions.find((template) => template.version === record.templateVersion) ?? versions[0];
}
