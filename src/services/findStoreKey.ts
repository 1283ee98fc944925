import { existsSync } from "node:fs";
import type { StoreLocation } from "../store/location.js";
import { storeNeedsKey } from "../store/sqliteFiles.js";
import { readKeyFromCommand } from "./keyCommand.js";
import { takeUpNewKeyIfFits } from "./newKey.js";
import { findKey, keyFileOf } from "./storeKey.js";

/** Where the key of a store may come from. */
export interface KeyWish {
  /** Undefined: the key file that belongs to this store. */
  readonly keyFile: string | undefined;
  /** A program that prints the key, in place of a key file. */
  readonly keyCommand?: string | undefined;
  /** Asks the person for the key; absent where nobody can be asked. */
  readonly askKey?: (() => Promise<Uint8Array>) | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** Asks long work to stop; what is under way is then undone. */
  readonly signal: AbortSignal;
  /** The clock of the audit trail; nothing else reads it. */
  now(): Date;
}

/**
 * The key of the store at a place: what the key command prints, what the key file holds, or, where there is neither and somebody can be
 * asked, what they type. Undefined where there is none. Throws AppError (store) where what should be a key is none.
 */
export async function findStoreKey(location: StoreLocation, wish: KeyWish): Promise<Uint8Array | undefined> {
  if (location.engine !== "sqlite") return undefined;
  if (wish.keyCommand !== undefined) return readKeyFromCommand(wish.keyCommand, wish.env, wish.signal);
  const keyFile = keyFileOf(location.path, wish.keyFile, wish.env);
  const key = takeUpNewKeyIfFits(location.path, keyFile, wish.now()) ?? findKey(keyFile);
  if (key !== undefined || wish.askKey === undefined) return key;
  return existsSync(location.path) && storeNeedsKey(location.path) ? wish.askKey() : undefined;
}
