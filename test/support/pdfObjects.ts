import { inflateSync } from "node:zlib";

/** A value of a PDF file as it is written there (ISO 32000-1, 7.3). Names are text with their slash; text is decoded. */
export type PdfValue = number | boolean | null | string | Reference | PdfValue[] | PdfDict | PdfText;
export interface PdfDict {
  readonly [name: `/${string}`]: PdfValue | undefined;
}

export class Reference {
  constructor(readonly number: number) {}
}

export class PdfText {
  constructor(readonly text: string) {}
}

/** A whole file: its objects by number, what they hold, and its streams. */
export class PdfFile {
  private readonly objects = new Map<number, PdfValue>();
  private readonly streams = new Map<number, Buffer>();
  readonly trailer: PdfDict;

  constructor(readonly bytes: Uint8Array) {
    const text = Buffer.from(bytes).toString("latin1");
    for (const { index, 1: number = "", 0: head } of text.matchAll(/^(\d+) 0 obj\n/gm)) {
      const reader = new PdfReader(text, index + head.length);
      this.objects.set(Number(number), reader.value());
      const stream = /^\s*stream\r?\n/.exec(text.slice(reader.at, reader.at + 20));
      if (stream !== null) this.streams.set(Number(number), this.unpacked(number, reader.at + stream[0].length));
    }
    this.trailer = new PdfReader(text, text.lastIndexOf("trailer") + "trailer".length).value() as PdfDict;
  }

  get(value: PdfValue | undefined): PdfValue | undefined {
    return value instanceof Reference ? this.get(this.objects.get(value.number)) : value;
  }

  dict(value: PdfValue | undefined): PdfDict {
    const found = this.get(value);
    return isDict(found) ? found : {};
  }

  list(value: PdfValue | undefined): PdfValue[] {
    const found = this.get(value);
    return Array.isArray(found) ? found : found === undefined || found === null ? [] : [value as PdfValue];
  }

  text(value: PdfValue | undefined): string {
    const found = this.get(value);
    return found instanceof PdfText ? found.text : "";
  }

  stream(value: PdfValue | undefined): string {
    return value instanceof Reference ? (this.streams.get(value.number)?.toString("latin1") ?? "") : "";
  }

  /** Every object that is a dictionary, with its number. */
  *everyDict(): Generator<[number, PdfDict]> {
    for (const [number, value] of this.objects) if (isDict(value)) yield [number, value];
  }

  pages(): { number: number; page: PdfDict }[] {
    const root = this.dict(this.trailer["/Root"]);
    return this.list(this.dict(root["/Pages"])["/Kids"]).map((kid) => ({
      number: kid instanceof Reference ? kid.number : 0,
      page: this.dict(kid),
    }));
  }

  private unpacked(number: string, start: number): Buffer {
    const dict = this.dict(this.objects.get(Number(number)));
    const length = Number(dict["/Length"]);
    const raw = Buffer.from(this.bytes.subarray(start, start + length));
    return dict["/Filter"] === "/FlateDecode" ? inflateSync(raw) : raw;
  }
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Reference) &&
    !(value instanceof PdfText)
  );
}

const TOKEN = /\s*(?:%[^\n]*\n\s*)*(<<|>>|\[|\]|\(|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()%{}]*|[^\s/<>[\]()%{}]+)/y;

/** Reads values one after another; what is no value (an operator of a content stream) comes as a plain word. */
export class PdfReader {
  constructor(
    private readonly source: string,
    public at = 0,
  ) {}

  isAtEnd(): boolean {
    TOKEN.lastIndex = this.at;
    return !TOKEN.test(this.source);
  }

  value(): PdfValue {
    const token = this.token();
    if (token === "<<") return this.dictionary();
    if (token === "[") return this.array();
    if (token === "(") return new PdfText(this.literal());
    if (token.startsWith("<")) return new PdfText(decoded(Buffer.from(token.replace(/[<>\s]/g, ""), "hex")));
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(token)) return this.numberOrReference(token);
    if (token === "true" || token === "false") return token === "true";
    return token === "null" ? null : token;
  }

  private token(): string {
    TOKEN.lastIndex = this.at;
    const found = TOKEN.exec(this.source);
    if (found?.[1] === undefined) throw new Error(`this is no PDF at ${this.at}`);
    this.at = TOKEN.lastIndex;
    return found[1];
  }

  private numberOrReference(token: string): number | Reference {
    const reference = /\s+\d+\s+R\b/y;
    reference.lastIndex = this.at;
    if (!/^\d+$/.test(token) || !reference.test(this.source)) return Number(token);
    this.at = reference.lastIndex;
    return new Reference(Number(token));
  }

  private dictionary(): PdfDict {
    const dict: Record<`/${string}`, PdfValue> = {};
    for (;;) {
      const before = this.at;
      const name = this.token();
      if (name === ">>") return dict;
      if (!name.startsWith("/")) throw new Error(`this is no name of a dictionary at ${before}`);
      dict[name as `/${string}`] = this.value();
    }
  }

  private array(): PdfValue[] {
    const values: PdfValue[] = [];
    for (let value = this.value(); value !== "]"; value = this.value()) values.push(value);
    return values;
  }

  private literal(): string {
    const bytes: number[] = [];
    for (let depth = 1; depth > 0; this.at++) {
      const letter = this.source[this.at] ?? "";
      if (letter === "\\") bytes.push(this.source.charCodeAt(++this.at));
      else if (letter === ")" && --depth === 0) continue;
      else {
        if (letter === "(") depth++;
        bytes.push(letter.charCodeAt(0));
      }
    }
    return decoded(Buffer.from(bytes));
  }
}

/** UTF-16 where the text says so, else one byte a letter. */
function decoded(bytes: Buffer): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString("latin1");
  return Buffer.from(bytes.subarray(2)).swap16().toString("utf16le");
}
