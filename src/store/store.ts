import { type AuditAct, type AuditVerdict, appendAudit, findOvertaking, verifyAudit } from "./audit.js";
import { forgetSubjects as forgetSubjectsOf } from "./auditSubjects.js";
import { checkStore, type StoreCheck } from "./check.js";
import { type BoundEngine, bindEngine, type Engine, type EngineOptions } from "./engine.js";
import type { ImportDigest } from "./importDigest.js";
import { describeLocation, type StoreLocation } from "./location.js";
import { migrate, readStoreMeta, type StoreMeta } from "./migrate.js";
import { MIGRATIONS, type Migration } from "./migrations/list.js";
import { buildReader, type StoreReader } from "./reader.js";
import { refuseOvertaken } from "./refuseOvertaken.js";
import { sealValue } from "./sealing.js";
import { storeError } from "./storeErrors.js";
import { buildWriter, type StoreWriter } from "./writer.js";

/** The records of a team, open. Close it when done. */
export interface Store {
  /** Where it is, as it may be shown: no password. */
  readonly place: string;
  readonly id: string;
  readonly schemaVersion: number;
  readonly encryption: StoreMeta["encryption"];
  readonly read: StoreReader;
  /**
   * The one way to write: all of `work` or none of it, and what it did goes into the audit trail with it. `actor` is who acts,
   * `purpose` why. Inside, use only what `work` is given. Throws what `work` throws, or AppError store.
   */
  readonly write: <Result>(actor: string, purpose: string, work: (tx: StoreWriter) => Promise<Result>) => Promise<Result>;
  /** Notes that somebody looked at a person, or at a list (one line for all of it). */
  readonly recordLook: (actor: string, purpose: string, look: AuditAct) => Promise<void>;
  /** Walks the audit trail; says the hash of the entry that is asked about too. Changes nothing. */
  readonly verifyAudit: (askedSeq?: number) => Promise<AuditVerdict>;
  /** What restricted things are sealed with; empty where there is no restricted key yet. */
  readonly restrictedPublicKey: string;
  /** Reads everything and says what is wrong. With the restricted key, opens what is sealed too; without, looks at its shape. */
  readonly check: (restrictedKey?: Uint8Array) => Promise<StoreCheck>;
  /** Leaves nothing of what was deleted in the store's file (engine.ts). */
  readonly scrub: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StoreOptions {
  readonly location: StoreLocation;
  /** 32 bytes, for an encrypted SQLite store. None for a plain one; a server looks after its own encryption. */
  readonly key?: Uint8Array | undefined;
  readonly readOnly?: boolean;
  /** When whoever writes last looked: a record that was changed from then on is not changed over it (AppError refused). */
  readonly seenAt?: Date | undefined;
  /** The clock of the audit trail. */
  readonly now?: () => Date;
  /** How long to wait for another writer, in milliseconds. */
  readonly lockWaitMs?: number;
  /** Hears that a server takes long to keep a change that is complete: a standby that it waits for may be gone. */
  readonly onSlowCommit?: () => void;
  /** The public half of a restricted key, for a store that is made now (`createStore`); one that is there gets it by `giveRestrictedKey`. */
  readonly restrictedPublicKey?: string;
  /** Hears where an older store stays as it was, once it was brought up to date (`createStore`). */
  readonly onKept?: (path: string) => void;
  /** The steps of the schema where they are not this version's own: to try out an upgrade. */
  readonly migrations?: readonly Migration[];
}

const LOCK_WAIT_MS = 5_000;

/**
 * Opens a store that is there. Throws AppError store (storeErrors.ts); STORE_OLDER where `createStore` has to bring it up to date
 * first.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { engine, meta } = await openCurrentEngine(options);
  return storeOf(options, engine, meta);
}

/** The engine under a store that is there, of the newest schema. Throws as `openStore` does. */
export async function openCurrentEngine(options: StoreOptions): Promise<{ readonly engine: Engine; readonly meta: StoreMeta }> {
  const bound = await loadEngine(options.location);
  const engineOptions = engineOptionsOf(options);
  if (!(await bound.exists(engineOptions))) throw storeError("STORE_MISSING");
  const engine = await bound.open(engineOptions);
  try {
    return { engine, meta: await readCurrentMeta(engine, migrationsOf(options).length) };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/**
 * Makes a store, or brings one that is there up to date, and opens it. Safe to run again. A change of the schema is all or
 * nothing: on SQLite it is made to a copy, which is checked and then renamed over. Throws AppError store, as `openStore` does.
 */
export async function createStore(options: StoreOptions): Promise<Store> {
  const bound = await loadEngine(options.location);
  const engineOptions = { ...engineOptionsOf(options), readOnly: false };
  const { now = systemClock, restrictedPublicKey = "" } = options;
  const made = { encryption: encryptionOf(options), at: now(), restrictedPublicKey };
  const migrateIt = (engine: Engine) => migrate(engine, migrationsOf(options), made);
  const version = (await bound.exists(engineOptions)) ? await schemaVersionOf(bound, engineOptions) : undefined;
  if (version === undefined) await bound.changeSchema(engineOptions, migrateIt);
  else if (version < migrationsOf(options).length) {
    const keepAs = keptCopyOf(options, version);
    await bound.changeSchema(engineOptions, migrateIt, keepAs);
    if (keepAs !== undefined) options.onKept?.(keepAs);
  }
  return openStore(options);
}

/**
 * Encrypts a store in a file with another key: on a copy, which `confirm` compares with the original and may write to, and which is checked and
 * renamed over the store only then. Throws AppError store, and what `confirm` throws: the store is then as it was.
 */
export async function rekeyStore(
  options: StoreOptions,
  key: Uint8Array,
  confirm: (copy: Store, original: Store) => Promise<void>,
): Promise<void> {
  if (options.location.engine !== "sqlite") throw new Error("a server looks after its own encryption");
  const { rekey } = await import("./sqlite.js");
  const asStore = async (engine: Engine) => storeOf(options, engine, await readCurrentMeta(engine, migrationsOf(options).length));
  await rekey(options.location, engineOptionsOf(options), key, async (copy, original) =>
    confirm(await asStore(copy), await asStore(original)),
  );
}

async function schemaVersionOf(bound: BoundEngine, engineOptions: EngineOptions): Promise<number> {
  const engine = await bound.open(engineOptions);
  try {
    return (await readStoreMeta(engine)).schemaVersion;
  } finally {
    await engine.close();
  }
}

/** Where a store stays as it was before it is brought up to date; nowhere on a server, which has backups of its own. */
function keptCopyOf({ location }: StoreOptions, version: number): string | undefined {
  return location.engine === "sqlite" ? `${location.path}.schema-${version}` : undefined;
}

async function readCurrentMeta(engine: Engine, newest: number): Promise<StoreMeta> {
  const meta = await readStoreMeta(engine);
  if (meta.schemaVersion > newest) throw storeError("STORE_NEWER");
  if (meta.schemaVersion < newest) throw storeError("STORE_OLDER");
  return meta;
}

function storeOf(options: StoreOptions, engine: Engine, meta: StoreMeta): Store {
  const now = options.now ?? systemClock;
  const write: Store["write"] = (actor, purpose, work) =>
    engine.write(async (db) => {
      const who = { actor, purpose, at: now().toISOString() };
      const acts: AuditAct[] = [];
      const importDigests = new Map<number, ImportDigest>();
      const act = (one: AuditAct) => acts.push(one);
      const seal = sealerOf(meta.restrictedPublicKey);
      const forgotten: string[] = [];
      const forgetSubjects = (numbers: readonly string[]) => void forgotten.push(...numbers);
      const result = await work(buildWriter({ db, sql: engine.sql, ...who, act, forgetSubjects, seal, importDigests }));
      if (importDigests.size > 0) throw new Error("a write changed the roll without recording the import");
      if (options.seenAt !== undefined) refuseOvertaken(await findOvertaking(db, acts, options.seenAt));
      await appendAudit({ ...engine, db }, acts, who);
      await forgetSubjectsOf(db, forgotten);
      return result;
    });
  return {
    place: describeLocation(options.location),
    id: meta.id,
    schemaVersion: meta.schemaVersion,
    encryption: meta.encryption,
    read: buildReader(engine),
    write,
    recordLook: (actor, purpose, look) => write(actor, purpose, async (tx) => tx.act(look)),
    verifyAudit: (askedSeq) => verifyAudit(engine.db, askedSeq),
    restrictedPublicKey: meta.restrictedPublicKey,
    check: (restrictedKey) => checkStore(engine, restrictedKey),
    scrub: engine.scrub,
    close: engine.close,
  };
}

function sealerOf(publicKey: string) {
  return (value: unknown, recordId: string): string => {
    if (publicKey === "") throw storeError("STORE_NO_RESTRICTED_KEY");
    return sealValue(publicKey, value, recordId);
  };
}

/** Drivers load when a store is first opened: commands that need none start without them. */
export async function loadEngine(location: StoreLocation): Promise<BoundEngine> {
  if (location.engine === "sqlite") return bindEngine(await import("./sqlite.js"), location);
  return bindEngine(await import("./postgres.js"), location);
}

export function engineOptionsOf(options: StoreOptions): EngineOptions {
  const { key, readOnly = false, lockWaitMs = LOCK_WAIT_MS, onSlowCommit } = options;
  return { key, readOnly, lockWaitMs, onSlowCommit };
}

export function encryptionOf(options: StoreOptions): StoreMeta["encryption"] {
  if (options.location.engine === "postgres") return "server";
  return options.key === undefined ? "plain" : "aegis";
}

function migrationsOf(options: StoreOptions): readonly Migration[] {
  return options.migrations ?? MIGRATIONS;
}

function systemClock(): Date {
  return new Date();
}
