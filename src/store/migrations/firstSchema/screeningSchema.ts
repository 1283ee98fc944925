import { recordTable } from "./recordTable.js";

/** Screenings that were begun and not yet recorded: one of a kind a person. Restricted answers apart, as in a screening. */
export const SCREENING_SCHEMA: readonly string[] = [
  ...recordTable(
    "screening_draft",
    `
    kind text not null,
    template text not null,
    template_version text not null,
    answers text not null,
    notes text,
    stopped_at text,
    restricted_count integer not null,
    restricted_answers text not null,
    restricted_notes text not null,
    unique (prisoner_number, kind)`,
  ),
];
