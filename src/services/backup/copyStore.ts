import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { AppError } from "../../domain/appError.js";
import type { StoreCheck } from "../../store/check.js";
import { copyWhileShared } from "../../store/sqliteCopy.js";
import { publishNewFile } from "../../store/sqliteFiles.js";
import type { Store } from "../../store/store.js";
import { noRoomFor, prepareFolder } from "../writeWholeFile.js";

/** How long to wait for somebody who writes, in milliseconds. */
const LOCK_WAIT_MS = 30_000;

export interface CopyWish<Result> {
  readonly source: string;
  readonly key: Uint8Array | undefined;
  /** Where nothing is yet. */
  readonly target: string;
  /** Opens the copy, which has not got its name yet. */
  readonly open: (path: string) => Promise<Store>;
  /** The key of what is restricted, where it is here: then what is sealed is opened too. */
  readonly restrictedKey: Uint8Array | undefined;
  /** Looks at the copy that was found sound, and may write to it. What it throws leaves nothing behind. */
  readonly confirm: (copy: Store, check: StoreCheck, path: string) => Promise<Result>;
}

/**
 * Copies a store while others work, opens the copy, checks all of it, and gives it its name only then. Throws AppError: refused where
 * something has that name, store where there is no room or the copy is not sound; nothing is then left behind.
 */
export async function copyStore<Result>(wish: CopyWish<Result>): Promise<Result> {
  const { source, key, target } = wish;
  refuseExisting(target);
  await prepareFolder(dirname(target));
  const unfinished = `${target}.part-${process.pid}`;
  try {
    copyWhileShared(source, { key, readOnly: false, lockWaitMs: LOCK_WAIT_MS }, unfinished);
    const result = await confirmCopy(wish, unfinished);
    if (!publishNewFile(unfinished, target)) refuseExisting(target);
    return result;
  } catch (error) {
    throw isFull(error) ? noRoomFor(target, error) : error;
  } finally {
    // With what is made beside a store: its journal, and what was kept of one that was brought up to date.
    for (const name of readdirSync(dirname(target)))
      if (name.startsWith(basename(unfinished))) rmSync(join(dirname(target), name), { force: true });
  }
}

async function confirmCopy<Result>({ open, restrictedKey, confirm }: CopyWish<Result>, unfinished: string): Promise<Result> {
  const store = await open(unfinished);
  try {
    const check = await store.check(restrictedKey);
    if (check.problems.length > 0) {
      throw new AppError("store", "BACKUP_NOT_SOUND", "The copy is not sound, and was not kept.", {
        hint: "Run `resettle store check`: the store itself may be damaged.",
        issues: check.problems.map((message) => ({ message })),
      });
    }
    return await confirm(store, check, unfinished);
  } finally {
    await store.close();
  }
}

/** SHA-256 of a file, and its length in bytes. */
export async function digestFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { sha256: hash.digest("hex"), bytes: statSync(path).size };
}

function refuseExisting(target: string): void {
  if (!existsSync(target)) return;
  throw new AppError("refused", "BACKUP_OVER", `There is a file ${target} already, and nothing is written over it.`, {
    hint: "Give another name.",
  });
}

function isFull(error: unknown): boolean {
  return error instanceof AppError && error.code === "STORE_DISK_FULL";
}
