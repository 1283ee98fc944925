import { hash } from "node:crypto";

/** 22 letters of base64 are 132 bits: two different rows with one hash are not to be expected in any number of rolls. */
const HASH_LETTERS = 22;

/** A short digest of a text, for telling equal from different. */
export function hashText(text: string): string {
  return hash("sha256", text, "base64url").slice(0, HASH_LETTERS);
}
