import { recordTable } from "./recordTable.js";

/** Who agreed to a version of a plan, and the pages of those that were issued, as they were: base64 of the PDF. */
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
  `create table plan_file (
    plan_id text primary key not null references plan (id),
    pdf text not null)`,
  "create index plan_sha256 on plan (sha256)",
];
