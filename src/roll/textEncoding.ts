import { isUtf8 } from "node:buffer";
import { notText } from "./fileKind.js";

/** How a roll's text is written; a workbook is no text, and says `xlsx`. */
export type RollEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "xlsx";

/** How a file's bytes are text. `oddLines` are the first lines that made it Windows-1252, `oddLineCount` how many there are. */
export interface EncodingFound {
  readonly encoding: RollEncoding;
  readonly oddLines: readonly number[];
  readonly oddLineCount: number;
}

/** Decides the encoding from all of a file's bytes (rolls.md, 12): feed it every chunk, then ask. */
export interface EncodingCheck {
  add(chunk: Uint8Array): void;
  /** Throws AppError (input, ROLL_NOT_TEXT) where the bytes are no text. */
  end(): EncodingFound;
}

const LINE_FEED = 0x0a;
const ODD_LINES_NAMED = 5;
/** Bytes that Windows-1252 leaves without a character. */
const NOT_IN_WINDOWS_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Starts the check that a file's first bytes call for: a byte order mark or the pattern of UTF-16, else single bytes. */
export function startEncodingCheck(name: string, head: Uint8Array): EncodingCheck {
  const wide = findUtf16(head);
  return wide === undefined ? byteCheck(name) : utf16Check(name, wide);
}

/** UTF-16 by its mark, or without one by the zero beside a first letter, which no text in single bytes has. */
function findUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first = 0, second = 0] = head;
  if (head.length < 2) return undefined;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first !== 0 && first < 0x80 && second === 0) return "utf-16le";
  return first === 0 && second !== 0 && second < 0x80 ? "utf-16be" : undefined;
}

function utf16Check(name: string, encoding: "utf-16le" | "utf-16be"): EncodingCheck {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      const text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
      if (text.includes("\0")) throw notText(name, "has zero bytes in it");
    } catch (error) {
      throw error instanceof TypeError ? notText(name, "starts like UTF-16 and then is not") : error;
    }
  };
  return {
    add: decode,
    end() {
      decode();
      return { encoding, oddLines: [], oddLineCount: 0 };
    },
  };
}

function byteCheck(name: string): EncodingCheck {
  const odd = new Set<number>();
  let line = 1;
  let rest: Uint8Array = new Uint8Array();
  let impossible: number | undefined;

  const check = (piece: Uint8Array) => {
    if (isUtf8(piece)) {
      line += countLineFeeds(piece);
      return;
    }
    for (const part of splitLines(piece)) {
      if (!isUtf8(part)) {
        odd.add(line);
        if (NOT_IN_WINDOWS_1252.some((byte) => part.includes(byte))) impossible ??= line;
      }
      if (part[part.length - 1] === LINE_FEED) line += 1;
    }
  };

  return {
    add(chunk) {
      if (chunk.includes(0)) throw notText(name, "has zero bytes in it");
      const joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = lastWholeCharacter(joined);
      rest = joined.subarray(end);
      check(joined.subarray(0, end));
    },
    end() {
      check(rest);
      if (impossible !== undefined)
        throw notText(name, `has bytes on line ${impossible} that are neither UTF-8 nor Windows-1252`);
      const oddLines = [...odd];
      const encoding = oddLines.length === 0 ? "utf-8" : "windows-1252";
      return { encoding, oddLines: oddLines.slice(0, ODD_LINES_NAMED), oddLineCount: oddLines.length };
    },
  };
}

/** Where the last character that may still go on in the next chunk starts: a UTF-8 character has four bytes at most. */
function lastWholeCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.length - back;
    if (byte < 0x80) return bytes.length;
  }
  return bytes.length;
}

function countLineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

function* splitLines(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  while (from < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, from);
    const until = feed === -1 ? bytes.length : feed + 1;
    yield bytes.subarray(from, until);
    from = until;
  }
}
