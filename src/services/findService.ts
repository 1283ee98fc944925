import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { foldText } from "../domain/rollChanges.js";
import type { DirectoryService } from "../domain/serviceDirectory.js";
import { loadServices } from "./loadServices.js";
import { templateFolders } from "./templateFolders.js";

/** The service of that name in the directory (`templates/services/*.csv`), the team's own first. Throws AppError input for a file with mistakes. */
export async function findService(env: NodeJS.ProcessEnv, name: string): Promise<DirectoryService | undefined> {
  for (const folder of templateFolders("services", env)) {
    for (const file of (await readdir(folder)).filter((one) => one.endsWith(".csv")).sort()) {
      const found = (await loadServices(join(folder, file))).find((service) => foldText(service.name) === foldText(name));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
