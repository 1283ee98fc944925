import { createHash } from "node:crypto";
import * as z from "zod";
import { HDC_STATUSES, LEGAL_STATUSES, PAROLE_STATUSES, RECALL_TYPES } from "../domain/person.js";
import { headingKey, positionOf } from "./headings.js";
import { ROLL_FIELDS } from "./rollFields.js";

const heading = z.string().refine((text) => headingKey(text) !== "", "has to be a heading with a letter in it");
const headings = z.union([heading.transform((one) => [one]), z.array(heading).min(1)]);
/** The shape of a number as `shapeOf` writes it. */
const numberShape = z
  .string()
  .regex(/^(?=.*9)[A9][A9/ -]{2,}$/u, "has to be a shape such as 999999: A for a letter, 9 for a digit");
const words = <Value extends string>(values: readonly Value[]) => z.record(z.string(), z.enum(values)).default({});

/** What a mapping file (`templates/rolls/*.yaml`) may say. */
export const rollMappingSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, "has to be small letters, digits and single hyphens"),
    title: z.string().min(1),
    dateOrder: z.enum(["dayFirst", "monthFirst"]).default("dayFirst"),
    prison: z
      .string()
      .regex(/^[A-Z0-9]{3,6}$/u, "has to be a prison code such as MDI")
      .optional(),
    headings: z.literal("none").optional(),
    numbers: z.array(numberShape).min(1).optional(),
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
    if (mapping.columns.prisonerNumber === undefined) report(["columns"], "has no prisonerNumber: a row without it is nobody's");
    for (const [field, names] of Object.entries(mapping.columns)) {
      const odd = mapping.headings === "none" ? names?.find((name) => positionOf(name) === undefined) : undefined;
      if (odd !== undefined)
        report(["columns", field], `has "${odd}": without headings a column is named by its place, as in column 3`);
    }
    const mapped = new Set(Object.values(mapping.columns).flatMap((names) => (names ?? []).map(headingKey)));
    for (const [index, name] of mapping.ignore.entries()) {
      if (mapped.has(headingKey(name))) report(["ignore", index], `has "${name}", which is both a column and ignored`);
    }
  });

/** How one system's export is read: which of its headings fills which of our fields, and what its words mean. */
export interface RollMapping extends Readonly<WrittenMapping> {
  /** The file it came from. */
  readonly file: string;
  /** A team's own, which comes before one that is built in. */
  readonly own: boolean;
  /** Changes with anything in the mapping that changes what a row says. */
  readonly fingerprint: string;
}

/** Which of two numbers in a date comes first, where the year is last. */
export type DateOrder = RollMapping["dateOrder"];

/** A mapping as its file writes it. */
export type WrittenMapping = z.infer<typeof rollMappingSchema>;

/** A mapping from what its file says. */
export function buildRollMapping(file: string, written: WrittenMapping, own = false): RollMapping {
  const { title: _, ...meaning } = written;
  return { ...written, file, own, fingerprint: createHash("sha256").update(JSON.stringify(meaning)).digest("hex").slice(0, 16) };
}
