import { isDeepStrictEqual } from "node:util";
import { AppError } from "../domain/appError.js";
import { appendAudit } from "./audit.js";
import { checkStore } from "./check.js";
import { copyTables, digestTables, type TableDigest } from "./copyTables.js";
import type { Engine } from "./engine.js";
import { describeLocation } from "./location.js";
import { migrate } from "./migrate.js";
import { encryptionOf, engineOptionsOf, loadEngine, openCurrentEngine, type StoreOptions } from "./store.js";
import { storeError } from "./storeErrors.js";
import { TABLES } from "./tables.js";

export interface MoveWish {
  readonly from: StoreOptions;
  /** Where nothing is yet. */
  readonly to: StoreOptions;
  readonly actor: string;
  /** Then what is sealed is opened too, to see that it came along. */
  readonly restrictedKey: Uint8Array | undefined;
  readonly now: () => Date;
}

/** A store that is at another place now too: the same rows, counted and compared. */
export interface MovedStore {
  readonly tables: readonly TableDigest[];
  /** What restricted things are sealed with, here as there; empty where there is no restricted key yet. */
  readonly restrictedPublicKey: string;
}

/**
 * Copies a whole store to an empty place on either engine: every row of every table as it is, read again there and compared, the trail walked, all in one
 * transaction of the receiving side (a file gets its name only then). Nobody can write to the source meanwhile, and nothing in it changes. The copy's trail
 * goes on with a line of its own. Throws AppError: refused where something is there, store where either side is not sound.
 */
export async function moveStore(wish: MoveWish): Promise<MovedStore> {
  const { from, to } = wish;
  const { engine: source, meta } = await openCurrentEngine(from);
  try {
    if (!(await source.sql.seesEverything(source.db))) throw storeError("STORE_PART_ONLY");
    const bound = await loadEngine(to.location);
    const options = { ...engineOptionsOf(to), readOnly: false };
    if (await bound.exists(options)) throw notEmpty(to);
    let tables: readonly TableDigest[] = [];
    await source.write((db) =>
      bound.changeSchema(options, async (target) => {
        for (const table of TABLES) if (await target.sql.tableExists(target.db, table)) throw notEmpty(to);
        tables = await fill({ ...source, db }, target, wish);
      }),
    );
    return { tables, restrictedPublicKey: meta.restrictedPublicKey };
  } finally {
    await source.close();
  }
}

async function fill(source: Engine, target: Engine, wish: MoveWish): Promise<readonly TableDigest[]> {
  const { from, to, actor, now } = wish;
  const encryption = encryptionOf(to);
  await migrate(target, undefined, { encryption, at: now(), restrictedPublicKey: "" });
  const copied = await target.write(async (db) => {
    // Which store it is comes with the rows.
    await db.deleteFrom("store_meta").execute();
    return copyTables(source, { ...target, db }, encryption);
  });
  if (!isDeepStrictEqual(await digestTables(target), copied)) throw notTheSame();
  const { problems } = await checkStore(target, wish.restrictedKey);
  if (problems.length > 0) throw notSound(problems);
  const act = { action: "store.migrate", details: { from: from.location.engine, to: to.location.engine } };
  await target.write((db) =>
    appendAudit({ ...target, db }, [act], { actor, purpose: "move the store", at: now().toISOString() }),
  );
  return copied;
}

function notEmpty({ location }: StoreOptions): AppError {
  return new AppError("refused", "TARGET_NOT_EMPTY", `There is something at ${describeLocation(location)} already.`, {
    hint: "Name an empty database (`createdb`), or a file that is not there yet; nothing is moved over a store.",
  });
}

function notTheSame(): AppError {
  return new AppError("store", "MOVE_NOT_THE_SAME", "What arrived is not what was sent, so nothing was kept of it.", {
    hint: "A database has to be made with the encoding UTF8.",
    cause: storeError("STORE_DAMAGED"),
  });
}

function notSound(problems: readonly string[]): AppError {
  return new AppError("store", "STORE_NOT_SOUND", "The store is not sound, so it stays where it is.", {
    hint: "Run `resettle store check`, and restore the newest backup to a new place.",
    issues: problems.map((message) => ({ message })),
  });
}
