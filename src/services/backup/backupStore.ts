import { rm } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import packageFile from "../../../package.json" with { type: "json" };
import type { KeepRule } from "../../domain/keepRules.js";
import { openStore } from "../../store/store.js";
import { findStoreKey } from "../findStoreKey.js";
import { isFolder } from "../makeFolder.js";
import { findRestrictedKeyAt } from "../openRestricted.js";
import { listErasures } from "../rights/erasures.js";
import { type SessionOptions, withSession } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { type BackupManifest, manifestFileOf } from "./backupManifest.js";
import { copyStore, digestFile } from "./copyStore.js";
import { keepErasures } from "./eraseAgain.js";
import { getFileLocation } from "./fileLocation.js";
import { rememberBackup } from "./knownBackups.js";
import { removeOutdated } from "./removeOutdated.js";

export interface BackupWish {
  /** A file, or a folder in which it gets a name of its own; undefined for the folder `backups` beside the store. */
  readonly out: string | undefined;
  /** Which older backups of this store in that folder stay; undefined for all. */
  readonly keep: readonly KeepRule[] | undefined;
}

export interface MadeBackup extends BackupManifest {
  readonly file: string;
  readonly manifest: string;
  /** Older backups that no rule keeps, and that are gone. */
  readonly removed: readonly string[];
}

/**
 * Copies the store of these options while others work, checks the copy, and puts a manifest beside it; then removes what the rules do not
 * keep. Throws AppError: usage for a store on a server, refused where the file is there, store where it cannot be made.
 */
export async function backupStore(options: SessionOptions, wish: BackupWish): Promise<MadeBackup> {
  const location = getFileLocation(options.store);
  const madeAt = options.now();
  const file = backupFile(location.path, wish, madeAt);
  const key = await findStoreKey(location, options);
  const made = await copyStore({
    source: location.path,
    key,
    target: file,
    restrictedKey: findRestrictedKeyAt(location, options),
    open: (path) => openStore({ location: { engine: "sqlite", path }, key, readOnly: true }),
    confirm: async (copy, { counts, audit = NO_TRAIL }, path): Promise<BackupManifest> => ({
      schema: "store.backup.manifest/1",
      madeAt: madeAt.toISOString(),
      program: packageFile.version,
      ...{ storeId: copy.id, schemaVersion: copy.schemaVersion, encryption: copy.encryption },
      ...(await digestFile(path)),
      counts: { ...counts },
      audit,
    }),
  });
  await writeManifest(file, made);
  await rememberBackup(options.env, location.path, file);
  const look = { action: "store.backup", details: { sha256: made.sha256, entries: made.audit.entries } };
  await withSession(options, async (session) => {
    await session.store.recordLook(session.actor, "back up", look);
    await keepErasures(file, await listErasures(session));
  });
  const removed = wish.keep === undefined ? [] : await removeOutdated(dirname(file), made.storeId, wish.keep);
  return { ...made, file, manifest: manifestFileOf(file), removed };
}

/** A copy that was found sound has a whole trail. */
const NO_TRAIL = { entries: 0, head: "" };

async function writeManifest(file: string, manifest: BackupManifest): Promise<void> {
  try {
    await writeWholeFile(manifestFileOf(file), `${JSON.stringify(manifest, undefined, 2)}\n`);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Rules of what is kept are rules of a folder, also of one that is still to be made. */
function backupFile(store: string, { out, keep }: BackupWish, madeAt: Date): string {
  const stamp = madeAt
    .toISOString()
    .replace(/\.\d+Z$/u, "Z")
    .replaceAll(":", "");
  const name = `${basename(store).replace(/\.db$/u, "")}-${stamp}.db`;
  if (out === undefined) return join(dirname(store), "backups", name);
  const folder = out.endsWith("/") || out.endsWith(sep) || isFolder(out) || (keep !== undefined && !out.endsWith(".db"));
  return folder ? join(resolve(out), name) : resolve(out);
}
