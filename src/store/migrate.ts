import { randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Engine } from "./engine.js";
import { newId } from "./ids.js";
import { MIGRATIONS, type Migration } from "./migrations/list.js";
import type { Schema } from "./schema.js";
import { storeError } from "./storeErrors.js";

/** What a store says of itself. */
export interface StoreMeta {
  readonly id: string;
  readonly schemaVersion: number;
  readonly encryption: "aegis" | "plain" | "server";
  /** What restricted things are sealed with; empty until there is a key. */
  readonly restrictedPublicKey: string;
}

/** Throws AppError STORE_NOT_OURS where the database is of something else. */
export async function readStoreMeta(engine: Engine): Promise<StoreMeta> {
  if (!(await engine.sql.tableExists(engine.db, "store_meta"))) throw storeError("STORE_NOT_OURS");
  const row = await engine.db.selectFrom("store_meta").selectAll().executeTakeFirst();
  if (row === undefined) throw storeError("STORE_DAMAGED");
  const { id, schema_version: schemaVersion, encryption, restricted_public_key: restrictedPublicKey } = row;
  return { id, schemaVersion, encryption, restrictedPublicKey };
}

/** Takes an empty or older store to the newest schema. Throws AppError STORE_NEWER where it is of a newer one still. */
export async function migrate(
  engine: Engine,
  migrations: readonly Migration[] = MIGRATIONS,
  made: { readonly encryption: StoreMeta["encryption"]; readonly at: Date; readonly restrictedPublicKey: string },
): Promise<void> {
  const isNew = !(await engine.sql.tableExists(engine.db, "store_meta"));
  const version = isNew ? 0 : (await readStoreMeta(engine)).schemaVersion;
  if (version > migrations.length) throw storeError("STORE_NEWER");
  await engine.write(async (tx) => {
    for (const migration of migrations.slice(version)) await runStatements(tx, migration);
    await engine.sql.guardTables(tx);
    if (isNew) await recordMeta(tx, made, migrations.length);
    else await tx.updateTable("store_meta").set({ schema_version: migrations.length }).execute();
  });
}

async function runStatements(db: Kysely<Schema>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

async function recordMeta(
  db: Kysely<Schema>,
  made: { readonly encryption: StoreMeta["encryption"]; readonly at: Date; readonly restrictedPublicKey: string },
  version: number,
): Promise<void> {
  const values = { id: newId(), schema_version: version, encryption: made.encryption, created_at: made.at.toISOString() };
  const erasure_key = randomBytes(32).toString("hex");
  await db
    .insertInto("store_meta")
    .values({ ...values, restricted_public_key: made.restrictedPublicKey, audit_count: 0, audit_hash: "", erasure_key })
    .execute();
}
