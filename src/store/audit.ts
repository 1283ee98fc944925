import { createHash } from "node:crypto";
import type { Kysely, SelectQueryBuilder } from "kysely";
import { findSubjects, findUnsoundSubject, makeSubjects } from "./auditSubjects.js";
import { canonicalJson } from "./canonicalJson.js";
import type { Engine } from "./engine.js";
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
  /** Who acted, as they said. */
  readonly actor: string;
  /** The role that was signed in to the server, as the server knows it; absent where the store was a file. */
  readonly role?: string;
  readonly purpose: string;
  /** It was about somebody whose record has been erased since: nobody can tell any more about whom. */
  readonly erased?: true;
  readonly hash: string;
}

/**
 * Whether the trail is whole; where it is not, the first entry that is not as it was written, or one more than the last where its
 * end is gone.
 */
export type AuditVerdict =
  | {
      readonly intact: true;
      readonly entries: number;
      readonly head: string;
      /** The hash of the entry that was asked about; undefined where there is none of that number. */
      readonly hashAt?: string;
    }
  | { readonly intact: false; readonly entries: number; readonly brokenAt: number };

const BATCH = 5_000;

/**
 * Puts what a write did at the end of the trail, each entry bound to the one before by its hash, and notes where the trail now
 * ends.
 */
export async function appendAudit(
  { db, sql: engine }: Pick<Engine, "db" | "sql">,
  acts: readonly AuditAct[],
  said: { readonly actor: string; readonly purpose: string; readonly at: string },
): Promise<void> {
  if (acts.length === 0) return;
  const { role, ...meta } = await db
    .selectFrom("store_meta")
    .select(["id", "audit_count", "audit_hash", engine.signedIn.as("role")])
    .executeTakeFirstOrThrow();
  const who = { ...said, role };
  let seq = meta.audit_count;
  let previous = seq === 0 ? chainStart(meta.id) : meta.audit_hash;
  const subjects = await makeSubjects(
    db,
    acts.flatMap(({ subject }) => subject ?? []),
  );
  const entries: AuditEntryTable[] = [];
  for (const act of acts) {
    seq += 1;
    const entry = { seq, ...who, ...columnsOf(act, subjects), previous_hash: previous };
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

/**
 * Walks the whole trail: an entry changed, removed, added or moved, at either end or in the middle, is found; so is one that is now said to be about somebody else.
 * `askedSeq`: the entry whose hash is wanted.
 */
export async function verifyAudit(db: Kysely<Schema>, askedSeq?: number): Promise<AuditVerdict> {
  const meta = await db.selectFrom("store_meta").select(["id", "audit_count", "audit_hash"]).executeTakeFirstOrThrow();
  let previous = chainStart(meta.id);
  let seq = 0;
  let hashAt: string | undefined;
  for await (const batch of auditRows(db, 0)) {
    for (const { hash, ...entry } of batch) {
      const asWritten = entry.seq === seq + 1 && entry.previous_hash === previous && hash === hashOf(entry);
      if (!asWritten) return { intact: false, entries: meta.audit_count, brokenAt: seq + 1 };
      seq = entry.seq;
      previous = hash;
      if (seq === askedSeq) hashAt = hash;
    }
  }
  const whole = seq === meta.audit_count && (seq === 0 ? meta.audit_hash === "" : previous === meta.audit_hash);
  if (!whole) return { intact: false, entries: meta.audit_count, brokenAt: seq + 1 };
  const unsound = await findUnsoundSubject(db);
  if (unsound !== undefined) return { intact: false, entries: seq, brokenAt: unsound };
  return { intact: true, entries: seq, head: previous, ...(hashAt === undefined ? {} : { hashAt }) };
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
    const numbers = await findSubjects(db, rows);
    for (const row of rows) if (overtakes(row.action)) found.set(row.seq, entryOf(row, numbers));
  }
  return [...found.values()].sort((one, other) => one.seq - other.seq);
}

function overtakes(action: string): boolean {
  return OVERTAKING.includes(action.slice(action.lastIndexOf(".") + 1));
}

async function* auditRows(db: Kysely<Schema>, after: number): AsyncGenerator<readonly AuditEntryTable[]> {
  yield* inBatches(db.selectFrom("audit_entry").selectAll(), after);
}

/** The rows of a question about the trail after an entry, oldest first, read on from the last of each batch. */
export async function* inBatches(
  rows: SelectQueryBuilder<Schema, "audit_entry", AuditEntryTable>,
  after: number,
): AsyncGenerator<readonly AuditEntryTable[]> {
  for (let last = after; ; ) {
    const batch = await rows.where("seq", ">", last).orderBy("seq").limit(BATCH).execute();
    yield batch;
    if (batch.length < BATCH) return;
    last = batch.at(-1)?.seq ?? last;
  }
}

/** What the first entry is bound to: the store itself, so that a trail cannot be moved to another. */
export function chainStart(storeId: string): string {
  return sha256(`resettle audit trail of ${storeId}`);
}

function hashOf(entry: Omit<AuditEntryTable, "hash">): string {
  return sha256(hashedText(entry));
}

/** The text of an entry whose SHA-256 is its hash: JSON with its keys in order. */
export function hashedText(entry: Omit<AuditEntryTable, "hash">): string {
  return canonicalJson(entry);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

type ActColumns = Pick<AuditEntryTable, "action" | "subject" | "record" | "details">;

function columnsOf(act: AuditAct, subjects: ReadonlyMap<string, string>): ActColumns {
  const { action, subject, record = null, details = {} } = act;
  return { action, subject: subjects.get(subject ?? "") ?? null, record, details: canonicalJson(details) };
}

/** A row as it is read: `numbers` has the prisoner number of each subject that has one still. */
export function entryOf(row: AuditEntryTable, numbers: ReadonlyMap<string, string>): AuditEntry {
  const number = row.subject === null ? undefined : numbers.get(row.subject);
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    ...(row.role === null ? {} : { role: row.role }),
    purpose: row.purpose,
    action: row.action,
    ...(number === undefined ? {} : { subject: number }),
    ...(row.subject !== null && number === undefined ? { erased: true } : {}),
    ...(row.record === null ? {} : { record: row.record }),
    details: JSON.parse(row.details) as AuditDetails,
    hash: row.hash,
  };
}
