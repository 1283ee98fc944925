import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { AppError } from "../../domain/appError.js";
import type { StoreCheck } from "../../store/check.js";
import { createStore, type Store } from "../../store/store.js";
import type { SessionOptions } from "../session.js";
import { type BackupManifest, findManifest } from "./backupManifest.js";
import { copyStore, digestFile } from "./copyStore.js";
import { eraseAgain } from "./eraseAgain.js";
import { getFileLocation } from "./fileLocation.js";
import { findKeyOfBackup, type PlacedKeys, placeKeys } from "./restoredKeys.js";

export interface RestoredStore extends PlacedKeys {
  readonly store: string;
  readonly backup: string;
  /** When it was made; undefined without a manifest. */
  readonly madeAt?: string;
  /** Whether counts and audit trail were compared with a manifest, and are the same. */
  readonly compared: boolean;
  /** People who were erased since the backup was made, and are gone from this copy too. */
  readonly erasedAgain: number;
  /** As the backup held them. */
  readonly counts: StoreCheck["counts"];
  readonly audit: StoreCheck["audit"];
}

/**
 * Puts a backup into a place where nothing is, and checks it: its digest, the whole store, and counts and audit trail against its manifest.
 * Its keys are put where a store of that place has them. Throws AppError: notFound without a backup, refused where something is there,
 * store where it is not as it was made; nothing is then left behind.
 */
export async function restoreStore(options: SessionOptions, backupFile: string, to: string): Promise<RestoredStore> {
  const backup = resolve(backupFile);
  const { path } = getFileLocation(to);
  if (!existsSync(backup)) {
    throw new AppError("notFound", "BACKUP_NOT_FOUND", `There is no backup ${backup}.`, {
      hint: "Name the file that `resettle store backup` made.",
    });
  }
  const manifest = await findManifest(backup);
  if (manifest !== undefined) await expectAsMade(backup, manifest);
  const key = await findKeyOfBackup(backup, options);
  return copyStore({
    source: backup,
    key,
    target: path,
    restrictedKey: undefined,
    // An older one is brought up to date on the way.
    open: (copy) => createStore({ location: { engine: "sqlite", path: copy }, key, now: options.now }),
    confirm: async (copy, check) => {
      if (manifest !== undefined) compare(copy, check, manifest);
      const erased = await eraseAgain(copy, backup, options);
      const keys = placeKeys(copy, key, path, options);
      const details = manifest === undefined ? {} : { sha256: manifest.sha256, madeAt: manifest.madeAt };
      await copy.write(options.actor, "restore", async (tx) => tx.act({ action: "store.restore", details }));
      return {
        ...{ store: path, backup, compared: manifest !== undefined, counts: check.counts, audit: check.audit, ...keys },
        erasedAgain: erased.people,
        ...(manifest === undefined ? {} : { madeAt: manifest.madeAt }),
      };
    },
  });
}

async function expectAsMade(backup: string, { sha256 }: BackupManifest): Promise<void> {
  if ((await digestFile(backup)).sha256 === sha256) return;
  throw new AppError("store", "BACKUP_CHANGED", `${backup} is not as it was made: its digest is not the one in its manifest.`, {
    hint: "Restore another backup, or this one from another copy of it.",
  });
}

/** An older backup has tables fewer than a store of today: what it counted is compared. */
function compare(copy: Store, { counts, audit }: StoreCheck, manifest: BackupManifest): void {
  const differing = Object.entries(manifest.counts).filter(
    ([table, count]) => new Map(Object.entries(counts)).get(table) !== count,
  );
  const sameTrail = audit?.entries === manifest.audit.entries && audit.head === manifest.audit.head;
  if (differing.length === 0 && sameTrail && copy.id === manifest.storeId) return;
  throw new AppError("store", "BACKUP_DIFFERS", "The restored store does not hold what the manifest of the backup says.", {
    hint: "Restore another backup: this one and its manifest do not belong together.",
    issues: [
      ...differing.map(([table, count]) => ({ message: `The manifest counts ${count} rows of ${table.replaceAll("_", " ")}.` })),
      ...(sameTrail ? [] : [{ message: "The audit trail ends elsewhere." }]),
    ],
  });
}
