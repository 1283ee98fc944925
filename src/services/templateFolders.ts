import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { configFolder } from "./userFolders.js";

/**
 * Folders to look for a kind of template in (`rolls`, `plans`, `screenings` …), a team's own first: what a team keeps in
 * `resettle/templates` of its configuration folder comes before what is built in.
 */
export function templateFolders(kind: string, env: NodeJS.ProcessEnv): string[] {
  return [join(configFolder(env), "templates", kind), join(programTemplates(), kind)].filter((folder) => existsSync(folder));
}

/** The one folder of a kind of template that is read whole (`policy`, `licence`): a team's own in place of the one built in. */
export function templateFolder(kind: string, env: NodeJS.ProcessEnv): string {
  return templateFolders(kind, env)[0] ?? join(programTemplates(), kind);
}

/** The templates that come with the program. */
export function programTemplates(): string {
  return join(programFolder(), "templates");
}

/** The nearest folder above this file with a package.json: the same from the sources and from the bundle. */
function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("the program's own folder is not where it should be");
    folder = above;
  }
  return folder;
}
