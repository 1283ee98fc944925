/** The directory of services, and which needs a referral is for. Lists are JSON; a service is known by its name in one spelling. */
export const DIRECTORY_SCHEMA: readonly string[] = [
  `create table service (
    service_key text primary key not null,
    name text not null,
    public_label text not null,
    organisation text not null,
    pathways text not null,
    prisons text not null,
    release_areas text not null,
    setting text not null,
    who_for text not null,
    age_from integer,
    age_to integer,
    how_to_refer text not null,
    days_to_answer integer,
    address text not null,
    postcode text not null,
    phone text not null,
    opening_times text not null,
    travel_notes text not null,
    notes text not null,
    checked_on text,
    withdrawn_on text)`,
  `create table referral_need (
    referral_id text not null references referral (id),
    need_id text not null references need (id),
    primary key (referral_id, need_id))`,
];
