import { AppError } from "../domain/appError.js";

interface FileKind {
  readonly signature: readonly number[];
  readonly kind: string;
  readonly advice: string;
}

const EXPORT_AGAIN = "Export the roll as .xlsx, .csv or JSON, and import that file.";
export const SAVE_AS_XLSX =
  "Open it in the spreadsheet program, save it as an Excel workbook (.xlsx) or its sheet as .csv, and import that file.";
export const UNLOCK_AND_SAVE =
  "Open it in the spreadsheet program, take the password off, save it as .xlsx or .csv, and import that file.";

/** The first bytes of files that people give by mistake, as their formats publish them. */
const KINDS: readonly FileKind[] = [
  { signature: [0x89, 0x50, 0x4e, 0x47], kind: "a picture (PNG)", advice: EXPORT_AGAIN },
  { signature: [0xff, 0xd8, 0xff], kind: "a picture (JPEG)", advice: EXPORT_AGAIN },
  { signature: [0x47, 0x49, 0x46, 0x38], kind: "a picture (GIF)", advice: EXPORT_AGAIN },
  { signature: [0x25, 0x50, 0x44, 0x46], kind: "a PDF", advice: EXPORT_AGAIN },
  { signature: [0x50, 0x4b, 0x05, 0x06], kind: "an empty zip archive", advice: EXPORT_AGAIN },
  { signature: [0x1f, 0x8b], kind: "a compressed file (gzip)", advice: "Unpack it first." },
  { signature: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], kind: "a SQLite database", advice: EXPORT_AGAIN },
];

/** Report servers write web pages and XML that spreadsheet programs open, and name them .xls. */
const MARKUP = /^(?:ï»¿)?\s*<(?:!doctype|html|head|meta|table|\?xml)/iu;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** The container of Office before 2007. What is in it is named in UTF-16; so is the workbook that a password hides. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const LOCKED_PART = Buffer.from("EncryptedPackage", "utf16le");
const OLD_WORKBOOK_PARTS = ["Workbook", "Book"].map((part) => Buffer.from(`${part}\0`, "utf16le"));

/** Throws AppError (input, ROLL_NOT_TEXT) where the first bytes are those of a format that is neither text nor a workbook. */
export function refuseOtherKinds(name: string, head: Uint8Array): void {
  if (startsWith(head, OLE)) throw oldKind(name, Buffer.from(head.buffer, head.byteOffset, head.byteLength));
  const found = KINDS.find(({ signature }) => startsWith(head, signature));
  if (found !== undefined) throw notText(name, `looks like ${found.kind}`, found.advice);
  const start = Buffer.from(head.subarray(0, 512)).toString("latin1");
  if (MARKUP.test(start)) throw notText(name, "looks like a web page or XML, whatever its name says", SAVE_AS_XLSX);
}

/** Whether the first bytes are those of a zip archive, as a workbook (XLSX) is. */
export function isZip(head: Uint8Array): boolean {
  return startsWith(head, ZIP);
}

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => head[index] === byte);
}

function oldKind(name: string, head: Buffer): AppError {
  if (head.includes(LOCKED_PART)) {
    return notText(name, "looks like a workbook that is locked with a password", UNLOCK_AND_SAVE);
  }
  const isOld = OLD_WORKBOOK_PARTS.some((part) => head.includes(part));
  return notText(name, `looks like an old workbook (XLS)${isOld ? "" : " or a locked one"}`, SAVE_AS_XLSX);
}

/** The error for a file that holds neither text nor a workbook. `seen` goes on from the file's name: "looks like a PDF". */
export function notText(name: string, seen: string, advice = EXPORT_AGAIN): AppError {
  return new AppError("input", "ROLL_NOT_TEXT", `${name} is no roll that can be read: it ${seen}.`, { hint: advice });
}
