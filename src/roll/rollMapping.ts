import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../domain/appError.js";
import { HDC_STATUSES, LEGAL_STATUSES, PAROLE_STATUSES, RECALL_TYPES } from "../domain/person.js";
import { headingKey } from "./headings.js";
import { ROLL_FIELDS } from "./rollFields.js";
import { readYaml } from "./yamlFile.js";

const heading = z.string().refine((text) => headingKey(text) !== "", "a heading needs a letter");
const headings = z.union([heading.transform((one) => [one]), z.array(heading).min(1)]);
const words = <Value extends string>(values: readonly Value[]) => z.record(z.string(), z.enum(values)).default({});

const schema = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, "small letters, digits and single hyphens"),
    title: z.string().min(1),
    dateOrder: z.enum(["dayFirst", "monthFirst"]).default("dayFirst"),
    prison: z
      .string()
      .regex(/^[A-Z0-9]{3,6}$/u, "a prison code such as MDI")
      .optional(),
    columns: z.partialRecord(z.enum(ROLL_FIELDS), headings),
    ignore: z.array(heading).default([]),
    values: z
      .strictObject({
        legalStatus: words(LEGAL_STATUSES),
        recallType: words(RECALL_TYPES),
        hdcStatus: words(HDC_STATUSES),
        paroleStatus: words(PAROLE_STATUSES),
      })
      .partial()
      .default({}),
  })
  .superRefine((mapping, context) => {
    const report = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    if (mapping.columns.prisonerNumber === undefined)
      report(["columns"], "prisonerNumber is missing: a row without it is nobody's");
    const mapped = new Set(Object.values(mapping.columns).flatMap((names) => (names ?? []).map(headingKey)));
    for (const [index, name] of mapping.ignore.entries()) {
      if (mapped.has(headingKey(name))) report(["ignore", index], `"${name}" is both a column and ignored`);
    }
  });

/** How one system's export is read: which of its headings fills which of our fields, and what its words mean. */
export interface RollMapping extends Readonly<z.infer<typeof schema>> {
  /** The file it came from. */
  readonly file: string;
  /** Changes with anything in the mapping that changes what a row says. */
  readonly fingerprint: string;
}

/** Which of two numbers in a date comes first, where the year is last. */
export type DateOrder = RollMapping["dateOrder"];

/**
 * All mappings in some folders (`<name>.yaml`), in the order of the folders: of two with one name the first counts, so a team's own comes
 * before what is built in. Throws AppError (input, MAPPING_INVALID) with file and line.
 */
export async function loadMappings(folders: readonly string[]): Promise<RollMapping[]> {
  const found = new Map<string, RollMapping>();
  for (const folder of folders) {
    for (const mapping of await loadFolder(folder)) {
      if (!found.has(mapping.name)) found.set(mapping.name, mapping);
    }
  }
  return [...found.values()];
}

async function loadFolder(folder: string): Promise<RollMapping[]> {
  const files = (await readdir(folder)).filter((file) => /\.ya?ml$/u.test(file)).sort();
  const mappings: RollMapping[] = [];
  for (const file of files) {
    const mapping = await loadMapping(join(folder, file));
    const same = mappings.find(({ name }) => name === mapping.name);
    if (same !== undefined) throw sameName(mapping, same.file);
    mappings.push(mapping);
  }
  return mappings;
}

async function loadMapping(file: string): Promise<RollMapping> {
  const read = readYaml(file, await readFile(file, "utf8"), schema, {
    code: "MAPPING_INVALID",
    hint: "Mend the mapping; `resettle roll mapping show` prints one that works.",
  });
  const { title: _, ...meaning } = read;
  return { ...read, file, fingerprint: createHash("sha256").update(JSON.stringify(meaning)).digest("hex").slice(0, 16) };
}

function sameName(mapping: RollMapping, other: string): AppError {
  return new AppError("input", "MAPPING_INVALID", `${mapping.file} and ${other} are both named ${mapping.name}.`, {
    hint: "Give one of them another name.",
    issues: [{ file: mapping.file, message: `the name is taken by ${other}` }],
  });
}
