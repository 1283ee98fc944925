import * as z from "zod";

const text = z.string();
/** A day as ISO text, or "" where it is not known. */
const day = z.string();

/**
 * A letter or a form as a value: what a template may name. Every key is always there; what is not known, or not covered by the person's consent, is "", and a
 * template draws a line to fill it in: `{{ person.dateOfBirth | day | blank }}`.
 */
const letterValueSchema = z.strictObject({
  schema: z.literal("letter/1"),
  madeOn: day,
  to: z.strictObject({ name: text, address: text, phone: text }),
  from: z.strictObject({ name: text, role: text, organisation: text, phone: text, prison: text }),
  com: z.strictObject({ name: text, organisation: text, phone: text }),
  person: z.strictObject({
    name: text,
    preferredName: text,
    prisonerNumber: text,
    dateOfBirth: day,
    language: text,
    interpreter: text,
    accessNeeds: text,
    reading: text,
    prison: text,
  }),
  /** The address only with consent to share contact details, and never one that may be a refuge. */
  release: z.strictObject({ date: day, address: text, localConnection: text, licenceUntil: day }),
  consent: z.strictObject({ contact: z.boolean() }),
  referral: z.strictObject({
    id: text,
    draft: z.boolean(),
    madeOn: day,
    pathway: text,
    reason: text,
    needs: z.array(text),
    setting: text,
    complexity: text,
    avoidTimes: text,
    shared: text,
    reference: text,
    answerBy: day,
    probationOffice: text,
  }),
  duty: z.strictObject({ wales: z.boolean(), livedBefore: text, onRelease: text }),
  contract: text,
  document: z.strictObject({ name: text, priority: text, cost: text, madeWhere: text, caseNumber: text, held: text }),
  bank: z.strictObject({ name: text, hasAccount: text }),
  /** How often the service was asked again, when last, and for how many working days it has been waited for. */
  chase: z.strictObject({ times: z.number(), lastOn: day, workingDays: z.number() }),
});

export type LetterValue = z.infer<typeof letterValueSchema>;

/** The names a template may use, for its check (templateVariables.ts). */
export const letterValueShape: z.ZodType = letterValueSchema;
