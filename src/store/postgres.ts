import { Kysely, PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler, sql } from "kysely";
import pg from "pg";
import type { BulkColumn, BulkInsert, Engine, EngineOptions, EngineSql } from "./engine.js";
import { GuardedDriver } from "./guardedDriver.js";
import { guardTables, mayErase, seesAllOf, seesEverything } from "./postgresAccess.js";
import { chooseServer } from "./postgresAddress.js";
import { findRisks } from "./postgresRisks.js";
import type { Schema } from "./schema.js";
import { explainPostgresError } from "./storeErrors.js";

interface PostgresLocation {
  readonly url: string;
}

/** A number that no other program is likely to use for its advisory locks: the letters "rese". */
const WRITE_LOCK = 0x7265_7365;
const POOL_SIZE = 4;
/** Rows from which on it is worth looking at the tables anew. */
const BIG_IMPORT = 5_000;

/**
 * Whatever the server does unless told: what is acknowledged is on its disk, and on that of the standbys it waits for (its manual, 19.5.1). What waits for
 * even more is left as it is.
 */
const WAIT_FOR_DISK = sql`case when current_setting('synchronous_commit') in ('off', 'local', 'remote_write')
  then set_config('synchronous_commit', 'on', true) end`;

export async function storeExists(location: PostgresLocation, options: EngineOptions): Promise<boolean> {
  const engine = await connect(location, options);
  try {
    return await engine.sql.tableExists(engine.db, "store_meta");
  } finally {
    await engine.close();
  }
}

/** Opens the store in a database. A connection is made when the first question is asked; to choose among several servers, one before. */
export async function openEngine(location: PostgresLocation, options: EngineOptions): Promise<Engine> {
  return connect(location, options);
}

/** PostgreSQL changes a schema inside a transaction like anything else, so nothing has to be copied. */
export async function changeSchema(
  location: PostgresLocation,
  options: EngineOptions,
  change: (engine: Engine) => Promise<void>,
): Promise<void> {
  const engine = await connect(location, options);
  try {
    await engine.write((tx) => change({ ...engine, db: tx, write: (work) => work(tx) }));
  } finally {
    await engine.close();
  }
}

async function connect(location: PostgresLocation, options: EngineOptions): Promise<Engine> {
  const server = await chooseServer(location.url, [
    `-c lock_timeout=${options.lockWaitMs}`,
    `-c default_transaction_read_only=${options.readOnly ? "on" : "off"}`,
  ]);
  const driver = new GuardedDriver(new PostgresDriver({ pool: createPool(server) }), explainPostgresError, options.onSlowCommit);
  const db = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return {
    db,
    sql: POSTGRES_SQL,
    write: (work) =>
      db.transaction().execute(async (tx) => {
        // One writer at a time, as on SQLite: what a write reads cannot change under it, and the audit chain has one end.
        await sql`select pg_advisory_xact_lock(${WRITE_LOCK}, hashtext(current_schema())), ${WAIT_FOR_DISK}`.execute(tx);
        return driver.whileWriting(() => work(tx));
      }),
    // The server looks after its files, and its foreign keys hold by construction.
    checkFile: async () => [],
    findRisks: (asked) => findRisks(asked, location.url),
    scrub: async () => undefined,
    close: () => db.destroy(),
  };
}

function createPool(server: pg.ClientConfig): pg.Pool {
  const pool = new pg.Pool({ ...server, max: POOL_SIZE });
  // A connection that breaks says so to the query that uses it, and is replaced; without listeners it would end the program.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

const POSTGRES_SQL: EngineSql = {
  anyOf: (column, values) => sql`${sql.ref(column)} = any(${values}::text[])`,
  orderOfPeople: "prisoner_number",
  insertRows,
  fillEmpty: (_db, _tables, work) => work(false),
  afterImport: gatherStatistics,
  guardTables,
  signedIn: sql<string | null>`session_user::text`,
  seesEverything,
  mayErase,
  seesAllOf,
  columnsOf,
  tableExists: async (db, table) => {
    const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(db);
    return rows[0]?.found === true;
  },
};

/** PostgreSQL plans by what it last knew of a table, and would not know of a first big roll until some minutes later. */
async function gatherStatistics(db: Kysely<Schema>, importNumber: number): Promise<void> {
  const { made } = await db
    .selectFrom("custody")
    .select((row) => row.fn.countAll().as("made"))
    .where("import_number", "=", importNumber)
    .executeTakeFirstOrThrow();
  if (Number(made) >= BIG_IMPORT) await sql`analyze custody, person, stay`.execute(db);
}

async function columnsOf(db: Kysely<Schema>, table: keyof Schema): Promise<readonly BulkColumn[]> {
  const { rows } = await sql<BulkColumn>`select column_name as name, data_type as type from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} order by ordinal_position`.execute(db);
  return rows;
}

/** One array a column, so that any number of rows is one statement with the same text. */
async function insertRows(db: Kysely<Schema>, { table, columns, rows, replace }: BulkInsert): Promise<void> {
  if (rows.length === 0) return;
  const arrays = columns.map((column, index) => sql`${rows.map((row) => row[index])}::${sql.raw(column.type)}[]`);
  const names = columns.map((column) => sql.ref(column.name));
  const replaced = replace?.columns.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
  const conflict =
    replace === undefined ? sql`` : sql` on conflict (${sql.ref(replace.on)}) do update set ${sql.join(replaced ?? [])}`;
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) select * from unnest(${sql.join(arrays)})${conflict}`.execute(
    db,
  );
}
