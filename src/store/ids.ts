import { randomInt } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** 2024-01-01: nothing is older, and 40 bits of milliseconds from there last until 2058. */
const START_MS = 1_704_067_200_000;
const RANDOM_SPAN = 32 ** 5;

let last = { time: 0, random: 0 };

/**
 * An id for a new record: 13 lower-case letters and digits without i, l, o and u, so that it can be read out and typed. Ids sort
 * in the order they were made (the system clock, then chance), which is the order lists are shown in.
 */
export function newId(): string {
  const now = Math.max(Date.now() - START_MS, last.time);
  const random = now === last.time ? last.random + 1 : randomInt(RANDOM_SPAN / 2);
  last = { time: now, random };
  return base32(now, 8) + base32(random, 5);
}

function base32(value: number, width: number): string {
  let text = "";
  let rest = value;
  for (let place = 0; place < width; place += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
