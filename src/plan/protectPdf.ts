import { createHash } from "node:crypto";
import { buildEncryption, decrypt, type FileEncryption, findFileKey } from "./pdfEncryption.js";

/** One object of a file: its number, and where it is. */
interface PdfObject {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

const OBJECT = /^(\d+) 0 obj\n/;
const STREAM = Buffer.from("\nstream\n");
/** At the end of a file, where the table of its objects is. */
const TABLE_AT = /startxref\n(\d+)\n%%EOF\s*$/;
/** In a dictionary: a string in brackets, a string in figures, or what is neither. */
const STRINGS = /\((?:[^\\()]|\\[\s\S])*\)|<<|<([0-9a-fA-F\s]*)>/g;
const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
/** Says to programs that read PDF 1.7 what of PDF 2.0 they need. */
const EXTENSION = "/Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>";

/**
 * A copy of a PDF that was drawn here, which opens with this password only (AES-256). Not for any PDF: it relies on how `drawPlan` writes one. The
 * copy is other bytes each time, since its key is new. Structure and text stay for programs that read a page aloud.
 */
export function protectPdf(pdf: Uint8Array, password: string): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const encryption = buildEncryption(password);
  const { objects, tableAt } = readTable(bytes);
  const trailer = bytes.toString("latin1", tableAt);
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]);
  const id = /\/ID \[[^\]]*\]/.exec(trailer)?.[0] ?? "";
  const info = /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? "";
  const file = new FileWriter(bytes.subarray(0, objects[0]?.start ?? 0));
  for (const object of objects)
    file.add(object.number, encryptObject(bytes.subarray(object.start, object.end), object.number === root, encryption));
  const lock = objects.length + 1;
  file.add(lock, Buffer.from(`${lock} 0 obj\n${encryption.dictionary}\nendobj\n`));
  const seal = encryption.encrypt(Buffer.concat([digestOf(bytes), file.digest()])).toString("hex");
  return file.end(`<<\n/Size ${lock + 1}\n/Root ${root} 0 R\n${info}\n${id}\n/Encrypt ${lock} 0 R\n/CopyOf <${seal}>\n>>`);
}

/**
 * Whether a file is a whole copy that `protectPdf` made with this password of the PDF with this SHA-256 (in hexadecimal). The copy says so under its own lock: what it is of,
 * and the digest of all that stands before.
 */
export function isCopyOf(file: Uint8Array, sha256: string, password: string): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const tableAt = Number(TABLE_AT.exec(bytes.toString("latin1", Math.max(0, bytes.length - 64)))?.[1]);
  const trailer = bytes.toString("latin1", tableAt);
  const seal = /\/CopyOf <([0-9a-f]+)>/.exec(trailer)?.[1];
  const lockAt = bytes.lastIndexOf("\n/Filter /Standard\n");
  if (seal === undefined || lockAt === -1) return false;
  const key = findFileKey(bytes.toString("latin1", lockAt, tableAt), password);
  const told = key && decrypt(Buffer.from(seal, "hex"), key);
  return told?.equals(Buffer.concat([Buffer.from(sha256, "hex"), digestOf(bytes.subarray(0, tableAt))])) === true;
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** Whether a PDF opens with a password only. */
export function isProtected(pdf: Uint8Array): boolean {
  const end = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  return end.startsWith("%PDF-") && /\/Encrypt \d+ \d+ R/.test(end);
}

/** The objects in the order they stand in the file, and where the table of them is. */
function readTable(bytes: Buffer): { readonly objects: readonly PdfObject[]; readonly tableAt: number } {
  const tableAt = Number(TABLE_AT.exec(bytes.toString("latin1", Math.max(0, bytes.length - 64)))?.[1]);
  const entries = [...bytes.toString("latin1", tableAt).matchAll(/^(\d{10}) \d{5} n/gm)].map(([, offset]) => Number(offset));
  const starts = entries.map((start, index) => ({ number: index + 1, start })).sort((a, b) => a.start - b.start);
  const objects = starts.map((object, index) => ({ ...object, end: starts[index + 1]?.start ?? tableAt }));
  if (!Number.isInteger(tableAt) || objects.length === 0) throw new RangeError("not a PDF that was drawn here");
  return { objects, tableAt };
}

function encryptObject(bytes: Buffer, isRoot: boolean, { encrypt }: FileEncryption): Buffer {
  const head = OBJECT.exec(bytes.toString("latin1", 0, 32))?.[0];
  if (head === undefined) throw new RangeError("an object that does not begin as one");
  const streamAt = bytes.indexOf(STREAM);
  const text = bytes.toString("latin1", head.length, streamAt === -1 ? bytes.length : streamAt);
  const dictionary = encryptStrings(text, encrypt);
  if (streamAt === -1) return Buffer.from(head + (isRoot ? dictionary.replace("<<", `<<\n${EXTENSION}`) : dictionary), "latin1");
  const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
  const from = streamAt + STREAM.length;
  const stream = encrypt(bytes.subarray(from, from + length));
  const opening = head + dictionary.replace(/\/Length \d+/, `/Length ${stream.length}`);
  return Buffer.concat([Buffer.from(opening, "latin1"), STREAM, stream, Buffer.from("\nendstream\nendobj\n")]);
}

function encryptStrings(text: string, encrypt: FileEncryption["encrypt"]): string {
  return text.replace(STRINGS, (found: string, figures: string | undefined) => {
    if (found === "<<") return found;
    const plain = figures === undefined ? Buffer.from(unescaped(found.slice(1, -1)), "latin1") : Buffer.from(figures, "hex");
    return `<${encrypt(plain).toString("hex")}>`;
  });
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, letter: string) => ESCAPED[letter] ?? letter);
}

/** Puts objects one after the other and notes where each begins. */
class FileWriter {
  private readonly pieces: Buffer[];
  private readonly offsets: number[] = [];
  private length: number;

  constructor(beginning: Buffer) {
    this.pieces = [beginning];
    this.length = beginning.length;
  }

  add(number: number, object: Buffer): void {
    this.offsets[number - 1] = this.length;
    this.pieces.push(object);
    this.length += object.length;
  }

  /** SHA-256 of all there is so far. */
  digest(): Buffer {
    return digestOf(Buffer.concat(this.pieces));
  }

  end(trailer: string): Uint8Array {
    const rows = this.offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
    const table = `xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join("")}`;
    const end = `${table}trailer\n${trailer}\nstartxref\n${this.length}\n%%EOF\n`;
    return Buffer.concat([...this.pieces, Buffer.from(end, "latin1")]);
  }
}
