/** How often, and by whom, a service was asked again for its answer. */
export const REFERRAL_SCHEMA: readonly string[] = [
  `create table referral_chase (
    referral_id text not null references referral (id),
    position integer not null,
    chased_on text not null,
    worker text not null,
    note text not null,
    sealed text,
    primary key (referral_id, position))`,
];
