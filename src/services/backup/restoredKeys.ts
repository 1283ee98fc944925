import { readdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../domain/appError.js";
import { publicKeyOf } from "../../store/sealing.js";
import { keyFits } from "../../store/sqliteFiles.js";
import type { Store } from "../../store/store.js";
import { findStoreKey } from "../findStoreKey.js";
import type { SessionOptions } from "../session.js";
import { findKey, keyFileOf, keyFolder, restrictedKeyFileOf, writeKey } from "../storeKey.js";

/** Where the keys of a restored store are, as far as they are here. */
export interface PlacedKeys {
  readonly keyFile?: string;
  readonly restrictedKeyFile?: string;
}

/**
 * The key that opens a backup: the one the user named, that of the store they named, or whichever of their keys fits: the store it was
 * made of may be gone. Undefined where none does.
 */
export async function findKeyOfBackup(backup: string, options: SessionOptions): Promise<Uint8Array | undefined> {
  const named = options.keyFile === undefined ? undefined : findKey(options.keyFile);
  if (named !== undefined) return named;
  for (const key of keysHere(options.env)) if (keyFits(backup, key)) return key;
  return findStoreKey({ engine: "sqlite", path: backup }, options);
}

/** Puts the keys of a restored store where a store of its place has them, and says where they are. What is there is never changed. */
export function placeKeys(copy: Store, key: Uint8Array | undefined, path: string, options: SessionOptions): PlacedKeys {
  const keyFile = keyFileOf(path, options.keyFile, options.env);
  const restrictedKeyFile = restrictedKeyFileOf({ engine: "sqlite", path }, options, options.env);
  const restricted = keysHere(options.env).find((one) => publicKeyOf(one) === copy.restrictedPublicKey);
  if (key !== undefined) placeKey(keyFile, key);
  if (restricted !== undefined) placeKey(restrictedKeyFile, restricted);
  return { ...(key === undefined ? {} : { keyFile }), ...(restricted === undefined ? {} : { restrictedKeyFile }) };
}

function placeKey(file: string, key: Uint8Array): void {
  const there = findKey(file);
  if (there === undefined) writeKey(file, key);
  else if (!Buffer.from(there).equals(key)) {
    throw new AppError("refused", "KEY_OF_ANOTHER", `${file} is the key of another store.`, {
      hint: "Restore to another place, or put that key file aside if its store is gone.",
    });
  }
}

/** Every key in the user's folder of keys, of stores and of what is restricted. */
function keysHere(env: NodeJS.ProcessEnv): readonly Uint8Array[] {
  const folder = keyFolder(env);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.filter((name) => name.endsWith(".key")).flatMap((name) => readable(join(folder, name)));
}

function readable(file: string): readonly Uint8Array[] {
  try {
    const key = findKey(file);
    return key === undefined ? [] : [key];
  } catch {
    return [];
  }
}
