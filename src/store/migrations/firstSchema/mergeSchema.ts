/** A prisoner number that turned out to be somebody's who has another: the records of both are one person's until it is taken back. */
export const MERGE_SCHEMA: readonly string[] = [
  `create table merge (
    id text primary key not null,
    from_number text not null references person (prisoner_number),
    into_number text not null references person (prisoner_number),
    reason text not null,
    merged_by text not null,
    merged_on text not null,
    undone_by text,
    undone_on text,
    check (from_number <> into_number))`,
  "create unique index merge_from on merge (from_number) where undone_on is null",
];
