import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { canonicalJson } from "./canonicalJson.js";
import type { AuditEntryTable, Schema } from "./schema.js";

/** Facts of what was done that are about the work, never about a person: figures, codes of forms, names of fields. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What one act leaves in the trail. `action` is "<what>.<verb>", for example "need.record" or "person.show". */
export interface AuditAct {
  readonly action: string;
  /** Prisoner number of the person it is about. */
  readonly subject?: string;
  /** Id of the record it is about. */
  readonly record?: string;
  readonly details?: AuditDetails;
}

/** One line of the trail. `at` is an instant, ISO in UTC. */
export interface AuditEntry extends Required<Pick<AuditAct, "action" | "details">>, Pick<AuditAct, "subject" | "record"> {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly purpose: string;
  readonly hash: string;
}

/**
 * Whether the trail is whole; where it is not, the first entry that is not as it was written, or one more than the last where its
 * end is gone.
 */
export type AuditVerdict =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  | { readonly intact: false; readonly entries: number; readonly brokenAt: number };

const BATCH = 5_000;

/**
 * Puts what a write did at the end of the trail, each entry bound to the one before by its hash, and notes where the trail now
 * ends.
 */
export async function appendAudit(
  db: Kysely<Schema>,
  acts: readonly AuditAct[],
  who: { readonly actor: string; readonly purpose: string; readonly at: string },
): Promise<void> {
  if (acts.length === 0) return;
  const meta = await db.selectFrom("store_meta").select(["id", "audit_count", "audit_hash"]).executeTakeFirstOrThrow();
  let seq = meta.audit_count;
  let previous = seq === 0 ? chainStart(meta.id) : meta.audit_hash;
  const entries: AuditEntryTable[] = [];
  for (const act of acts) {
    seq += 1;
    const entry = { seq, ...who, ...columnsOf(act), previous_hash: previous };
    previous = hashOf(entry);
    entries.push({ ...entry, hash: previous });
  }
  for (let start = 0; start < entries.length; start += BATCH / 10) {
    await db
      .insertInto("audit_entry")
      .values(entries.slice(start, start + BATCH / 10))
      .execute();
  }
  await db.updateTable("store_meta").set({ audit_count: seq, audit_hash: previous }).execute();
}

/** Walks the whole trail: an entry changed, removed, added or moved, at either end or in the middle, is found. */
export async function verifyAudit(db: Kysely<Schema>): Promise<AuditVerdict> {
  const meta = await db.selectFrom("store_meta").select(["id", "audit_count", "audit_hash"]).executeTakeFirstOrThrow();
  let previous = chainStart(meta.id);
  let seq = 0;
  for await (const batch of auditRows(db, 0)) {
    for (const { hash, ...entry } of batch) {
      const asWritten = entry.seq === seq + 1 && entry.previous_hash === previous && hash === hashOf(entry);
      if (!asWritten) return { intact: false, entries: meta.audit_count, brokenAt: seq + 1 };
      seq = entry.seq;
      previous = hash;
    }
  }
  const whole = seq === meta.audit_count && (seq === 0 ? meta.audit_hash === "" : previous === meta.audit_hash);
  if (!whole) return { intact: false, entries: meta.audit_count, brokenAt: seq + 1 };
  return { intact: true, entries: seq, head: previous };
}

/** The verbs of acts that change a record somebody may have on their screen. Looks, and records that are new, overtake nobody. */
const OVERTAKING = ["change", "move", "cancel", "set", "discard"];

/** What others did, since an instant, to the records that these acts change; oldest first. */
export async function findOvertaking(db: Kysely<Schema>, acts: readonly AuditAct[], since: Date): Promise<readonly AuditEntry[]> {
  const found = new Map<number, AuditEntry>();
  for (const { action, record } of acts) {
    if (record === undefined || !overtakes(action)) continue;
    const rows = await db
      .selectFrom("audit_entry")
      .selectAll()
      .where("record", "=", record)
      .where("at", ">=", since.toISOString())
      .execute();
    for (const row of rows) if (overtakes(row.action)) found.set(row.seq, entryOf(row));
  }
  return [...found.values()].sort((one, other) => one.seq - other.seq);
}

function overtakes(action: string): boolean {
  return OVERTAKING.includes(action.slice(action.lastIndexOf(".") + 1));
}

export class AuditReader {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** The trail after an entry (0 for all of it), oldest first, in batches. */
  async *entriesAfter(seq: number): AsyncGenerator<readonly AuditEntry[]> {
    for await (const batch of auditRows(this.#db, seq)) yield batch.map(entryOf);
  }
}

async function* auditRows(db: Kysely<Schema>, after: number): AsyncGenerator<readonly AuditEntryTable[]> {
  for (let last = after; ; ) {
    const rows = await db.selectFrom("audit_entry").selectAll().where("seq", ">", last).orderBy("seq").limit(BATCH).execute();
    yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.seq ?? last;
  }
}

/** What the first entry is bound to: the store itself, so that a trail cannot be moved to another. */
function chainStart(storeId: string): string {
  return sha256(`resettle audit trail of ${storeId}`);
}

function hashOf(entry: Omit<AuditEntryTable, "hash">): string {
  return sha256(canonicalJson(entry));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function columnsOf(act: AuditAct): Pick<AuditEntryTable, "action" | "subject" | "record" | "details"> {
  const { action, subject = null, record = null, details = {} } = act;
  return { action, subject, record, details: canonicalJson(details) };
}

function entryOf(row: AuditEntryTable): AuditEntry {
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    purpose: row.purpose,
    action: row.action,
    ...(row.subject === null ? {} : { subject: row.subject }),
    ...(row.record === null ? {} : { record: row.record }),
    details: JSON.parse(row.details) as AuditDetails,
    hash: row.hash,
  };
}
