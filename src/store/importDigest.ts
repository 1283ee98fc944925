import { createHash, type Hash } from "node:crypto";
import type { SelectQueryBuilder } from "kysely";
import type { ReadContext } from "./repositories/context.js";
import type { Schema } from "./schema.js";

/** What of a version never changes once it is there. */
const OPENED = [
  "prisoner_number",
  "line",
  "prison",
  "location",
  "last_name",
  "first_name",
  "middle_names",
  "date_of_birth",
  "sex",
  "facts",
  "from_day",
] as const;
const ENDED = ["prisoner_number", "import_number", "to_day"] as const;
const STAY_OPENED = ["prisoner_number", "id", "received_on", "first_seen_on"] as const;
const STAY_ENDED = ["prisoner_number", "id", "ended_on", "end_kind"] as const;
const BATCH = 2_000;

/**
 * SHA-256 over everything an import changed: the versions it opened and those it ended, the stays it opened and those it ended,
 * by prisoner number. The import's line in the audit trail holds it, so that the custody history cannot be altered later without
 * being noticed.
 */
export async function digestOfImport({ db }: ReadContext, importNumber: number): Promise<string> {
  const hash = createHash("sha256");
  const versions = db.selectFrom("custody");
  const stays = db.selectFrom("stay");
  await addRows(hash, versions.select(OPENED).where("import_number", "=", importNumber));
  await addRows(hash, versions.select(ENDED).where("closed_by_import", "=", importNumber));
  await addRows(hash, stays.select(STAY_OPENED).where("opened_by_import", "=", importNumber));
  await addRows(hash, stays.select(STAY_ENDED).where("closed_by_import", "=", importNumber));
  return hash.digest("hex");
}

/** At most one row a person, so rows are read on from the last number of a batch and memory stays flat. */
async function addRows(
  hash: Hash,
  rows: SelectQueryBuilder<Schema, "custody" | "stay", { readonly prisoner_number: string }>,
): Promise<void> {
  hash.update("[");
  for (let last = ""; ; ) {
    const batch = await rows.where("prisoner_number", ">", last).orderBy("prisoner_number").limit(BATCH).execute();
    for (const row of batch) hash.update(`${JSON.stringify(row)}\n`);
    if (batch.length < BATCH) break;
    last = batch.at(-1)?.prisoner_number ?? last;
  }
  hash.update("]");
}
