import type { Schema } from "./schema.js";

/**
 * Every table there is, with the columns that tell its rows apart: one that is missing here does not compile. What a row refers to stands in a table
 * before its own.
 */
export const TABLE_KEYS: { readonly [Table in keyof Schema]: readonly (keyof Schema[Table] & string)[] } = {
  store_meta: ["id"],
  audit_subject: ["subject"],
  audit_entry: ["seq"],
  prison: ["code"],
  worker: ["name"],
  access: ["role", "prison", "may"],
  person: ["prisoner_number"],
  roll_import: ["number"],
  roll_import_prison: ["prison", "import_number"],
  stay: ["prisoner_number", "id"],
  custody: ["prisoner_number", "import_number"],
  merge: ["id"],
  assignment: ["id"],
  screening: ["id"],
  screening_draft: ["id"],
  need: ["id"],
  need_change: ["need_id", "position"],
  referral: ["id"],
  referral_move: ["referral_id", "position"],
  referral_chase: ["referral_id", "position"],
  appointment: ["id"],
  licence: ["id"],
  licence_condition: ["id"],
  barrier: ["id"],
  goal: ["id"],
  achievement: ["id"],
  plan: ["id"],
  plan_agreement: ["id"],
  plan_form: ["plan_id", "template"],
  outcome: ["id"],
  liaison_note: ["id"],
  family_contact: ["id"],
  stay_end: ["id"],
  high_intensity: ["id"],
  service: ["service_key"],
  referral_need: ["referral_id", "need_id"],
  programme_session: ["id"],
  programme_booking: ["id"],
  erasure: ["number_hash"],
  erasure_hold: ["id"],
};

export const TABLES = Object.keys(TABLE_KEYS) as readonly (keyof Schema)[];
