import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { AppError } from "../domain/appError.js";
import type { TableDigest } from "../store/copyTables.js";
import { describeLocation, parseStoreLocation, type StoreLocation } from "../store/location.js";
import { moveStore } from "../store/moveStore.js";
import { publicKeyOf } from "../store/sealing.js";
import { findStoreKey } from "./findStoreKey.js";
import { keyForStore } from "./keyForStore.js";
import { makeFolder } from "./makeFolder.js";
import { findRestrictedKeyAt } from "./openRestricted.js";
import type { SessionOptions } from "./session.js";
import { findKey, restrictedKeyFileOf, writeKey } from "./storeKey.js";

export interface MigratedStore {
  readonly from: string;
  readonly to: string;
  readonly tables: readonly TableDigest[];
  /** The key of a store that is a file now. */
  readonly keyFile?: string;
  readonly keyMade: boolean;
  /** Where the key of what is restricted is looked for at the new place; absent where nothing is sealed with any. */
  readonly restrictedKeyFile?: string;
  /** Whether it is there: else it has to be brought from where it is. */
  readonly restrictedKeyHere: boolean;
}

/**
 * Moves a store from a file to an empty database on a server, or back, or between servers; the source stays as it is. Throws AppError: usage from file to
 * file, refused where something is at the new place, store where it cannot be done. Nothing is then at the new place.
 */
export async function migrateStore(options: SessionOptions, target: string): Promise<MigratedStore> {
  const [from, to] = [parseStoreLocation(options.store), parseStoreLocation(target)];
  if (from.engine === "sqlite" && to.engine === "sqlite") throw fileToFile();
  const key = await findStoreKey(from, options);
  // What is said of keys is of the one side that has any.
  const made = to.engine === "sqlite" ? await keyForNewFile(to.path, options) : undefined;
  const restrictedKey = findRestrictedKeyAt(from, options);
  const moved = await moveStore({
    from: { location: from, key },
    to: { location: to, key: made?.value },
    actor: options.actor,
    restrictedKey,
    now: options.now,
  });
  return {
    ...{ from: describeLocation(from), to: describeLocation(to), tables: moved.tables },
    ...(made?.file === undefined ? {} : { keyFile: made.file }),
    keyMade: made?.made ?? false,
    ...placeRestrictedKey(moved.restrictedPublicKey, restrictedKey, to, options),
  };
}

async function keyForNewFile(path: string, options: SessionOptions) {
  if (existsSync(path)) {
    throw new AppError("refused", "TARGET_NOT_EMPTY", `There is something at ${path} already.`, {
      hint: "Name a file that is not there yet; nothing is moved over a store.",
    });
  }
  makeFolder(dirname(path));
  return keyForStore({ engine: "sqlite", path }, options, false);
}

/** The key of what is restricted goes along: without it nobody can open what is sealed. One that is there is never changed. */
function placeRestrictedKey(publicKey: string, key: Uint8Array | undefined, to: StoreLocation, options: SessionOptions) {
  if (publicKey === "") return { restrictedKeyHere: false };
  const restrictedKeyFile = restrictedKeyFileOf(to, options, options.env);
  const there = findKey(restrictedKeyFile);
  if (there === undefined && key !== undefined && publicKeyOf(key) === publicKey) writeKey(restrictedKeyFile, key);
  const now = findKey(restrictedKeyFile);
  return { restrictedKeyFile, restrictedKeyHere: now !== undefined && publicKeyOf(now) === publicKey };
}

function fileToFile(): AppError {
  return new AppError("usage", "FILE_TO_FILE", "Both places are files, and between files nothing has to be moved over.", {
    hint: "`resettle store backup` copies a store to a file, `resettle store restore` to another place.",
  });
}
