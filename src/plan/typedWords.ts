import * as z from "zod";
import type { Run } from "./blocks.js";
import { cleanText } from "./cleanText.js";
import { withoutDefault } from "./planReach.js";

/**
 * What staff type is in English, whatever language the page is in: a screen reader that takes it for Welsh reads it so that nobody understands it. Which fields those are
 * is said where each is defined. Names of people and phone numbers are in no language.
 */
const TYPED_IN = "en-GB";

/** Stand around typed words from the value until its template is filled in: two more of the characters kept for that (filledValues.ts). */
const [START, END] = ["\ue300", "\ue301"];
const MARKS = /[\ue300\ue301]/g;
const MARKED = /(\ue300[^\ue300\ue301]*\ue301)/;

const typedFields = z.registry<{ unless: string | undefined }>();

/** A field of words that staff type; `unless` names a field beside it that says that they are the program's own. */
export function typed<Schema extends z.ZodType>(schema: Schema, unless?: string): Schema {
  typedFields.add(schema, { unless });
  return schema;
}

/** The value with marks around all that was typed in it. */
export function markTyped(schema: z.ZodType, value: unknown, beside: Readonly<Record<string, unknown>> = {}): unknown {
  const field = typedFields.get(schema);
  const inner = withoutDefault(schema);
  if (typeof value === "string") {
    const isTyped = field !== undefined && (field.unless === undefined || beside[field.unless] !== true) && value.trim() !== "";
    return isTyped ? `${START}${cleanText(value.replace(MARKS, ""))}${END}` : value;
  }
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => markTyped(inner.element as z.ZodType, item));
  if (!(inner instanceof z.ZodObject) || typeof value !== "object" || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const shape = inner.shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(given).map(([key, part]) => [key, shape[key] === undefined ? part : markTyped(shape[key], part, given)]),
  );
}

/** A stretch of text as stretches of one language each, without the marks. */
export function runsByLanguage(run: Run): Run[] {
  return run.text
    .split(MARKED)
    .filter((text) => text !== "")
    .map((text) => (MARKED.test(text) ? { ...run, text: text.replace(MARKS, ""), lang: TYPED_IN } : { ...run, text }));
}

/** A text without the marks: where nothing can be said of its language. */
export function withoutMarks(text: string): string {
  return text
    .split(MARKED)
    .map((part) => (MARKED.test(part) ? part.replace(MARKS, "") : part))
    .join("");
}
