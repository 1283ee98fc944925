import { createHash } from "node:crypto";
import fc from "fast-check";
import { chainStart, hashedText } from "../../src/store/audit.js";
import type { Engine } from "../../src/store/engine.js";
import type { AuditEntryTable } from "../../src/store/schema.js";

/** A trail as it lies in the store, with what belongs to it. */
export interface Trail {
  readonly storeId: string;
  readonly entries: readonly AuditEntryTable[];
  readonly subjects: readonly { readonly subject: string; readonly prisoner_number: string; readonly salt: string }[];
  readonly count: number;
  readonly head: string;
}

/** One way to falsify a trail, by somebody who has the key and knows how it is made. */
export interface Tampering {
  readonly what: string;
  readonly falsify: (trail: Trail) => Trail;
}

const FIELDS = ["at", "actor", "role", "purpose", "action", "subject", "record", "details", "previous_hash", "hash"] as const;

/** Any of them, for a trail of so many entries. */
export function anyTampering(entries: number): fc.Arbitrary<Tampering> {
  const seq = fc.integer({ min: 1, max: entries });
  const field = fc.constantFrom(...FIELDS);
  const changed = fc.record({ seq, field, by: fc.stringMatching(/^[a-f0-9]{1,8}$/) });
  return fc.oneof(
    changed.map(({ seq, field, by }) => named(`${field} of ${seq} changed`, (rows) => change(rows, seq, field, by))),
    seq.map((one) => named(`${one} deleted`, (rows) => rows.filter((row) => row.seq !== one))),
    seq.map((one) => named(`${one} deleted, the rest renumbered`, (rows) => renumbered(rows.filter((row) => row.seq !== one)))),
    seq.map((one) => named(`another put in after ${one}`, (rows) => renumbered([...rows.slice(0, one), ...rows.slice(one - 1)]))),
    fc.tuple(seq, seq).map(([a, b]) => named(`${a} and ${b} swapped`, (rows) => swapped(rows, a, b))),
    seq.map((keep) => ({
      what: `cut after ${keep - 1}, the end mended`,
      falsify: (trail: Trail) => mended(trail, trail.entries.slice(0, keep - 1)),
    })),
    changed.map(({ seq, field, by }) => ({
      what: `${field} of ${seq} changed, and all hashes written anew`,
      falsify: (trail: Trail) => mended(trail, rehashed(trail, change(trail.entries, seq, field, by))),
    })),
    seq.map((one) => ({
      what: `${one} deleted, and all written anew`,
      falsify: (trail: Trail) => mended(trail, rehashed(trail, renumbered(trail.entries.filter((row) => row.seq !== one)))),
    })),
    fc.constant({ what: "two people exchanged", falsify: exchangePeople }),
    fc.constant({ what: "a person made nameless", falsify: (trail: Trail) => ({ ...trail, subjects: trail.subjects.slice(1) }) }),
  );
}

export async function readTrail({ db }: Engine): Promise<Trail> {
  const meta = await db.selectFrom("store_meta").selectAll().executeTakeFirstOrThrow();
  return {
    storeId: meta.id,
    entries: await db.selectFrom("audit_entry").selectAll().orderBy("seq").execute(),
    subjects: await db.selectFrom("audit_subject").selectAll().orderBy("subject").execute(),
    count: meta.audit_count,
    head: meta.audit_hash,
  };
}

/** Puts a trail in the place of the one there is, behind the program's back. */
export async function writeTrail(engine: Engine, { entries, subjects, count, head }: Trail): Promise<void> {
  await engine.write(async (db) => {
    await db.deleteFrom("audit_entry").execute();
    await db.deleteFrom("audit_subject").execute();
    if (entries.length > 0)
      await db
        .insertInto("audit_entry")
        .values([...entries])
        .execute();
    await db
      .insertInto("audit_subject")
      .values([...subjects])
      .execute();
    await db.updateTable("store_meta").set({ audit_count: count, audit_hash: head }).execute();
  });
}

function named(what: string, falsify: (rows: readonly AuditEntryTable[]) => readonly AuditEntryTable[]): Tampering {
  return { what, falsify: (trail: Trail) => ({ ...trail, entries: falsify(trail.entries) }) };
}

function change(rows: readonly AuditEntryTable[], seq: number, field: (typeof FIELDS)[number], by: string) {
  return rows.map((row) => (row.seq === seq ? { ...row, [field]: `${row[field] ?? ""}${by}` } : row));
}

function renumbered(rows: readonly AuditEntryTable[]): readonly AuditEntryTable[] {
  return rows.map((row, index) => ({ ...row, seq: index + 1 }));
}

function swapped(rows: readonly AuditEntryTable[], a: number, b: number): readonly AuditEntryTable[] {
  const other = new Map([
    [a, b],
    [b, a],
  ]);
  return rows.map((row) => ({ ...row, seq: other.get(row.seq) ?? row.seq }));
}

function rehashed({ storeId }: Trail, rows: readonly AuditEntryTable[]): readonly AuditEntryTable[] {
  let previous = chainStart(storeId);
  return rows.map(({ hash: _, ...row }) => {
    const entry = { ...row, previous_hash: previous };
    previous = createHash("sha256").update(hashedText(entry)).digest("hex");
    return { ...entry, hash: previous };
  });
}

function mended(trail: Trail, entries: readonly AuditEntryTable[]): Trail {
  return { ...trail, entries, count: entries.length, head: entries.at(-1)?.hash ?? "" };
}

function exchangePeople(trail: Trail): Trail {
  const [one, other, ...rest] = trail.subjects;
  if (one === undefined || other === undefined) throw new RangeError("two people are needed");
  const numbers = [other.prisoner_number, one.prisoner_number] as const;
  return { ...trail, subjects: [{ ...one, prisoner_number: numbers[0] }, { ...other, prisoner_number: numbers[1] }, ...rest] };
}
