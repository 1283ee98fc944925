import { recordTable } from "./recordTable.js";

/** Who agreed to a version of a plan, and each form its pages were drawn in; once it is issued, with the pages as they were: base64 of the PDF, before that empty. */
export const PLAN_SCHEMA: readonly string[] = [
  ...recordTable(
    "plan_agreement",
    `
    plan_id text not null references plan (id),
    party text not null,
    agreed_on text not null,
    how text not null,
    name text not null,
    unique (plan_id, party)`,
  ),
  `create table plan_form (
    plan_id text not null references plan (id),
    template text not null,
    pages integer not null,
    sha256 text not null,
    pdf text not null,
    primary key (plan_id, template))`,
  "create index plan_form_sha256 on plan_form (sha256)",
];
