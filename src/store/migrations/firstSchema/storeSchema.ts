export const STORE_SCHEMA: readonly string[] = [
  `create table store_meta (
    id text primary key not null,
    schema_version integer not null,
    encryption text not null,
    created_at text not null,
    audit_count integer not null,
    audit_hash text not null)`,
  `create table audit_entry (
    seq integer primary key not null,
    at text not null,
    actor text not null,
    purpose text not null,
    action text not null,
    subject text,
    record text,
    details text not null,
    previous_hash text not null,
    hash text not null)`,
  "create index audit_entry_subject on audit_entry (subject)",
  "create table prison (code text primary key not null, name text not null, role text)",
  `create table worker (
    name text primary key not null,
    full_name text not null,
    role text not null,
    organisation text not null,
    phone text not null,
    active integer not null)`,
];
