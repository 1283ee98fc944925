import * as z from "zod";
import { AppError } from "../../../domain/appError.js";
import { PATHWAYS, type Pathway } from "../../../domain/pathway.js";
import { foldText } from "../../../domain/rollChanges.js";
import { SERVICE_GROUPS, type ServiceGroup } from "../../../domain/serviceDirectory.js";
import { templateFolders } from "../../templateFolders.js";
import { readYamlFile, readYamlFolder } from "../../yamlFile.js";

const terms = z.array(z.string().trim().min(1));
const termsFile = z.strictObject({
  kind: z.literal("service_terms"),
  pathways: z.partialRecord(z.enum(PATHWAYS), terms),
  whoFor: z.partialRecord(z.enum(SERVICE_GROUPS), terms).default({}),
});

/** Which terms of other people's taxonomies mean what here. Terms are compared whatever their case and spacing. */
export interface ServiceTerms {
  findPathways(term: string): readonly Pathway[];
  findGroups(term: string): readonly ServiceGroup[];
}

/** The terms of a file or, without one, of the first folder of templates that has any. Throws AppError (input) with every mistake, by line. */
export async function loadServiceTerms(env: NodeJS.ProcessEnv, file: string | undefined): Promise<ServiceTerms> {
  const { pathways, whoFor } = file === undefined ? await findTerms(env) : (await readYamlFile(file, termsFile)).value;
  const [pathwaysOf, groupsOf] = [byTerm(PATHWAYS, pathways), byTerm(SERVICE_GROUPS, whoFor)];
  return {
    findPathways: (term) => pathwaysOf.get(foldText(term)) ?? [],
    findGroups: (term) => groupsOf.get(foldText(term)) ?? [],
  };
}

async function findTerms(env: NodeJS.ProcessEnv): Promise<z.output<typeof termsFile>> {
  for (const folder of templateFolders("services", env)) {
    const [first] = await readYamlFolder(folder, termsFile);
    if (first !== undefined) return first.value;
  }
  throw new AppError("input", "SERVICE_TERMS_MISSING", "No file says which terms of a feed are which pathways.", {
    hint: "Name one with --terms.",
  });
}

function byTerm<Code extends string>(
  known: readonly Code[],
  listed: Partial<Record<Code, readonly string[]>>,
): ReadonlyMap<string, readonly Code[]> {
  const found = new Map<string, Code[]>();
  for (const code of known) {
    for (const term of listed[code] ?? []) {
      const key = foldText(term);
      found.set(key, [...(found.get(key) ?? []), code]);
    }
  }
  return found;
}
