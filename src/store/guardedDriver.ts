import { AsyncLocalStorage } from "node:async_hooks";
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from "kysely";
import { AppError } from "../domain/appError.js";
import { storeError } from "./storeErrors.js";

/** A change is kept in a moment; one that waits so long waits for a standby that may be gone. */
const SLOW_COMMIT_MS = 5_000;

type Explain = (error: unknown) => unknown;

/**
 * The drivers inside whose write the code now running is. One storage for all of them: Node goes through every storage that was ever
 * used whenever a promise is made.
 */
const WRITING = new AsyncLocalStorage<ReadonlySet<GuardedDriver>>();

/**
 * A Kysely driver whose errors are explained in one place, and that refuses to hand out a second connection inside a write: on
 * SQLite that would wait for itself for ever, on PostgreSQL it would not see what was just written.
 */
export class GuardedDriver implements Driver {
  readonly #driver: Driver;
  readonly #explain: Explain;
  readonly #onSlowCommit: () => void;

  constructor(driver: Driver, explain: Explain, onSlowCommit: () => void = () => undefined) {
    this.#driver = driver;
    this.#explain = explain;
    this.#onSlowCommit = onSlowCommit;
  }

  /** Runs the work of a write transaction, in which only the transaction itself may be used. */
  whileWriting<Result>(work: () => Promise<Result>): Promise<Result> {
    return WRITING.run(new Set(WRITING.getStore()).add(this), work);
  }

  init(): Promise<void> {
    return this.#guard(this.#driver.init());
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (WRITING.getStore()?.has(this))
      throw new Error("inside store.write only what it was given may be used: tx.people, not store.read.people");
    return new GuardedConnection(await this.#guard(this.#driver.acquireConnection()), this.#explain);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#guard(this.#driver.beginTransaction(innerOf(connection), settings));
  }

  /** Where the answer to a commit is lost, nobody knows here whether it was kept. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const slow = setTimeout(this.#onSlowCommit, SLOW_COMMIT_MS);
    try {
      await this.#guard(this.#driver.commitTransaction(innerOf(connection)));
    } catch (error) {
      throw error instanceof AppError && error.code === "STORE_UNREACHABLE" ? storeError("STORE_UNSURE", error) : error;
    } finally {
      clearTimeout(slow);
    }
  }

  /**
   * A failure to roll back is left out: the engine has then done so itself, and what made it necessary is the error worth
   * telling.
   */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#driver.rollbackTransaction(innerOf(connection)).catch(() => undefined);
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(innerOf(connection));
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }

  async #guard<Result>(action: Promise<Result>): Promise<Result> {
    try {
      return await action;
    } catch (error) {
      throw this.#explain(error);
    }
  }
}

class GuardedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #explain: Explain;

  constructor(inner: DatabaseConnection, explain: Explain) {
    this.inner = inner;
    this.#explain = explain;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await this.inner.executeQuery<Row>(query);
    } catch (error) {
      throw this.#explain(error);
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("the store reads in batches, not in streams");
  }
}

function innerOf(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof GuardedConnection ? connection.inner : connection;
}
