import { createHash } from "node:crypto";
import { sql } from "kysely";
import { canonicalJson } from "./canonicalJson.js";
import type { Engine } from "./engine.js";
import type { Schema } from "./schema.js";
import { TABLE_KEYS, TABLES } from "./tables.js";

/** What a table holds, in a form that is the same on both engines. */
export interface TableDigest {
  readonly table: keyof Schema;
  readonly rows: number;
  /** The SHA-256 of every row, added up: the same whatever order an engine gives them in. In hexadecimal. */
  readonly digest: string;
}

type Place = Pick<Engine, "db" | "sql">;
type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** A plan's pages are in its row, so not many at a time. */
const BATCH = 500;
const DIGEST_SPAN = 2n ** 256n;
/** What each engine says of itself; everything else is the same wherever the store is. */
const OF_THE_ENGINE: ReadonlySet<string> = new Set(["store_meta.encryption"]);

/** Puts every row of every table into another store, as it is. The tables there are empty; `encryption` is what that store says of itself. */
export async function copyTables(source: Place, target: Place, encryption: string): Promise<readonly TableDigest[]> {
  const copied: TableDigest[] = [];
  for (const table of TABLES) {
    const columns = await target.sql.columnsOf(target.db, table);
    const digest = new RowDigest(table);
    for await (const batch of batchesOf(source, table)) {
      const own: readonly Row[] = table === "store_meta" ? batch.map((row) => ({ ...row, encryption })) : batch;
      for (const row of batch) digest.add(row);
      const rows = own.map((row) => columns.map(({ name }) => row[name] ?? null));
      await target.sql.insertRows(target.db, { table, columns, rows });
    }
    copied.push(digest.end());
  }
  return copied;
}

/** Reads every row of every table again. */
export async function digestTables(place: Place): Promise<readonly TableDigest[]> {
  const digests: TableDigest[] = [];
  for (const table of TABLES) {
    const digest = new RowDigest(table);
    for await (const batch of batchesOf(place, table)) for (const row of batch) digest.add(row);
    digests.push(digest.end());
  }
  return digests;
}

class RowDigest {
  readonly #table: keyof Schema;
  #rows = 0;
  #sum = 0n;

  constructor(table: keyof Schema) {
    this.#table = table;
  }

  add(row: Row): void {
    const own = Object.entries(row).filter(([column]) => !OF_THE_ENGINE.has(`${this.#table}.${column}`));
    const hash = createHash("sha256")
      .update(canonicalJson(Object.fromEntries(own)))
      .digest("hex");
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % DIGEST_SPAN;
    this.#rows += 1;
  }

  end(): TableDigest {
    return { table: this.#table, rows: this.#rows, digest: this.#sum.toString(16).padStart(64, "0") };
  }
}

/** Reads on from the last row of a batch, by the key of the table, so that memory stays flat. */
async function* batchesOf({ db }: Place, table: keyof Schema): AsyncGenerator<readonly Row[]> {
  const names: readonly string[] = TABLE_KEYS[table];
  const key = sql.join(names.map((name) => sql.ref(name)));
  for (let last: Row | undefined; ; ) {
    const from = last;
    const after = from === undefined ? sql`` : sql`where (${key}) > (${sql.join(names.map((name) => from[name]))})`;
    const { rows } = await sql<Row>`select * from ${sql.table(table)} ${after} order by ${key} limit ${sql.lit(BATCH)}`.execute(
      db,
    );
    yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}
