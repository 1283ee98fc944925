import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "../domain/appError.js";
import type { Store } from "../store/store.js";
import { makeFolder } from "./makeFolder.js";
import { stateFolder } from "./userFolders.js";

interface LookSettings {
  readonly env: NodeJS.ProcessEnv;
  readonly notice?: (message: string) => void;
  now(): Date;
}

/**
 * The store, of which looks are recorded in the user's state folder where the store itself can only be read (a mounted backup, a disk that
 * is write-protected). Nobody looks without a trace: where that cannot be written either, looking fails as writing does.
 */
export function recordLooksElsewhere(store: Store, { env, notice, now }: LookSettings): Store {
  const file = join(stateFolder(env), "looks", `${store.id}.ndjson`);
  let isTold = false;
  return {
    ...store,
    recordLook: async (actor, purpose, look) => {
      try {
        await store.recordLook(actor, purpose, look);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "STORE_READ_ONLY") throw error;
        appendLine(file, JSON.stringify({ at: now().toISOString(), store: store.id, actor, purpose, ...look }));
        if (!isTold) notice?.(`The store can only be read: that it was looked at is recorded in ${file}.`);
        isTold = true;
      }
    },
  };
}

function appendLine(path: string, line: string): void {
  try {
    makeFolder(dirname(path));
    const file = openSync(path, "a", 0o600);
    try {
      writeSync(file, `${line}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new AppError(
      "store",
      "LOOK_NOT_RECORDED",
      `The store can only be read, and that it is looked at cannot be recorded in ${path}.`,
      {
        hint: "Look where you may write to your own folder: nobody looks without a trace.",
        cause,
      },
    );
  }
}
