import { existsSync } from "node:fs";
import { lstat, readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { AppError } from "../domain/appError.js";
import { nearNames } from "../domain/nearNames.js";
import type { TemplateKind } from "../plan/templateKind.js";
import { templateFolders } from "./templateFolders.js";
import { configFolder } from "./userFolders.js";
import { writeWholeFile } from "./writeWholeFile.js";

export interface CopyOptions {
  /** What the copy is called; undefined: as what is copied, in whose place it is then used. */
  readonly name: string | undefined;
  /** The folder it is put in; undefined: the team's own, where it is found by its name. */
  readonly to: string | undefined;
}

export interface CopiedTemplate {
  readonly name: string;
  readonly kind: TemplateKind["noun"];
  readonly copiedFrom: string;
  /** What to edit: the text of the template. */
  readonly file: string;
  /** What was written, the file to edit first. */
  readonly files: readonly string[];
  /** Whether it is found by its name, or only by its path. */
  readonly found: boolean;
}

interface Source {
  readonly kind: CopiedTemplate["kind"];
  /** The folder of a plan, the file of a letter or a board. */
  readonly path: string;
}

const NAME = /^[a-z0-9_-]+$/;
/** A picture of the built-in plan, for its README: not one that a copy draws. */
const NOT_COPIED: ReadonlySet<string> = new Set(["first-page.png"]);

/**
 * Copies a template, the team's own before one that is built in, to where it can be edited. Writes over nothing. Throws AppError notFound for a
 * template there is not, usage for a name that cannot be one, refused where a copy is there already, store where it cannot be written.
 */
export async function copyTemplate(name: string, options: CopyOptions, env: NodeJS.ProcessEnv): Promise<CopiedTemplate> {
  const source = await findSource(name, env);
  const called = options.name ?? name;
  if (!NAME.test(called)) throw unfit(called);
  const folder = options.to === undefined ? join(configFolder(env), "templates", `${source.kind}s`) : resolve(options.to);
  const copies = await copiesOf(source, folder, called);
  for (const { to } of copies) refuseToWriteOver(to);
  for (const { to, contents } of copies) await writeWholeFile(to, contents);
  const files = copies.map(({ to }) => to);
  return {
    ...{ name: called, kind: source.kind, copiedFrom: source.path, file: files[0] ?? folder, files },
    found: options.to === undefined,
  };
}

async function findSource(name: string, env: NodeJS.ProcessEnv): Promise<Source> {
  const there: string[] = [];
  for (const kind of ["plan", "letter", "board", "record"] as const) {
    for (const folder of templateFolders(`${kind}s`, env)) {
      const path = join(folder, kind === "plan" ? name : `${name}.md`);
      if (NAME.test(name) && existsSync(kind === "plan" ? join(path, "plan.md") : path)) return { kind, path };
      there.push(...(await readdir(folder)).map((entry) => basename(entry, ".md")));
    }
  }
  const near = nearNames([...new Set(there)], name);
  throw new AppError("notFound", "TEMPLATE_NOT_FOUND", `There is no template called ${JSON.stringify(name)}.`, {
    hint: near.length === 0 ? "`resettle template list` shows those there are." : `Did you mean ${near.join(" or ")}?`,
  });
}

interface Copy {
  readonly to: string;
  readonly contents: string | Uint8Array;
}

/** The text first, then the pictures beside it. A letter or a board is one file: the pictures of its folder are those of all of its kind. */
async function copiesOf({ kind, path }: Source, folder: string, called: string): Promise<Copy[]> {
  if (kind !== "plan") return [{ to: join(folder, `${called}.md`), contents: await renamed(path, called) }];
  const copies: Copy[] = [{ to: join(folder, called, "plan.md"), contents: await renamed(join(path, "plan.md"), called) }];
  for (const file of (await readdir(path)).sort()) {
    const from = join(path, file);
    if (file === "plan.md" || NOT_COPIED.has(file) || !(await lstat(from)).isFile()) continue;
    copies.push({ to: join(folder, called, file), contents: await readFile(from) });
  }
  return copies;
}

/** The text of a template under its new name: a plan records the name that stands in the header. */
async function renamed(file: string, called: string): Promise<string> {
  return (await readFile(file, "utf8")).replace(/^name:.*$/m, `name: ${called}`);
}

function refuseToWriteOver(file: string): void {
  if (!existsSync(file)) return;
  throw new AppError("refused", "TEMPLATE_THERE", `${file} is there already, and was not written over.`, {
    hint: "Edit that one, give the copy another name with --name, or put it elsewhere with --to.",
  });
}

function unfit(name: string): AppError {
  return new AppError("usage", "TEMPLATE_NAME", `${JSON.stringify(name)} cannot be the name of a template.`, {
    hint: "Use small letters, figures, hyphens and _.",
  });
}
