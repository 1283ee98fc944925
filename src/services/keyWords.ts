import { createHash } from "node:crypto";
import { AppError } from "../domain/appError.js";

/** Crockford's 32 letters and digits: none that is taken for another when it is read from paper. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BITS = 5;
/** Four that carry the key and one that checks them. */
const GROUP = 5;
const CARRYING = GROUP - 1;
const KEY_BYTES = 32;
/** 256 bits, and four that fill up the last letter. */
const KEY_LETTERS = 52;
const FILLING_BITS = BigInt(KEY_LETTERS * BITS - KEY_BYTES * 8);

/**
 * A key as groups to write on paper: thirteen that carry it and one that checks the whole. The last letter of each checks the group and
 * where it stands, so that a slip is found and its group named.
 */
export function wordsOfKey(key: Uint8Array): readonly string[] {
  const number = BigInt(`0x${Buffer.from(key).toString("hex")}`) << FILLING_BITS;
  return groupsOf(lettersOf(number, KEY_LETTERS) + checkOf(key)).map((four, index) => four + checkLetter(four, index));
}

/** The key in a text: 64 hexadecimal digits, or the groups of a recovery sheet, with anything written around them. Throws AppError (store). */
export function parseKey(text: string, where: string): Uint8Array {
  if (/^[0-9a-f]{64}$/iu.test(text.trim())) return new Uint8Array(Buffer.from(text.trim(), "hex"));
  const words = wordsIn(text);
  const whole = KEY_LETTERS / CARRYING + 1;
  if (words.length !== whole) {
    throw notAKey(`${where} is not a key: it should hold 64 hexadecimal digits, or the ${whole} groups of a recovery sheet.`);
  }
  const mistyped = words.flatMap((word, index) =>
    checkLetter(word.slice(0, CARRYING), index) === word[CARRYING] ? [] : [index + 1],
  );
  if (mistyped.length > 0) throw notAKey(`${where} is not a key: group ${mistyped.join(", ")} is not as it was printed.`);
  const letters = words.map((word) => word.slice(0, CARRYING)).join("");
  const number = [...letters.slice(0, KEY_LETTERS)].reduce(
    (sum, letter) => (sum << BigInt(BITS)) + BigInt(LETTERS.indexOf(letter)),
    0n,
  );
  const key = Buffer.from((number >> FILLING_BITS).toString(16).padStart(KEY_BYTES * 2, "0"), "hex");
  if (checkOf(key) !== letters.slice(KEY_LETTERS)) throw notAKey(`${where} is not a key: its groups do not belong together.`);
  return new Uint8Array(key);
}

/** The groups in a text: lines of nothing but groups. O is read as 0, I and L as 1. */
function wordsIn(text: string): readonly string[] {
  const lines = text
    .toUpperCase()
    .split("\n")
    .map((line) => line.trim());
  const letters = lines
    .filter((line) => /^[0-9A-Z]{5}(?:[ -]*[0-9A-Z]{5})*$/u.test(line))
    .join("")
    .replaceAll(/[ -]/gu, "");
  return (letters.replaceAll("O", "0").replaceAll(/[IL]/gu, "1").match(/.{5}/gu) ?? []) as readonly string[];
}

function groupsOf(letters: string): readonly string[] {
  return letters.match(/.{4}/gu) ?? [];
}

function checkOf(key: Uint8Array): string {
  const start = createHash("sha256").update("resettle key on paper").update(key).digest().readUInt32BE();
  return lettersOf(BigInt(start >>> 12), CARRYING);
}

function checkLetter(four: string, index: number): string {
  return LETTERS.charAt(createHash("sha256").update(`${index} ${four}`).digest().readUInt8() % LETTERS.length);
}

function lettersOf(number: bigint, length: number): string {
  const places = Array.from({ length }, (_, place) => BigInt((length - 1 - place) * BITS));
  return places.map((shift) => LETTERS.charAt(Number((number >> shift) & 31n))).join("");
}

function notAKey(message: string): AppError {
  return new AppError("store", "KEY_INVALID", message, {
    hint: "Restore the key file from where you keep its copy, or type the recovery sheet again.",
  });
}
