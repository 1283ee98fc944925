import { existsSync } from "node:fs";
import { AppError } from "../domain/appError.js";
import type { StoreLocation } from "../store/location.js";
import { keyFits } from "../store/sqliteFiles.js";
import { findStoreKey } from "./findStoreKey.js";
import type { SessionOptions } from "./session.js";
import { createKey, findKey, keyFileOf, writeKey } from "./storeKey.js";

interface KeyForStore {
  readonly value: Uint8Array;
  /** Absent where a command gives it. */
  readonly file?: string;
  readonly made: boolean;
}

/** The key there is, or a new one. None for a plain store or a server. */
export async function keyForStore(
  location: StoreLocation,
  options: SessionOptions,
  plain: boolean,
): Promise<KeyForStore | undefined> {
  if (location.engine !== "sqlite") return undefined;
  const value = await findStoreKey(location, options);
  if (value !== undefined && options.keyCommand !== undefined) return { value, made: false };
  const file = keyFileOf(location.path, options.keyFile, options.env);
  if (plain && value !== undefined) {
    throw new AppError("usage", "KEY_NOT_WANTED", `There is a key for this store already: ${file}.`, {
      hint: "Leave out --plain, or choose another --store.",
    });
  }
  if (plain) return undefined;
  // A store that is there already was made with a key of its own, or with none: a new key would not open it.
  if (value === undefined && existsSync(location.path)) return undefined;
  if (value === undefined) return { file, value: createKey(file), made: true };
  // One that was typed in, from a recovery sheet, becomes a key file again.
  if (findKey(file) === undefined && keyFits(location.path, value)) writeKey(file, value);
  return { file, value, made: false };
}
