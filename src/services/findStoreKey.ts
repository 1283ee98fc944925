import type { StoreLocation } from "../store/location.js";
import { takeUpNewKeyIfFits } from "./newKey.js";
import { findKey, keyFileOf } from "./storeKey.js";

/** What says where the key of a store is. */
interface KeyWish {
  readonly keyFile: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  now(): Date;
}

/** The key of the store at a place, or undefined where there is none. Throws AppError (store) where what should be a key is none. */
export async function findStoreKey(
  location: StoreLocation,
  { keyFile: named, env, now }: KeyWish,
): Promise<Uint8Array | undefined> {
  if (location.engine !== "sqlite") return undefined;
  const keyFile = keyFileOf(location.path, named, env);
  return takeUpNewKeyIfFits(location.path, keyFile, now()) ?? findKey(keyFile);
}
