import { existsSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import * as z from "zod";
import { AppError } from "../../domain/appError.js";
import { type ProgrammeModule, SUGGESTED_FOR } from "../../domain/programme.js";
import { makeFolder } from "../makeFolder.js";
import { templateFolders } from "../templateFolders.js";
import { configFolder } from "../userFolders.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { readYamlFolder } from "../yamlFile.js";

const text = z.string().trim().min(1);
const moduleFile = z.strictObject({
  modules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9_]*$/, "has to be lower-case letters, digits and _, starting with a letter"),
        title: text,
        titleIn: z.strictObject({ cy: text }).optional(),
        about: text,
        suggestedFor: z.enum(SUGGESTED_FOR),
      }),
    )
    .min(1),
});

type ModuleFile = z.output<typeof moduleFile>;

/** Every module there is, those that come with the program first; a team's own of the same id stands in the place of one. Throws AppError input with every mistake. */
export async function loadModules(env: NodeJS.ProcessEnv): Promise<readonly ProgrammeModule[]> {
  const modules = new Map<string, ProgrammeModule>();
  for (const folder of templateFolders("programme", env).reverse()) {
    for (const { value } of await readYamlFolder<ModuleFile>(folder, moduleFile))
      for (const module of value.modules) modules.set(module.id, module);
  }
  return [...modules.values()];
}

/** Throws AppError notFound. */
export async function getModule(env: NodeJS.ProcessEnv, id: string): Promise<ProgrammeModule> {
  const modules = await loadModules(env);
  const found = modules.find((module) => module.id === id);
  if (found !== undefined) return found;
  throw new AppError("notFound", "MODULE_NOT_FOUND", `There is no module ${JSON.stringify(id)}.`, {
    hint: `There are: ${modules.map((module) => module.id).join(", ")}. \`resettle programme module add\` adds one.`,
  });
}

/** Writes a module of the team's own into its configuration folder; gives back the file. Throws AppError refused where there is one of that id. */
export async function addModule(env: NodeJS.ProcessEnv, module: ProgrammeModule): Promise<string> {
  if (!/^[a-z][a-z0-9_]*$/u.test(module.id)) {
    throw new AppError("input", "MODULE_ID", `${JSON.stringify(module.id)} cannot be the id of a module.`, {
      hint: "Use lower-case letters, digits and _, starting with a letter, such as managing_money.",
    });
  }
  const folder = join(configFolder(env), "templates", "programme");
  const file = join(folder, `${module.id}.yaml`);
  if (existsSync(file) || (await loadModules(env)).some(({ id }) => id === module.id)) {
    throw new AppError("refused", "MODULE_THERE", `There is a module ${module.id} already.`, {
      hint: `Choose another id, or edit ${existsSync(file) ? file : "a copy of the file that comes with the program"}.`,
    });
  }
  await makeFolder(folder);
  await writeWholeFile(file, stringify({ modules: [module] }));
  return file;
}
