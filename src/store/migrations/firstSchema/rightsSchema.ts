import { recordTable } from "./recordTable.js";

/** Who may not be erased for now, and who was: of them there is only a keyed hash of each number. */
export const RIGHTS_SCHEMA: readonly string[] = [
  ...recordTable("erasure_hold", "reason text not null, lifted_on text, lifted_by text"),
  `create table erasure (
    number_hash text primary key not null,
    erased_at text not null,
    erased_by text not null,
    reason text not null)`,
];
