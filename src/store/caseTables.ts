import type { Schema } from "./schema.js";

/** Every table of records that staff make of a person (RecordColumns): what there is to be kept when a roll is taken back, or two numbers are one person's. */
export const CASE_TABLES = [
  "assignment",
  "screening",
  "screening_draft",
  "need",
  "referral",
  "appointment",
  "licence",
  "licence_condition",
  "barrier",
  "goal",
  "achievement",
  "plan",
  "plan_agreement",
  "outcome",
  "liaison_note",
  "family_contact",
  "stay_end",
  "high_intensity",
  "programme_booking",
  "erasure_hold",
] as const satisfies readonly (keyof Schema)[];
