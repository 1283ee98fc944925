import { recordTable } from "./recordTable.js";

/** What belongs to screenings and needs beside the records themselves: those begun and not ended, and how needs changed. */
export const SCREENING_SCHEMA: readonly string[] = [
  ...recordTable(
    "screening_draft",
    `
    kind text not null,
    template text not null,
    template_version text not null,
    answers text not null,
    notes text not null,
    passed text not null,
    at_question text not null,
    done integer not null,
    questions integer not null`,
  ),
  `create table need_change (
    need_id text not null references need (id),
    position integer not null,
    changed_on text not null,
    worker text not null,
    changes text not null,
    primary key (need_id, position))`,
];
