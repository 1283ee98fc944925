import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { AppError } from "../domain/appError.js";
import { keyFits, storeNeedsKey } from "../store/sqliteFiles.js";
import { rekeyStore, type Store } from "../store/store.js";
import { getFileLocation } from "./backup/fileLocation.js";
import { findStoreKey } from "./findStoreKey.js";
import { createNewKey, discardNewKey, takeUpNewKey } from "./newKey.js";
import { findRestrictedKeyAt } from "./openRestricted.js";
import type { SessionOptions } from "./session.js";
import { createKey, keyFileOf } from "./storeKey.js";

export interface RekeyedStore {
  readonly store: string;
  readonly keyFile: string;
}

/** A store whose new key is where the old one was. */
export interface RekeyedInPlace extends RekeyedStore {
  /** The key until now: it still opens the backups that were made so far. */
  readonly oldKeyFile: string;
}

/**
 * Encrypts the store with a new key: on a copy, which is opened with the new key, checked as a whole and compared with what was, and only
 * then renamed over the store. At every moment the store opens with one of two key files that are there; the next command finds which.
 * What is restricted is sealed with a key of its own, and stays as it is. Throws AppError: usage on a server or where the key comes from a command, refused for
 * a plain store, store where it cannot be done.
 */
export async function giveNewKey(options: SessionOptions): Promise<RekeyedInPlace> {
  const location = getFileLocation(options.store);
  if (options.keyCommand !== undefined) throw whereTo();
  const keyFile = keyFileOf(location.path, options.keyFile, options.env);
  await encryptAnew(options, { make: () => createNewKey(keyFile), discard: () => discardNewKey(keyFile) });
  return { store: location.path, keyFile, oldKeyFile: takeUp(keyFile, options.now()) };
}

/**
 * The same for a key that comes from a command, which cannot be given another: the new one is in a file before the store has it, for whoever looks after that
 * command. Throws AppError as `giveNewKey` does; usage where the key comes from a file.
 */
export async function giveNewKeyInFile(options: SessionOptions, newKeyFile: string): Promise<RekeyedStore> {
  const location = getFileLocation(options.store);
  if (options.keyCommand === undefined) throw ownPlace();
  const keyFile = resolve(newKeyFile);
  await encryptAnew(options, { make: () => createKey(keyFile), discard: () => rmSync(keyFile, { force: true }) });
  return { store: location.path, keyFile };
}

/** A key that is made in a file before anything else, and goes again where the store does not get it. */
interface KeyInFile {
  make(): Uint8Array;
  discard(): void;
}

async function encryptAnew(options: SessionOptions, file: KeyInFile): Promise<void> {
  const location = getFileLocation(options.store);
  const key = await findStoreKey(location, options);
  if (key === undefined && !storeNeedsKey(location.path)) throw notEncrypted();
  const newKey = file.make();
  try {
    await rekeyStore({ location, key, now: options.now }, newKey, async (copy, original) => {
      await expectSame(copy, original, findRestrictedKeyAt(location, options));
      await copy.write(options.actor, "change the key", async (tx) => tx.act({ action: "store.rekey" }));
    });
  } catch (error) {
    // Never where the copy is in its place already, and only making that outlive a power cut failed.
    if (!keyFits(location.path, newKey)) file.discard();
    throw error;
  }
}

function takeUp(keyFile: string, now: Date): string {
  try {
    return takeUpNewKey(keyFile, now);
  } catch (cause) {
    throw new AppError(
      "store",
      "KEY_NOT_IN_PLACE",
      `The store has its new key, which is not in the place of the old one: ${keyFile}.`,
      {
        hint: "Leave the key files beside it as they are: the next command that can write there ends this.",
        cause,
      },
    );
  }
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

/** A command is asked for a key, and cannot be given one. */
function whereTo(): AppError {
  return new AppError("usage", "NEW_KEY_WHERE", "The key of this store comes from a command, which cannot be given another.", {
    hint: "Say with --new-key-file where the new key is to be written, and put it from there to where the command reads it.",
  });
}

function ownPlace(): AppError {
  return new AppError("usage", "NEW_KEY_OWN_PLACE", "The new key of this store takes the place of the old one in its key file.", {
    hint: "Leave out --new-key-file: it is for a key that comes from --key-command.",
  });
}

function notEncrypted(): AppError {
  return new AppError("refused", "STORE_NOT_ENCRYPTED", "This store is not encrypted, so there is no key to change.", {
    hint: "It was made with --plain. Make one that is encrypted with `resettle init` at another place.",
  });
}
