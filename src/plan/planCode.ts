import { createHash } from "node:crypto";

/** Letters and figures that nobody takes for one another (Crockford's base 32). */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const MISREAD: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };
/** Eight letters are forty bits, ten figures of the digest. */
const HEX_FIGURES = 10;

/**
 * SHA-256 of a plan's words: equal plans are the same version. In lower-case hexadecimal. A key that says nothing counts as one that is not there: so a plan that was
 * kept before a newer program had that key is the same plan.
 */
export function planHash(value: object): string {
  return createHash("sha256")
    .update(JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? withWords(part) : part)))
    .digest("hex");
}

type Fields = Readonly<Record<string, unknown>>;

function withWords(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, part]) => saysSomething(part)));
}

function saysSomething(part: unknown): boolean {
  if (Array.isArray(part)) return part.length > 0;
  return isRecord(part)
    ? Object.values(part).some(saysSomething)
    : part !== "" && part !== 0 && part !== false && part !== undefined;
}

function isRecord(part: unknown): part is Fields {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

/** The code on the pages of a plan of this digest, as in 7KQ2-M9XF: which plan it is, without saying whose. */
export function planCode(hash: string): string {
  let bits = BigInt(`0x${hash.slice(0, HEX_FIGURES)}`);
  let code = "";
  for (let at = 0; at < 8; at += 1) {
    code = `${LETTERS[Number(bits & 31n)]}${code}`;
    bits >>= 5n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** How the digest of a plan with this code begins; undefined where it is no code. Case, spaces and hyphens do not matter, nor O for 0. */
export function parsePlanCode(typed: string): string | undefined {
  const code = [...typed.toUpperCase().replace(/[\s-]/gu, "")].map((letter) => MISREAD[letter] ?? letter);
  if (code.length !== 8) return undefined;
  let bits = 0n;
  for (const letter of code) {
    const value = LETTERS.indexOf(letter);
    if (value === -1) return undefined;
    bits = (bits << 5n) | BigInt(value);
  }
  return bits.toString(16).padStart(HEX_FIGURES, "0");
}
