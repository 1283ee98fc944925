import { recordTable } from "./recordTable.js";

export const RELEASE_SCHEMA: readonly string[] = [
  ...recordTable(
    "appointment",
    `
    kind text not null,
    title text not null,
    public_label text not null,
    day text not null,
    time text not null,
    minutes integer not null,
    means text not null,
    place text not null,
    postcode text not null,
    with_whom text not null,
    organisation text not null,
    phone text not null,
    required_by_licence integer not null,
    travel_minutes integer,
    notes text not null,
    status text not null,
    outcome text`,
  ),
  "create index appointment_day on appointment (day)",
  ...recordTable(
    "licence",
    `
    starts_on text,
    ends_on text,
    address text not null,
    postcode text not null,
    first_appointment text,
    hdc_curfew text,
    tag_fitted_on text,
    unique (prisoner_number)`,
  ),
  ...recordTable(
    "licence_condition",
    `
    condition text not null,
    policy_version text not null,
    details text not null,
    licence_text text not null,
    removed_on text`,
  ),
  ...recordTable(
    "plan",
    `
    version integer not null,
    status text not null,
    template text not null,
    template_digest text,
    language text not null,
    audience text not null,
    value text not null,
    value_hash text not null,
    pages integer not null,
    sha256 text not null,
    issued_on text,
    unique (prisoner_number, version)`,
  ),
  ...recordTable("outcome", `outcome text not null, value text not null, observed_on text not null, released_on text not null`),
];
