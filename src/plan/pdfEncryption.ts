import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** What encrypts a file, and what is told in it of how: ISO 32000-2, 7.6, the standard handler with AES-256 (revision 6). */
export interface FileEncryption {
  /** Encrypts one string or stream. */
  encrypt(bytes: Uint8Array): Buffer;
  /** The dictionary that stands in the file. */
  readonly dictionary: string;
}

/** Everything may be done with a file that was opened (bits 1 and 2 are always 0): to print it, to copy from it, to have it read aloud. */
const ALL_PERMISSIONS = -4;
const LONGEST_PASSWORD = 127;
const NO_IV = Buffer.alloc(16);

/** A new key for one file, which this password opens. */
export function buildEncryption(password: string): FileEncryption {
  const key = randomBytes(32);
  const user = lock(passwordBytes(password), key, Buffer.alloc(0));
  // There is no second way in: the owner's password is thrown away as soon as it is made.
  const owner = lock(randomBytes(32), key, user.check);
  const permissions = Buffer.concat([int32(ALL_PERMISSIONS), Buffer.from("\xff\xff\xff\xffTadb", "latin1"), randomBytes(4)]);
  const sealed = cipher("aes-256-ecb", key, null, permissions);
  return {
    encrypt: (bytes) => {
      const iv = randomBytes(16);
      const encrypting = createCipheriv("aes-256-cbc", key, iv);
      return Buffer.concat([iv, encrypting.update(bytes), encrypting.final()]);
    },
    dictionary: `<<
/Filter /Standard
/V 5
/R 6
/Length 256
/CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >>
/StmF /StdCF
/StrF /StdCF
/P ${ALL_PERMISSIONS}
/U <${user.check.toString("hex")}>
/UE <${user.key.toString("hex")}>
/O <${owner.check.toString("hex")}>
/OE <${owner.key.toString("hex")}>
/Perms <${sealed.toString("hex")}>
>>`,
  };
}

/** The key of a file that `buildEncryption` made, by its dictionary; undefined where this is not its password. */
export function findFileKey(dictionary: string, password: string): Buffer | undefined {
  const figures = (name: string) => Buffer.from(new RegExp(`/${name} <([0-9a-f]+)>`).exec(dictionary)?.[1] ?? "", "hex");
  const [check, locked] = [figures("U"), figures("UE")];
  if (check.length !== 48 || locked.length !== 32) return undefined;
  const typed = passwordBytes(password);
  const none = Buffer.alloc(0);
  if (!hardenedHash(typed, check.subarray(32, 40), none).equals(check.subarray(0, 32))) return undefined;
  const opening = createDecipheriv("aes-256-cbc", hardenedHash(typed, check.subarray(40), none), NO_IV).setAutoPadding(false);
  return Buffer.concat([opening.update(locked), opening.final()]);
}

/** What `encrypt` made of some bytes, with the key of its file; undefined where that cannot be. */
export function decrypt(bytes: Uint8Array, key: Uint8Array): Buffer | undefined {
  try {
    const opening = createDecipheriv("aes-256-cbc", key, bytes.subarray(0, 16));
    return Buffer.concat([opening.update(bytes.subarray(16)), opening.final()]);
  } catch {
    return undefined;
  }
}

/** One password's way to the key: what tells that it is the right one, and the key locked with it. `user` is empty for the user's own. */
function lock(password: Uint8Array, key: Uint8Array, user: Uint8Array): { readonly check: Buffer; readonly key: Buffer } {
  const [forCheck, forKey] = [randomBytes(8), randomBytes(8)];
  return {
    check: Buffer.concat([hardenedHash(password, forCheck, user), forCheck, forKey]),
    key: cipher("aes-256-cbc", hardenedHash(password, forKey, user), NO_IV, key),
  };
}

const LEAST_ROUNDS = 64;
const HASHES = ["sha256", "sha384", "sha512"] as const;

/** Algorithm 2.B: so slow that passwords cannot be tried by the thousand million. */
function hardenedHash(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Buffer {
  let hash = createHash("sha256").update(password).update(salt).update(user).digest();
  let last = 0;
  for (let round = 0; round < LEAST_ROUNDS || last > round - 32; round += 1) {
    const once = Buffer.concat([password, hash, user]);
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => once));
    const encrypted = cipher("aes-128-cbc", hash.subarray(0, 16), hash.subarray(16, 32), repeated);
    // The first sixteen bytes as a number, by three: 256 leaves 1, so their sum leaves the same.
    const rest = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    hash = createHash(HASHES[rest] ?? "sha256")
      .update(encrypted)
      .digest();
    last = encrypted.at(-1) ?? 0;
  }
  return hash.subarray(0, 32);
}

/** Without padding: the lengths are whole blocks. */
function cipher(algorithm: string, key: Uint8Array, iv: Uint8Array | null, bytes: Uint8Array): Buffer {
  const encrypting = createCipheriv(algorithm, key, iv).setAutoPadding(false);
  return Buffer.concat([encrypting.update(bytes), encrypting.final()]);
}

/** The same letters typed another way are the same password. */
function passwordBytes(password: string): Uint8Array {
  return Buffer.from(password.normalize("NFKC"), "utf8").subarray(0, LONGEST_PASSWORD);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
