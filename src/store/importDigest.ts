import { createHash, type Hash } from "node:crypto";
import type { Kysely, SelectQueryBuilder } from "kysely";
import { countRows, numberIn, type PackedRows } from "./packedRows.js";
import type { Schema } from "./schema.js";

/** What of a version never changes once it is there, in the order in which it is written. */
export const VERSION_VALUES = [
  "prisoner_number",
  "prison",
  "location",
  "last_name",
  "first_name",
  "middle_names",
  "search_name",
  "date_of_birth",
  "sex",
  "facts",
  "from_day",
  "import_number",
  "line",
  "source",
] as const;
/** The same of a stay. */
export const STAY_VALUES = ["prisoner_number", "id", "received_on", "first_seen_on", "opened_by_import"] as const;
const ENDED = ["prisoner_number", "import_number", "to_day"] as const;
const STAY_ENDED = ["prisoner_number", "id", "ended_on", "end_kind"] as const;
const BATCH = 2_000;

/**
 * SHA-256 over everything an import changed: the versions it opened, and the stays that began with them, in the order of the roll's lines, then
 * the versions and stays it ended, by prisoner number. The import's line in the audit trail holds it, so that the custody history cannot be
 * altered later without being noticed.
 */
export class ImportDigest {
  readonly #versions = startRowDigest();
  readonly #stays = startRowDigest();
  #lastLine = 0;

  /** Takes in versions as they are written, and the stays that begin with them. Throws where versions are not in the order of their lines. */
  addOpened(versions: PackedRows, stays: PackedRows): void {
    for (let row = 0; row < countRows(versions); row += 1) {
      const line = numberIn(versions, row, LINE);
      if (line <= this.#lastLine) throw new Error("the versions of an import are not in the order of its lines");
      this.#lastLine = line;
    }
    this.#versions.add(versions);
    this.#stays.add(stays);
  }

  /** Closes with what the import ended, and how many stays it began. In lower-case hexadecimal. */
  async end(db: Kysely<Schema>, importNumber: number, staysBegun = this.#stays.rows): Promise<string> {
    const hash = createHash("sha256").update(this.#versions.end()).update(this.#stays.end());
    const versions = db.selectFrom("custody").select(ENDED).where("closed_by_import", "=", importNumber);
    const stays = db.selectFrom("stay").select(STAY_ENDED).where("closed_by_import", "=", importNumber);
    await addEnded(hash, versions);
    await addEnded(hash, stays);
    return hash.update(String(staysBegun)).digest("hex");
  }
}

/** At most one row a person, so rows are read on from the last number of a batch and memory stays flat. */
async function addEnded(
  hash: Hash,
  rows: SelectQueryBuilder<Schema, "custody" | "stay", { readonly prisoner_number: string }>,
): Promise<void> {
  hash.update("[");
  for (let last = ""; ; ) {
    const batch = await rows.where("prisoner_number", ">", last).orderBy("prisoner_number").limit(BATCH).execute();
    hash.update(batch.map((row) => `${JSON.stringify(row)}\n`).join(""));
    if (batch.length < BATCH) break;
    last = batch.at(-1)?.prisoner_number ?? last;
  }
  hash.update("]");
}

/** A digest of rows that is the same however they are parted into batches: of all their texts, and of all lengths. */
function startRowDigest() {
  const [texts, lengths] = [createHash("sha256"), createHash("sha256")];
  let rows = 0;
  return {
    get rows() {
      return rows;
    },
    add(packed: PackedRows): void {
      texts.update(packed.text);
      lengths.update(packed.lengths);
      rows += countRows(packed);
    },
    end: () => Buffer.concat([texts.digest(), lengths.digest()]),
  };
}

const LINE = VERSION_VALUES.indexOf("line");
