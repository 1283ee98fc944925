import type { Database, Statement } from "better-sqlite3";
import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from "kysely";

/**
 * Kysely's driver for one SQLite connection. Kysely's own begins transactions in a way that can be refused later, and has the native side build an object a row, which
 * takes half of the time of reading a roll.
 */
export class SqliteStoreDriver implements Driver {
  readonly #database: Database;
  readonly #connection: DatabaseConnection;
  /** The end of the line of those who wait for the one connection. */
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(database: Database) {
    this.#database = database;
    this.#connection = new SqliteConnection(database);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free;
    let release = () => {};
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  /** Takes its turn to write at once: a transaction that begins by reading could be refused when it comes to write, its work lost. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async destroy(): Promise<void> {
    this.#database.close();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.#database.prepare<unknown[], unknown>(query.sql);
    if (statement.reader) return { rows: readRows<Row>(statement, query.parameters) };
    const { changes } = statement.run(...query.parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("the store reads in batches, not in streams");
  }
}

function readRows<Row>(statement: Statement<unknown[], unknown>, parameters: readonly unknown[]): Row[] {
  const values = statement.raw().all(...parameters) as unknown[][];
  const names = statement.columns().map((column) => column.name);
  return values.map((row) => {
    const named: Record<string, unknown> = {};
    names.forEach((name, column) => {
      named[name] = row[column];
    });
    return named as Row;
  });
}
