import type { Kysely, RawBuilder, SqlBool, Transaction } from "kysely";
import type { Schema } from "./schema.js";

/**
 * What the two engines do each in their own way. All of it is in sqlite.ts and postgres.ts; the rest of the store is the same for
 * both.
 */
export interface Engine {
  readonly db: Kysely<Schema>;
  readonly sql: EngineSql;
  /**
   * One transaction, alone: a second writer waits until it is over. What `work` throws undoes it whole.
   * Throws AppError STORE_LOCKED where its turn does not come within the waiting time.
   */
  readonly write: <Result>(work: (tx: Transaction<Schema>) => Promise<Result>) => Promise<Result>;
  /** What is wrong with the file itself, in sentences; empty where nothing is. */
  readonly checkFile: () => Promise<readonly string[]>;
  /** How the engine is set that puts at risk what it acknowledged, in sentences; empty where nothing does. */
  readonly findRisks: (db: Kysely<Schema>) => Promise<readonly string[]>;
  /**
   * Leaves nothing of what was deleted in the file, where the engine has one: pages may hold old copies of rows that were moved about. A server's files are
   * its administrator's. Throws AppError STORE_LOCKED, STORE_DISK_FULL; the records are then as they were.
   */
  readonly scrub: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface EngineSql {
  /** `column` is one of `values`, as one parameter however many they are. */
  readonly anyOf: (column: string, values: readonly string[]) => RawBuilder<SqlBool>;
  /** The column by which all people are gone through where any order will do: the order in which they lie, where the engine can tell. */
  readonly orderOfPeople: string;
  /** Inserts many rows in as few round trips as the engine allows. */
  readonly insertRows: (db: Kysely<Schema>, insert: BulkInsert) => Promise<void>;
  /**
   * Runs work that fills tables. Where all of them are empty, an engine may take their indexes away meanwhile: `isBare` says so, and
   * then nothing that is there may be replaced. What `work` throws undoes all of it, with the transaction.
   */
  readonly fillEmpty: <Result>(
    db: Kysely<Schema>,
    tables: readonly (keyof Schema)[],
    work: (isBare: boolean) => Promise<Result>,
  ) => Promise<Result>;
  /** What the engine needs to do when many rows have come. */
  readonly afterImport: (db: Kysely<Schema>, importNumber: number) => Promise<void>;
  /** Where several share the engine: lets each see and change what they may. Safe to run again. */
  readonly guardTables: (db: Kysely<Schema>) => Promise<void>;
  /** Whether nothing is hidden from whoever asks. */
  readonly seesEverything: (db: Kysely<Schema>) => Promise<boolean>;
  /** Whether whoever asks may take somebody out of every table. */
  readonly mayErase: (db: Kysely<Schema>) => Promise<boolean>;
  /** Whether nothing of a person is hidden from whoever asks. */
  readonly seesAllOf: (db: Kysely<Schema>, prisonerNumber: string) => Promise<boolean>;
  /** The role that is signed in, as the engine itself knows it; null where there are none. */
  readonly signedIn: RawBuilder<string | null>;
  readonly columnsOf: (db: Kysely<Schema>, table: keyof Schema) => Promise<readonly BulkColumn[]>;
  readonly tableExists: (db: Kysely<Schema>, table: keyof Schema) => Promise<boolean>;
}

export interface BulkInsert {
  readonly table: keyof Schema;
  readonly columns: readonly BulkColumn[];
  /** Values in the order of the columns. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Where a row with the same value of one column is there already, these columns of it are replaced. */
  readonly replace?: { readonly on: string; readonly columns: readonly string[] };
}

export interface BulkColumn {
  readonly name: string;
  readonly type: "text" | "integer";
}

export interface EngineOptions {
  /** 32 bytes; none for a plain store or a server. */
  readonly key: Uint8Array | undefined;
  readonly readOnly: boolean;
  /** How long to wait for another writer, in milliseconds. */
  readonly lockWaitMs: number;
  /** Hears that a server takes long to keep a change that is complete. */
  readonly onSlowCommit?: (() => void) | undefined;
}

/** What each engine's file exports, for store.ts to load when it is first needed. */
export interface EngineModule<Location> {
  readonly openEngine: (location: Location, options: EngineOptions) => Promise<Engine>;
  /** Is there a store at this place? Anything else there is an AppError. */
  readonly storeExists: (location: Location, options: EngineOptions) => Promise<boolean>;
  /**
   * Makes the store, or changes its schema, all or nothing: `change` sees a new or copied store that becomes the real one only
   * when it is done and has been checked. A file that is replaced stays as `keepAs`.
   */
  readonly changeSchema: (
    location: Location,
    options: EngineOptions,
    change: (engine: Engine) => Promise<void>,
    keepAs?: string,
  ) => Promise<void>;
}

/** An engine's functions for one place. */
export interface BoundEngine {
  readonly open: (options: EngineOptions) => Promise<Engine>;
  readonly exists: (options: EngineOptions) => Promise<boolean>;
  readonly changeSchema: (options: EngineOptions, change: (engine: Engine) => Promise<void>, keepAs?: string) => Promise<void>;
}

export function bindEngine<Location>(module: EngineModule<Location>, location: Location): BoundEngine {
  return {
    open: (options) => module.openEngine(location, options),
    exists: (options) => module.storeExists(location, options),
    changeSchema: (options, change, keepAs) => module.changeSchema(location, options, change, keepAs),
  };
}
