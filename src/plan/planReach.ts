import * as z from "zod";
import { SHAREABLE, type Shareable } from "../domain/peopleAround.js";
import type { PlanAudience, PlanDocument } from "../domain/records.js";

/** Who reads a field. Family reads what the person agreed to share with that one of them, and nothing else. */
export type Reader = "everyone" | "own" | "professional" | "passport" | "guide" | `family:${Shareable}`;

/** For what every page holds: its version, its day, its language. */
export const EVERYONE: readonly Reader[] = ["everyone"];

const reach = z.registry<{ readers: readonly Reader[] }>();

/** A field of the plan, and who may read it. A field that is not said to be shown reaches no page. */
export function shown<Schema extends z.ZodType>(schema: Schema, ...readers: readonly Reader[]): Schema {
  reach.add(schema, { readers });
  return schema;
}

/** Who reads a page; `mayShare` is what the person agreed to share with whom a family's page is for. */
export function readersOf(
  audience: PlanAudience,
  document: PlanDocument,
  mayShare: readonly Shareable[] = SHAREABLE,
): ReadonlySet<Reader> {
  return new Set<Reader>(["everyone", ...readersAlone(audience, document, mayShare)]);
}

function readersAlone(audience: PlanAudience, document: PlanDocument, mayShare: readonly Shareable[]): readonly Reader[] {
  if (audience === "professional") return ["professional"];
  // "anything" is all that may be allowed one by one.
  if (audience === "family")
    return (mayShare.includes("anything") ? SHAREABLE : mayShare).map((what) => `family:${what}` as const);
  if (document === "guide") return ["guide"];
  return document === "passport" ? ["own", "passport"] : ["own"];
}

/** Whether any of a field, or of what is within it, may be read by one of these. */
export function reaches(schema: z.ZodType, readers: ReadonlySet<Reader>): boolean {
  const own = reach.get(schema);
  if (own !== undefined) return own.readers.some((reader) => readers.has(reader));
  const inner = withoutDefault(schema);
  if (inner !== schema) return reaches(inner, readers);
  return fieldsOf(schema).some((field) => reaches(field, readers));
}

/** The value with all that these readers may not see as if it had never been recorded. */
export function keepFor(readers: ReadonlySet<Reader>, schema: z.ZodType, value: unknown): unknown {
  if (!reaches(schema, readers)) return blankOf(schema);
  const inner = withoutDefault(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    const element = inner.element as z.ZodType;
    return element instanceof z.ZodObject ? value.map((item) => keepFor(readers, element, item)) : value;
  }
  if (!(inner instanceof z.ZodObject)) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const shape = inner.shape as Record<string, z.ZodType>;
  return Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, keepFor(readers, part, given[key])]));
}

function blankOf(schema: z.ZodType): unknown {
  const inner = withoutDefault(schema);
  if (inner instanceof z.ZodArray) return [];
  if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Record<string, z.ZodType>;
    return Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, blankOf(part)]));
  }
  if (inner instanceof z.ZodNumber) return 0;
  if (inner instanceof z.ZodBoolean) return false;
  if (inner instanceof z.ZodEnum) return inner.options.includes("") ? "" : inner.options[0];
  return "";
}

function fieldsOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodObject) return Object.values(schema.shape as Record<string, z.ZodType>);
  return schema instanceof z.ZodArray ? [schema.element as z.ZodType] : [];
}

/** A part that older stored plans lack has a default. */
export function withoutDefault(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;
}
