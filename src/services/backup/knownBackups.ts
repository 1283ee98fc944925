import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stateFolder } from "../userFolders.js";
import { writeWholeFile } from "../writeWholeFile.js";

type Environment = NodeJS.ProcessEnv;

/** The newest backup of each store, by the path of the store: a damaged store cannot say where its backups are. */
function listFile(env: Environment): string {
  return join(stateFolder(env), "backups.json");
}

/** Notes where the newest backup of a store is. Where that cannot be noted the backup is as good: nothing is thrown. */
export async function rememberBackup(env: Environment, storePath: string, backup: string): Promise<void> {
  const known = { ...readList(env), [storePath]: backup };
  await writeWholeFile(listFile(env), `${JSON.stringify(known, undefined, 2)}\n`).catch(() => undefined);
}

/** The newest backup made of this store by this user, if it is still there. */
export function findNewestBackup(env: Environment, storePath: string): string | undefined {
  const backup = readList(env)[storePath];
  return backup !== undefined && existsSync(backup) ? backup : undefined;
}

function readList(env: Environment): Readonly<Record<string, string>> {
  try {
    const list: unknown = JSON.parse(readFileSync(listFile(env), "utf8"));
    const isList = typeof list === "object" && list !== null;
    return isList ? Object.fromEntries(Object.entries(list).filter(([, file]) => typeof file === "string")) : {};
  } catch {
    return {};
  }
}
