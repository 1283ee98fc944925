import type { Field } from "../../output/section.js";

/** What people count in a store; the other tables are in `--json`. */
const SHOWN = ["person", "custody", "roll_import", "screening", "referral", "appointment", "plan", "audit_entry"] as const;

export function countFields(counts: Readonly<Partial<Record<string, number>>>): readonly Field[] {
  return SHOWN.map((table) => [table.replaceAll("_", " "), counts[table]] as const);
}
