import { isDeepStrictEqual } from "node:util";
import { AppError } from "../domain/appError.js";
import { keyFits, storeNeedsKey } from "../store/sqliteFiles.js";
import { rekeyStore, type Store } from "../store/store.js";
import { getFileLocation } from "./backup/fileLocation.js";
import { findStoreKey } from "./findStoreKey.js";
import { createNewKey, discardNewKey, takeUpNewKey } from "./newKey.js";
import { findRestrictedKeyAt } from "./openRestricted.js";
import type { SessionOptions } from "./session.js";
import { keyFileOf } from "./storeKey.js";

export interface RekeyedStore {
  readonly store: string;
  readonly keyFile: string;
  /** The key until now: it still opens the backups that were made so far. */
  readonly oldKeyFile: string;
}

/**
 * Encrypts the store with a new key: on a copy, which is opened with the new key, checked as a whole and compared with what was, and only
 * then renamed over the store. At every moment the store opens with one of two key files that are there; the next command finds which.
 * What is restricted is sealed with a key of its own, and stays as it is. Throws AppError: usage on a server, refused for a plain store
 * or a key from a command, store where it cannot be done.
 */
export async function giveNewKey(options: SessionOptions): Promise<RekeyedStore> {
  const location = getFileLocation(options.store);
  if (options.keyCommand !== undefined) throw keyInNoFile();
  const key = await findStoreKey(location, options);
  if (key === undefined && !storeNeedsKey(location.path)) throw notEncrypted();
  const keyFile = keyFileOf(location.path, options.keyFile, options.env);
  const newKey = createNewKey(keyFile);
  try {
    await rekeyStore({ location, key, now: options.now }, newKey, async (copy, original) => {
      await expectSame(copy, original, findRestrictedKeyAt(location, options));
      await copy.write(options.actor, "change the key", async (tx) => tx.act({ action: "store.rekey" }));
    });
  } catch (error) {
    // Never where the copy is in its place already, and only making that outlive a power cut failed.
    if (!keyFits(location.path, newKey)) discardNewKey(keyFile);
    throw error;
  }
  return { store: location.path, keyFile, oldKeyFile: takeUpNewKey(keyFile, options.now()) };
}

async function expectSame(copy: Store, original: Store, restrictedKey: Uint8Array | undefined): Promise<void> {
  const before = await original.check(restrictedKey);
  const after = await copy.check(restrictedKey);
  if (before.problems.length === 0 && isDeepStrictEqual(before, after)) return;
  throw new AppError("store", "STORE_NOT_SOUND", "The store is not sound, so it keeps the key it has.", {
    hint: "Keep the file as it is, and restore the newest backup to a new place.",
    issues: [...new Set([...before.problems, ...after.problems])].map((message) => ({ message })),
  });
}

/** Only what is in a file can be changed in one step with the store. */
function keyInNoFile(): AppError {
  return new AppError(
    "refused",
    "KEY_FROM_COMMAND",
    "The key of this store comes from a command, which cannot be given another.",
    {
      hint: "Write it to a file, name it with --key-file, and put the new one where the command reads it.",
    },
  );
}

function notEncrypted(): AppError {
  return new AppError("refused", "STORE_NOT_ENCRYPTED", "This store is not encrypted, so there is no key to change.", {
    hint: "It was made with --plain. Make one that is encrypted with `resettle init` at another place.",
  });
}
