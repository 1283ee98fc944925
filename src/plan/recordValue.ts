import * as z from "zod";

const text = z.string();

/** Everything that is held on a person, in words and in parts: what its template may name. */
const recordValueSchema = z.strictObject({
  schema: z.literal("record/1"),
  madeOn: text,
  name: text,
  prisonerNumber: text,
  formerNumbers: text,
  /** How much that is restricted is not in it. */
  leftOut: z.number(),
  parts: z.array(
    z.strictObject({
      title: text,
      about: text,
      records: z.array(z.strictObject({ title: text, lines: z.array(z.strictObject({ label: text, value: text })) })),
    }),
  ),
  /** Who looked at the record and changed it. */
  looks: z.array(z.strictObject({ on: text, who: text, what: text, why: text })),
});

export type RecordValue = z.infer<typeof recordValueSchema>;

/** The names a template may use, for its check (templateVariables.ts). */
export const recordValueShape: z.ZodType = recordValueSchema;
