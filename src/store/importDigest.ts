import { createHash } from "node:crypto";
import type { Kysely, SelectQueryBuilder } from "kysely";
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

type Value = string | number | null;

/**
 * SHA-256 over everything an import changed: the versions it opened, each with the stay that began with it, in the order of the
 * roll's lines, then the versions and stays it ended, by prisoner number. The import's line in the audit trail holds it, so that
 * the custody history cannot be altered later without being noticed.
 */
export class ImportDigest {
  readonly #hash = createHash("sha256");
  #lastLine = 0;
  #stays = 0;

  /**
   * Takes in versions as they are written, with the stays by prisoner number. Throws where they are not in the order of their
   * lines, or a stay begins without a version.
   */
  addOpened(versions: readonly (readonly Value[])[], stays: ReadonlyMap<Value, readonly Value[]>): void {
    let text = "";
    let withStay = 0;
    for (const version of versions) {
      const line = Number(version[LINE]);
      if (line <= this.#lastLine) throw new Error("the versions of an import are not in the order of its lines");
      this.#lastLine = line;
      const stay = stays.get(version[0] ?? null);
      if (stay !== undefined) withStay += 1;
      text += asText(version);
      if (stay !== undefined) text += asText(stay);
      text += "\n";
    }
    if (withStay !== stays.size) throw new Error("a stay begins with a version of the same import");
    this.#stays += withStay;
    this.#hash.update(text);
  }

  /** Closes with what the import ended, and how many stays it began. In lower-case hexadecimal. */
  async end(db: Kysely<Schema>, importNumber: number, staysBegun = this.#stays): Promise<string> {
    const versions = db.selectFrom("custody").select(ENDED).where("closed_by_import", "=", importNumber);
    const stays = db.selectFrom("stay").select(STAY_ENDED).where("closed_by_import", "=", importNumber);
    await this.#addEnded(versions);
    await this.#addEnded(stays);
    return this.#hash.update(String(staysBegun)).digest("hex");
  }

  /** At most one row a person, so rows are read on from the last number of a batch and memory stays flat. */
  async #addEnded(rows: SelectQueryBuilder<Schema, "custody" | "stay", { readonly prisoner_number: string }>): Promise<void> {
    this.#hash.update("[");
    for (let last = ""; ; ) {
      const batch = await rows.where("prisoner_number", ">", last).orderBy("prisoner_number").limit(BATCH).execute();
      for (const row of batch) this.#hash.update(`${JSON.stringify(row)}\n`);
      if (batch.length < BATCH) break;
      last = batch.at(-1)?.prisoner_number ?? last;
    }
    this.#hash.update("]");
  }
}

/** Values with the unit separator between them, and which of them are none: that is unlike an empty one. */
function asText(values: readonly Value[]): string {
  let none = "";
  for (let at = values.indexOf(null); at !== -1; at = values.indexOf(null, at + 1)) none += `${at},`;
  return `${values.join("\u001f")}\0${none}`;
}

const LINE = VERSION_VALUES.indexOf("line");
