import { sql } from "kysely";
import { AppError } from "../domain/appError.js";
import { type AuditVerdict, verifyAudit } from "./audit.js";
import { parseStoredJson } from "./columns.js";
import { digestOfImport } from "./digestOfImport.js";
import type { Engine } from "./engine.js";
import { ImportReader } from "./repositories/imports.js";
import { SEALED_TABLES } from "./repositories/sealedRecord.js";
import type { Schema } from "./schema.js";
import { looksSealed, openSealed } from "./sealing.js";
import { storeError } from "./storeErrors.js";
import { TABLES } from "./tables.js";

/** What a check of a whole store found. Sound where there are no problems. */
export interface StoreCheck {
  /** One sentence each. */
  readonly problems: readonly string[];
  /** What may become a problem: how a server is set, one sentence each. */
  readonly risks: readonly string[];
  /** How many rows each table has; none where the file could not be read. */
  readonly counts: Readonly<Partial<Record<keyof Schema, number>>>;
  /** How long the audit trail is and the hash of its last entry; absent where it is not whole. */
  readonly audit?: { readonly entries: number; readonly head: string };
}

/** Reads everything: the file, what refers to what, the audit trail, and the digest of every import. Changes nothing. Throws AppError STORE_PART_ONLY. */
export async function checkStore(engine: Engine, restrictedKey?: Uint8Array): Promise<StoreCheck> {
  if (!(await engine.sql.seesEverything(engine.db))) throw storeError("STORE_PART_ONLY");
  const problems = [...(await engine.checkFile())];
  const risks = await engine.findRisks(engine.db);
  // What cannot be read cannot be checked any further.
  if (problems.length > 0) return { problems, risks, counts: {} };
  try {
    const trail = await verifyAudit(engine.db);
    problems.push(...auditProblems(trail), ...(await importProblems(engine)));
    problems.push(...(await sealedProblems(engine, restrictedKey)));
    const audit = trail.intact ? { audit: { entries: trail.entries, head: trail.head } } : {};
    return { problems, risks, counts: await countRows(engine), ...audit };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "STORE_DAMAGED") throw error;
    return { problems: [...problems, error.message], risks, counts: {} };
  }
}

function auditProblems(verdict: AuditVerdict): readonly string[] {
  return verdict.intact
    ? []
    : [`The audit trail is not as it was written: entry ${verdict.brokenAt} is changed, missing or out of place.`];
}

async function importProblems(engine: Engine): Promise<readonly string[]> {
  const problems: string[] = [];
  // No import has the number 0: what it changed is what one that was taken back has left, nothing.
  const nothing = await digestOfImport(engine, 0);
  const said = await digestsInTrail(engine);
  for (const { number, digest, undoneAt } of await new ImportReader(engine).listAll()) {
    const found = await digestOfImport(engine, number);
    if (said.get(String(number)) !== digest) problems.push(`The digest of import ${number} is not what the audit trail says.`);
    if (undoneAt === undefined && found !== digest)
      problems.push(`The custody history of import ${number} is not as it was imported.`);
    if (undoneAt !== undefined && found !== nothing)
      problems.push(`Import ${number} was taken back, and something of it is left.`);
  }
  return problems;
}

/** What the trail says each import brought, by its number: an erasure makes it another. */
async function digestsInTrail({ db }: Engine): Promise<ReadonlyMap<string | null, unknown>> {
  const rows = await db
    .selectFrom("audit_entry")
    .select(["record", "details"])
    .where("action", "in", ["roll.import", "roll.digest"])
    .orderBy("seq")
    .execute();
  return new Map(rows.map(({ record, details }) => [record, parseStoredJson<{ digest?: string }>("details", details).digest]));
}

/** Whether what is sealed still opens; without the key, whether it has the shape of something sealed. */
async function sealedProblems(engine: Engine, restrictedKey: Uint8Array | undefined): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const table of SEALED_TABLES) {
    const { rows } = await sql<{ id: string; sealed: string }>`select id, sealed from ${sql.table(table)}
      where sealed is not null order by id`.execute(engine.db);
    const broken = rows.filter(({ id, sealed }) => !(restrictedKey ? opens(restrictedKey, sealed, id) : looksSealed(sealed)));
    problems.push(...broken.map(({ id }) => `What is restricted in the ${table} ${id} is not as it was sealed.`));
  }
  return problems;
}

function opens(restrictedKey: Uint8Array, sealed: string, id: string): boolean {
  try {
    openSealed(restrictedKey, sealed, id);
    return true;
  } catch {
    return false;
  }
}

async function countRows(engine: Engine): Promise<StoreCheck["counts"]> {
  const counts: Partial<Record<keyof Schema, number>> = {};
  for (const table of TABLES) {
    const { rows } = await sql<{ count: number | string }>`select count(*) as count from ${sql.table(table)}`.execute(engine.db);
    counts[table] = Number(rows[0]?.count ?? 0);
  }
  return counts;
}
