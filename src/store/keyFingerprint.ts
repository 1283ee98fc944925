import { createHmac } from "node:crypto";
import { storeError } from "./storeErrors.js";

export const KEY_BYTES = 32;
/**
 * The first bytes of a SQLite file. In a plain one they say "SQLite format 3"; in an encrypted one they are the cipher's salt,
 * which is ours to choose.
 */
export const HEADER_BYTES = 16;

/**
 * What the first bytes of a store encrypted with this key are. The salt has no other use with a raw key (pages have nonces of
 * their own), so it says which key fits: a wrong key can be told from a damaged file. It gives nothing of the key away.
 */
export function keyFingerprint(key: Uint8Array): Buffer {
  return createHmac("sha256", key).update("resettle store key fingerprint").digest().subarray(0, HEADER_BYTES);
}

/** The key as the cipher's pragma takes it. Throws AppError STORE_KEY_INVALID where it is not 32 bytes. */
export function rawKeyPragma(key: Uint8Array): string {
  if (key.length !== KEY_BYTES) throw storeError("STORE_KEY_INVALID");
  return `key='raw:${Buffer.from(key).toString("hex")}${keyFingerprint(key).toString("hex")}'`;
}
