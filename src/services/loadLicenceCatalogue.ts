import * as z from "zod";
import type { InputIssue } from "../domain/appError.js";
import {
  type CatalogueEntry,
  CONDITION_EFFECTS,
  DETAIL_KINDS,
  type DetailField,
  type LicenceCatalogue,
} from "../domain/licenceCatalogue.js";
import { placeholdersOf } from "../domain/licenceConditions.js";
import { APPOINTMENT_KINDS } from "../domain/records.js";
import { failOn, readYamlFolder, type YamlFile } from "./yamlFile.js";

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z][a-z0-9_]*$/, "has to be lower-case letters, digits and _, starting with a letter");

const language = z.string().regex(/^[a-z]{2}$/);

const detailFile = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/, "has to be letters and digits, starting with a small letter"),
  label: text,
  kind: z.enum(DETAIL_KINDS),
  required: z.boolean(),
  choices: z.array(text).min(1).optional(),
  choicesIn: z.record(language, z.array(text)).optional(),
  most: z.number().int().positive().optional(),
});

const conditionFile = z.strictObject({
  slug,
  category: slug,
  title: text,
  codes: z.record(
    z.string().regex(/^\d+\.\d+$/),
    z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?$/i, "has to be a code"),
  ),
  details: z.array(detailFile).default([]),
  effects: z.array(z.enum(CONDITION_EFFECTS)).default([]),
  attendance: z.array(z.enum(APPOINTMENT_KINDS)).min(1).optional(),
  sensitive: z.boolean().default(false),
  plain: z.record(language, text),
});

const catalogueFile = z.strictObject({
  kind: z.enum(["standard", "additional"]),
  version: text,
  conditions: z.array(conditionFile).min(1),
});

type ConditionFile = z.output<typeof conditionFile>;
type CatalogueFile = z.output<typeof catalogueFile>;

/**
 * The licence conditions of a folder (`templates/licence`). Entries come standard ones first, then in the order of the files: the order in
 * which a licence of each policy version prints them. Throws AppError `input` with every mistake, by file and line.
 */
export async function loadLicenceCatalogue(folder: string): Promise<LicenceCatalogue> {
  const files = await readYamlFolder<CatalogueFile>(folder, catalogueFile);
  const entries = new Map<string, CatalogueEntry>();
  const issues: InputIssue[] = [];
  for (const file of [...files].sort(standardFirst)) {
    file.value.conditions.forEach((written, index) => {
      const mistakes = findMistakes(written, entries);
      issues.push(
        ...mistakes.map((mistake) =>
          file.issueAt(["conditions", index, mistake.field], `Condition ${written.slug} ${mistake.message}.`),
        ),
      );
      entries.set(written.slug, buildEntry(file.value.kind, written));
    });
  }
  failOn(issues);
  const version = files
    .map((file) => file.value.version)
    .sort()
    .at(-1);
  return { version: version ?? "", entries };
}

/** Files of one kind stay in the order of their names. */
function standardFirst(one: YamlFile<CatalogueFile>, other: YamlFile<CatalogueFile>): number {
  return Number(other.value.kind === "standard") - Number(one.value.kind === "standard");
}

function buildEntry(kind: CatalogueFile["kind"], written: ConditionFile): CatalogueEntry {
  const { attendance, ...rest } = written;
  return {
    ...rest,
    kind,
    details: written.details.map(buildDetail),
    ...(attendance === undefined ? {} : { attendance }),
  };
}

function buildDetail(written: ConditionFile["details"][number]): DetailField {
  const { choices, choicesIn, most, ...rest } = written;
  return {
    ...rest,
    ...(choices === undefined ? {} : { choices }),
    ...(choicesIn === undefined ? {} : { choicesIn }),
    ...(most === undefined ? {} : { most }),
  };
}

interface Mistake {
  readonly field: keyof ConditionFile;
  readonly message: string;
}

function findMistakes(written: ConditionFile, before: ReadonlyMap<string, CatalogueEntry>): readonly Mistake[] {
  return [
    ...findRepeats(written, before),
    ...findPlainMistakes(written),
    ...findDetailMistakes(written),
    ...findDutyMistakes(written),
  ];
}

/** A code may mean different conditions in different versions (4.0 reused those of 3.0), but only one in a version. */
function findRepeats(written: ConditionFile, before: ReadonlyMap<string, CatalogueEntry>): readonly Mistake[] {
  const repeats: Mistake[] = before.has(written.slug) ? [{ field: "slug", message: "is there twice" }] : [];
  for (const [version, code] of Object.entries(written.codes)) {
    const other = [...before.values()].find((entry) => entry.codes[version]?.toLowerCase() === code.toLowerCase());
    if (other !== undefined)
      repeats.push({ field: "codes", message: `has the code that ${other.slug} has in policy ${version}` });
  }
  return repeats;
}

function findPlainMistakes(written: ConditionFile): readonly Mistake[] {
  if (!("en" in written.plain)) return [{ field: "plain", message: "has no English words (en)" }];
  const names = new Set(written.details.map((detail) => detail.name));
  return Object.entries(written.plain).flatMap(([language, words]) =>
    placeholdersOf(words)
      .filter((name) => !names.has(name))
      .map((name): Mistake => ({ field: "plain", message: `fills in {${name}} (${language}), which is not one of its details` })),
  );
}

function findDetailMistakes(written: ConditionFile): readonly Mistake[] {
  return written.details.flatMap(({ name, kind, choices, choicesIn }): Mistake[] => {
    if (kind === "choice" && choices === undefined) return [{ field: "details", message: `has no choices for ${name}` }];
    const other = Object.entries(choicesIn ?? {}).find(([, words]) => words.length !== (choices ?? []).length);
    return other === undefined ? [] : [{ field: "details", message: `does not have each choice of ${name} once in ${other[0]}` }];
  });
}

function findDutyMistakes(written: ConditionFile): readonly Mistake[] {
  const isDuty = written.effects.includes("attendance_duty");
  if (isDuty === (written.attendance !== undefined)) return [];
  return isDuty
    ? [{ field: "effects", message: "is a duty to attend, but does not say which kinds of appointment count (attendance)" }]
    : [{ field: "attendance", message: 'lists appointments, but its effects do not have "attendance_duty"' }];
}
