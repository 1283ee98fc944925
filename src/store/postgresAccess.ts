import { type Kysely, sql } from "kysely";
import { GUARDS } from "./postgresGuards.js";
import type { Schema } from "./schema.js";
import { TABLES } from "./tables.js";

/**
 * What the conditions of postgresGuards.ts ask. They run with the rights of whoever owns the tables, whose own rows no condition limits, so that one table's
 * condition can look into another; they answer for the role that is signed in (`session_user`), and say nothing of anybody else.
 */
const FUNCTIONS: Readonly<Record<string, readonly [returns: string, body: string]>> = {
  // To administer is to record too, and whoever may do anything may read.
  "resettle_prisons(what text)": [
    "text[]",
    `select coalesce(array_agg(prison), '{}') from access where role = session_user::text
      and (what = 'read' or may = what or (may = 'administer' and what = 'record'))`,
  ],
  "resettle_known()": ["boolean", "select exists (select 1 from access where role = session_user::text)"],
  "resettle_everywhere(what text)": ["boolean", "select '*' = any(resettle_prisons(what))"],
  // A person is where the newest version has them, on the roll or no longer; what is under a number that was merged goes with the other.
  "resettle_may(number text, what text)": [
    "boolean",
    `select exists (select 1
      from (select number as one union all select into_number from merge where from_number = number and undone_on is null) as meant
      where (select prison from custody where prisoner_number = one order by import_number desc limit 1)
        = any(resettle_prisons(what)))`,
  ],
  // The day the person left the last of these prisons they were at; null where they never were, or are, at one.
  "resettle_left(number text)": [
    "text",
    `select max(to_day) from custody where prisoner_number = number and prison = any(resettle_prisons('read'))`,
  ],
};

/**
 * Lets every role that can sign in to the database see and change what `access` says, and nothing else: row-level security on every table, forced. Whoever
 * owns the tables (who ran `init`) does everything but change or remove what is in the audit trail. Safe to run again after a change of the schema.
 */
export async function guardTables(db: Kysely<Schema>): Promise<void> {
  const statements = [...functionStatements(), ...TABLES.flatMap(tableStatements), ...TRAIL_END];
  // In one round trip: there are hundreds.
  await sql.raw(statements.join(";\n")).execute(db);
}

/** Whether the role that is signed in sees every row there is: who owns the tables, or stands above all conditions. */
export async function seesEverything(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`select pg_has_role(relowner, 'usage') or not row_security_active(oid) as all
    from pg_class where oid = to_regclass('store_meta')`.execute(db);
  return rows[0]?.all === true;
}

/** Whether the role that is signed in may take somebody out of every table: what only an import writes is among them. */
export async function mayErase(db: Kysely<Schema>): Promise<boolean> {
  if (await seesEverything(db)) return true;
  const { rows } = await sql<{ may: boolean }>`select resettle_everywhere('administer') as may`.execute(db);
  return rows[0]?.may === true;
}

/** Whether the role that is signed in sees all that is held on a person: where they are, it may see what is restricted too. */
export async function seesAllOf(db: Kysely<Schema>, prisonerNumber: string): Promise<boolean> {
  if (await mayErase(db)) return true;
  const { rows } = await sql<{ all: boolean }>`select
    (resettle_everywhere('read') or resettle_may(${prisonerNumber}, 'read'))
    and (resettle_everywhere('restricted') or resettle_may(${prisonerNumber}, 'restricted')) as all`.execute(db);
  return rows[0]?.all === true;
}

function functionStatements(): readonly string[] {
  const made = Object.entries(FUNCTIONS).flatMap(([signature, [returns, body]]) => [
    `create or replace function ${signature} returns ${returns} language sql stable security definer as $$ ${body} $$`,
    inOurSchema(signature),
  ]);
  return [formatted("grant usage on schema %I to public", "current_schema()"), ...made];
}

/** A function with the rights of another must not find somebody's own tables before ours. */
function inOurSchema(signature: string): string {
  return formatted(`alter function ${signature} set search_path = %I, pg_temp`, "current_schema()");
}

/** A statement with a name in it that only the server knows. */
function formatted(statement: string, name: string): string {
  return `do $$ begin execute format('${statement}', ${name}); end $$`;
}

const OWNER = "(select relowner::regrole from pg_class where oid = to_regclass('store_meta'))";

function tableStatements(table: keyof Schema): readonly string[] {
  const { see, write, remove = write, grants = "select, insert, update, delete" } = GUARDS[table];
  const policy = (name: string, what: string) => [
    `drop policy if exists ${name} on ${table}`,
    `create policy ${name} on ${table} ${what}`,
  ];
  return [
    `revoke all on ${table} from public`,
    `grant ${grants} on ${table} to public`,
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `drop policy if exists owner on ${table}`,
    formatted(`create policy owner on ${table} to %s using (true) with check (true)`, OWNER),
    ...policy("see", `for select using (${see})`),
    ...policy("add", `for insert with check (${write})`),
    // Who sees a row and may not change it is told so; a condition on what is found would change nothing and say nothing.
    ...policy("change", `for update using (${see}) with check (${write})`),
    ...policy("remove", `for delete using (${remove})`),
  ];
}

/** An entry of the trail is never changed or removed, by nobody; and nobody but its owner says that it ends where it does not. */
const TRAIL_END: readonly string[] = [
  formatted("revoke update, delete, truncate on audit_entry from %s", OWNER),
  `create or replace function resettle_guard_trail() returns trigger language plpgsql security definer as $$
    begin
      if not pg_has_role(session_user, current_user, 'usage') and (new.audit_count < old.audit_count
        or not exists (select 1 from audit_entry where seq = new.audit_count and hash = new.audit_hash)
        or exists (select 1 from audit_entry where seq = new.audit_count + 1)) then
        raise exception 'the audit trail does not end there' using errcode = '42501';
      end if;
      return new;
    end $$`,
  inOurSchema("resettle_guard_trail()"),
  "drop trigger if exists guard_trail on store_meta",
  `create trigger guard_trail before update of audit_count, audit_hash on store_meta
    for each row execute function resettle_guard_trail()`,
];
