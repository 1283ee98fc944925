import { getMapping as findMapping } from "../../roll/chooseMapping.js";
import type { RollField } from "../../roll/rollFields.js";
import type { RollMapping } from "../../roll/rollMapping.js";
import { loadMappings } from "../loadMappings.js";
import { templateFolders } from "../templateFolders.js";

export type { RollMapping } from "../../roll/rollMapping.js";

/** All roll mappings that can be used, a team's own first. Throws AppError (input) where one has a mistake. */
export function listMappings(env: NodeJS.ProcessEnv): Promise<readonly RollMapping[]> {
  return loadMappings(templateFolders("rolls", env));
}

/** The mapping of that name. Throws AppError (notFound), or (input) where a mapping has a mistake. */
export async function getMapping(name: string, env: NodeJS.ProcessEnv): Promise<RollMapping> {
  return findMapping(await listMappings(env), name);
}

/** What fills what, in the order of the mapping's file. */
export function filledFields({
  columns,
}: RollMapping): readonly { readonly field: RollField; readonly headings: readonly string[] }[] {
  return (Object.entries(columns) as [RollField, readonly string[]][]).map(([field, headings]) => ({ field, headings }));
}
