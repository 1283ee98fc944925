import { recordTable } from "./recordTable.js";

/** Who is around a person, and what became of them: notes of those who work with them, family, the end of a time in custody, high intensity. */
export const PEOPLE_SCHEMA: readonly string[] = [
  ...recordTable(
    "liaison_note",
    `
    source text not null,
    noted_on text not null,
    note text not null,
    restricted integer not null,
    sealed text,
    corrects text references liaison_note (id)`,
  ),
  ...recordTable(
    "family_contact",
    `
    name text not null,
    relation text not null,
    contact text not null,
    consent text not null,
    consent_on text,
    consent_until text,
    may_share text not null,
    removed_on text`,
  ),
  ...recordTable("stay_end", `end_kind text not null, ended_on text not null, reason text not null, undone_on text`),
  ...recordTable(
    "high_intensity",
    `decision text not null, reason text not null, receptions integer not null, decided_on text not null`,
  ),
];
