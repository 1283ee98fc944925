import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { chooseOutdated, type KeepRule } from "../../domain/keepRules.js";
import { type BackupManifest, backupOfManifest, findManifest, manifestFileOf } from "./backupManifest.js";

interface ListedBackup extends BackupManifest {
  readonly file: string;
}

/**
 * Removes the backups of a store that no rule keeps from a folder, and says which: only those with a manifest of this store. Files
 * that cannot be read or taken away stay.
 */
export async function removeOutdated(folder: string, storeId: string, rules: readonly KeepRule[]): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const { file } of chooseOutdated(await listBackups(folder, storeId), rules)) {
    try {
      // The manifest last: where this is stopped in between, the next time finds it and ends what was begun.
      await rm(file, { force: true });
      await rm(manifestFileOf(file));
      removed.push(file);
    } catch {
      // It stays, and is tried again next time.
    }
  }
  return removed;
}

async function listBackups(folder: string, storeId: string): Promise<readonly ListedBackup[]> {
  const found: ListedBackup[] = [];
  for (const name of await readdir(folder)) {
    const backup = backupOfManifest(join(folder, name));
    const manifest = backup === undefined ? undefined : await findManifest(backup).catch(() => undefined);
    if (backup !== undefined && manifest?.storeId === storeId) found.push({ ...manifest, file: backup });
  }
  return found;
}
