import { jsonError } from "./jsonError.js";

/** One record of a JSON roll as text: which it is, from 1, and the line of the file on which it starts. */
export interface JsonText {
  readonly record: number;
  readonly line: number;
  readonly text: string;
}

const LONGEST_RECORD_BYTES = 1024 * 1024;
const LONGEST_PAGE_BYTES = 16 * 1024 * 1024;
const [QUOTE, BACKSLASH, COMMA, LINE_FEED] = [0x22, 0x5c, 0x2c, 0x0a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const SPACES: readonly (number | undefined)[] = [0x20, 0x09, 0x0d, LINE_FEED];

/**
 * Cuts a JSON array, or the list under a page's `content`, into the texts of its records, holding no more than one of
 * them. What stands around them is kept with a 0 for each record, so that it can be checked, and the page read, at the end.
 */
export class JsonSplitter {
  readonly #name: string;
  /** Bytes as Latin-1, so that a character cut by a chunk's end is whole again in the end. */
  #around = "";
  #within: Buffer[] = [];
  #withinBytes = 0;
  /** Brackets open at this byte, of either kind. */
  #depth = 0;
  /** The depth at which records stand, while the list of them is open. */
  #recordDepth: number | undefined;
  #listSeen = false;
  #inRecord = false;
  #inText = false;
  #escaped = false;
  #line = 1;
  #record = 0;
  #recordLine = 1;

  constructor(name: string) {
    this.#name = name;
  }

  /** Takes the next bytes of UTF-8 and gives the records that end in them. Throws AppError (input) where they are no roll's JSON. */
  add(chunk: Uint8Array): JsonText[] {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const found: JsonText[] = [];
    let from = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === LINE_FEED) this.#line += 1;
      if (this.#inText) this.#readText(byte);
      else if (byte === QUOTE && !this.#betweenRecords()) this.#inText = true;
      else if (byte === OPEN_OBJECT && this.#betweenRecords()) {
        this.#keep(bytes.subarray(from, at));
        from = at;
        this.#openRecord();
      } else if (byte === OPEN_OBJECT) this.#depth += 1;
      else if (byte === OPEN_LIST || byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        this.#keep(bytes.subarray(from, at + 1));
        from = at + 1;
        if (byte === OPEN_LIST) this.#openList();
        else if (this.#close()) found.push(this.#takeRecord());
      } else if (this.#betweenRecords() && byte !== COMMA && !SPACES.includes(byte)) throw this.#noRecord();
    }
    this.#keep(bytes.subarray(from));
    return found;
  }

  /** What stood around the records, each of them a 0. Throws AppError (input) where the JSON is cut or has no list of records. */
  end(): string {
    if (this.#depth > 0 || this.#inText) {
      const where = this.#inRecord
        ? `in record ${this.#record}, which starts on line ${this.#recordLine}`
        : `after record ${this.#record}`;
      throw jsonError(this.#name, "ROLL_JSON_CUT", `stops in the middle: it ends on line ${this.#line}, ${where}`, this.#line);
    }
    if (!this.#listSeen) throw jsonError(this.#name, "ROLL_JSON_BROKEN", "has no list of people in it", 1);
    return Buffer.from(this.#around, "latin1").toString("utf8");
  }

  #betweenRecords(): boolean {
    return !this.#inRecord && this.#depth === this.#recordDepth;
  }

  #readText(byte: number | undefined): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inText = false;
  }

  #openRecord(): void {
    this.#inRecord = true;
    this.#record += 1;
    this.#recordLine = this.#line;
    this.#depth += 1;
  }

  /** The records are in the outermost list, or in the one that a page keeps under `content`. */
  #openList(): void {
    if (this.#betweenRecords()) throw this.#noRecord();
    const outermost = this.#depth === 0 || (this.#depth === 1 && /"content"\s*:\s*\[$/u.test(this.#around.slice(-64)));
    this.#depth += 1;
    if (this.#listSeen || !outermost) return;
    this.#listSeen = true;
    this.#recordDepth = this.#depth;
  }

  /** Closes a bracket; whether that ends a record. */
  #close(): boolean {
    if (this.#depth === 0)
      throw jsonError(this.#name, "ROLL_JSON_BROKEN", `closes a bracket on line ${this.#line} that is not open`, this.#line);
    if (this.#betweenRecords()) this.#recordDepth = undefined;
    this.#depth -= 1;
    return this.#inRecord && this.#depth === this.#recordDepth;
  }

  #takeRecord(): JsonText {
    const text = Buffer.concat(this.#within).toString("utf8");
    this.#within = [];
    this.#withinBytes = 0;
    this.#inRecord = false;
    this.#around += "0";
    return { record: this.#record, line: this.#recordLine, text };
  }

  #keep(piece: Buffer): void {
    if (this.#inRecord) {
      this.#within.push(piece);
      this.#withinBytes += piece.length;
    } else this.#around += piece.toString("latin1");
    if (this.#withinBytes > LONGEST_RECORD_BYTES || this.#around.length > LONGEST_PAGE_BYTES) throw this.#tooLong();
  }

  #noRecord(): Error {
    const seen = `has something on line ${this.#line}, after record ${this.#record}, that is no record`;
    return jsonError(this.#name, "ROLL_JSON_BROKEN", seen, this.#line);
  }

  #tooLong(): Error {
    const seen = `has more text from line ${this.#recordLine} on (record ${this.#record}) than a record of a roll has (${LONGEST_RECORD_BYTES / 1024} KB)`;
    return jsonError(this.#name, "ROLL_ROW_TOO_LONG", seen, this.#recordLine);
  }
}
