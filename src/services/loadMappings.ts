import { join, resolve } from "node:path";
import { buildRollMapping, type RollMapping, rollMappingSchema, type WrittenMapping } from "../roll/rollMapping.js";
import { programTemplates } from "./templateFolders.js";
import { failOn, readYamlFolder, type YamlMistakes } from "./yamlFile.js";

const MISTAKES: YamlMistakes = {
  code: "MAPPING_INVALID",
  hint: "Mend the mapping; those in templates/rolls show what it may say.",
};

/**
 * All roll mappings in some folders, in the order of the folders: of two with one name the first counts, so a team's own comes before what is built
 * in. Throws AppError (input, MAPPING_INVALID) with file and line.
 */
export async function loadMappings(folders: readonly string[]): Promise<readonly RollMapping[]> {
  const found = new Map<string, RollMapping>();
  for (const folder of folders) {
    for (const mapping of await loadFolder(folder)) {
      if (!found.has(mapping.name)) found.set(mapping.name, mapping);
    }
  }
  return [...found.values()];
}

async function loadFolder(folder: string): Promise<readonly RollMapping[]> {
  const files = await readYamlFolder<WrittenMapping>(folder, rollMappingSchema, MISTAKES);
  const sameName = files.flatMap((file, index) => {
    const earlier = files.slice(0, index).find((other) => other.value.name === file.value.name);
    return earlier === undefined ? [] : [file.issueAt(["name"], `The name is taken by ${earlier.file}.`)];
  });
  failOn(sameName, MISTAKES);
  const own = resolve(folder) !== join(programTemplates(), "rolls");
  return files.map((file) => buildRollMapping(file.file, file.value, own));
}
