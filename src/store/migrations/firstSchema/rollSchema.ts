/**
 * What an import made holds its number, and the person's, but does not refer to them where there is a row for everyone: for a
 * hundred thousand rows that costs more than it is worth. Their keys are indexes, which can be made when a first roll is in
 * (EngineSql.fillEmpty). A person has one stay of each import that received them.
 */
export const ROLL_SCHEMA: readonly string[] = [
  `create table roll_import (
    number integer primary key not null,
    file text not null,
    sha256 text not null,
    taken_on text not null,
    complete integer not null,
    mapping text not null,
    encoding text not null,
    sheet text,
    counts text not null,
    digest text not null,
    imported_by text not null,
    imported_at text not null,
    purpose text not null,
    columns text not null,
    warnings text not null,
    undone_at text,
    undone_by text)`,
  "create index roll_import_sha256 on roll_import (sha256)",
  "create index roll_import_undone on roll_import (number) where undone_at is not null",
  `create table roll_import_prison (
    import_number integer not null references roll_import (number),
    prison text not null,
    primary key (prison, import_number))`,
  "create index roll_import_prison_import on roll_import_prison (import_number, prison)",
  `create table person (
    prisoner_number text not null,
    import_number integer,
    roll_prison text,
    row_hash text,
    check ((roll_prison is null) = (row_hash is null)))`,
  "create unique index person_key on person (prisoner_number)",
  `create table stay (
    id text not null,
    prisoner_number text not null,
    received_on text not null,
    first_seen_on text not null,
    ended_on text,
    end_kind text,
    opened_by_import integer,
    closed_by_import integer,
    check ((ended_on is null) = (end_kind is null)))`,
  "create unique index stay_key on stay (prisoner_number, id)",
  "create index stay_closed_by on stay (closed_by_import, prisoner_number) where closed_by_import is not null",
];
