import type { KeyObject } from "node:crypto";
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from "node:crypto";
import { canonicalJson } from "./canonicalJson.js";
import { storeError } from "./storeErrors.js";

/** Names the way it is sealed, so that another can follow one day. */
const MARK = "sealed1.";
const X25519_PKCS8 = Buffer.from("302e020100300506032b656e04220420", "hex");
const POINT_BYTES = 32;
const TAG_BYTES = 16;
/** What is sealed is filled up to a multiple of this, so that its length says little of what it is. */
const PADDING = 512;

/** The public half of a restricted key (32 bytes): with it anybody may seal, and nobody may read. */
export function publicKeyOf(privateKey: Uint8Array): string {
  return pointOf(createPublicKey(privateKeyObject(privateKey))).toString("base64url");
}

/**
 * Seals a value for the holder of the restricted key: an ephemeral X25519 key, HKDF-SHA-256 and AES-256-GCM. It is bound to the id of
 * its record, so that it opens in no other.
 */
export function sealValue(publicKey: string, value: unknown, recordId: string): string {
  const ephemeral = generateKeyPairSync("x25519");
  const recipient = createPublicKey({ key: { kty: "OKP", crv: "X25519", x: publicKey }, format: "jwk" });
  const point = pointOf(ephemeral.publicKey);
  const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: recipient });
  const { key, nonce } = derive(secret, point, publicKey);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(recordId));
  const text = Buffer.from(canonicalJson(value));
  const padded = Buffer.concat([text, Buffer.alloc(PADDING - (text.length % PADDING), " ")]);
  const body = Buffer.concat([cipher.update(padded), cipher.final()]);
  return MARK + Buffer.concat([point, cipher.getAuthTag(), body]).toString("base64url");
}

/** What was sealed. Throws AppError STORE_RESTRICTED_KEY where the key is another's, or what was sealed was changed since or moved. */
export function openSealed(privateKey: Uint8Array, sealed: string, recordId: string): unknown {
  try {
    const bytes = bytesOf(sealed);
    const point = bytes.subarray(0, POINT_BYTES);
    const sender = createPublicKey({ key: { kty: "OKP", crv: "X25519", x: point.toString("base64url") }, format: "jwk" });
    const secret = diffieHellman({ privateKey: privateKeyObject(privateKey), publicKey: sender });
    const { key, nonce } = derive(secret, point, publicKeyOf(privateKey));
    const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(recordId));
    decipher.setAuthTag(bytes.subarray(POINT_BYTES, POINT_BYTES + TAG_BYTES));
    const body = bytes.subarray(POINT_BYTES + TAG_BYTES);
    return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8"));
  } catch (cause) {
    throw storeError("STORE_RESTRICTED_KEY", cause);
  }
}

/** Whether a text has the shape of something sealed: all that can be said of it without the key. */
export function looksSealed(sealed: string): boolean {
  if (!sealed.startsWith(MARK)) return false;
  const bytes = bytesOf(sealed);
  const body = bytes.length - POINT_BYTES - TAG_BYTES;
  return body > 0 && body % PADDING === 0 && MARK + bytes.toString("base64url") === sealed;
}

function bytesOf(sealed: string): Buffer {
  return Buffer.from(sealed.slice(MARK.length), "base64url");
}

function derive(secret: Buffer, point: Buffer, publicKey: string) {
  const salt = Buffer.concat([point, Buffer.from(publicKey, "base64url")]);
  const derived = Buffer.from(hkdfSync("sha256", secret, salt, "resettle restricted 1", 44));
  return { key: derived.subarray(0, 32), nonce: derived.subarray(32) };
}

function privateKeyObject(bytes: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([X25519_PKCS8, bytes]), format: "der", type: "pkcs8" });
}

function pointOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url");
}
