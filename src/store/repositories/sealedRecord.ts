import { sql } from "kysely";
import type { Pathway } from "../../domain/pathway.js";
import type { RecordOf } from "../../domain/records.js";
import type { Schema } from "../schema.js";
import type { ReadContext } from "./context.js";

/** Tables with a column `sealed`: what is restricted in a record, for whoever holds the restricted key. */
export const SEALED_TABLES = [
  "screening",
  "need",
  "barrier",
  "referral",
  "liaison_note",
] as const satisfies readonly (keyof Schema)[];
type SealedTable = (typeof SEALED_TABLES)[number];

/**
 * What a sealed record reads as in place of its own pathway: the most guarded one, since nobody can see whether it is. So it is on no list,
 * and keeps an address off a plan, as whatever is sealed may do.
 */
export const PATHWAY_OF_SEALED: Pathway = "abuse_support";

/** What is sealed of these records, still sealed, by id. */
export async function findSealedOf(
  { db, sql: engineSql }: ReadContext,
  table: SealedTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; sealed: string }>`select id, sealed from ${sql.table(table)}
    where sealed is not null and ${engineSql.anyOf("id", ids)}`.execute(db);
  return new Map(rows.map(({ id, sealed }) => [id, sealed]));
}

/** The fields of a record that are its own: whose it is, and who wrote it down, is never sealed. */
export function ownFields<Fields extends RecordOf>(record: Fields): Omit<Fields, keyof RecordOf> {
  const { id: _, prisonerNumber: __, recordedBy: ___, recordedOn: ____, ...own } = record;
  return own;
}
