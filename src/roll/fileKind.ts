import { AppError } from "../domain/appError.js";

interface FileKind {
  readonly signature: readonly number[];
  readonly kind: string;
  readonly advice: string;
}

const EXPORT_AGAIN = "Export the roll as CSV or JSON and import that file.";
const SAVE_AS_CSV = "Open it in the spreadsheet program, save the sheet as CSV (UTF-8), and import that file.";

/** The first bytes of files that people give by mistake, as their formats publish them. */
const KINDS: readonly FileKind[] = [
  { signature: [0x89, 0x50, 0x4e, 0x47], kind: "a picture (PNG)", advice: EXPORT_AGAIN },
  { signature: [0xff, 0xd8, 0xff], kind: "a picture (JPEG)", advice: EXPORT_AGAIN },
  { signature: [0x47, 0x49, 0x46, 0x38], kind: "a picture (GIF)", advice: EXPORT_AGAIN },
  { signature: [0x25, 0x50, 0x44, 0x46], kind: "a PDF", advice: EXPORT_AGAIN },
  { signature: [0x50, 0x4b, 0x03, 0x04], kind: "a workbook (XLSX) or another zip archive", advice: SAVE_AS_CSV },
  { signature: [0x50, 0x4b, 0x05, 0x06], kind: "an empty zip archive", advice: EXPORT_AGAIN },
  { signature: [0xd0, 0xcf, 0x11, 0xe0], kind: "an old workbook (XLS) or a locked one", advice: SAVE_AS_CSV },
  { signature: [0x1f, 0x8b], kind: "a compressed file (gzip)", advice: "Unpack it first." },
  { signature: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], kind: "a SQLite database", advice: EXPORT_AGAIN },
];

/** Throws AppError (input, ROLL_NOT_TEXT) where the first bytes are those of a format that is no text. */
export function refuseOtherKinds(name: string, head: Uint8Array): void {
  const found = KINDS.find(({ signature }) => signature.every((byte, index) => head[index] === byte));
  if (found !== undefined) throw notText(name, `looks like ${found.kind}`, found.advice);
}

/** The error for a file that holds no text. `seen` goes on from the file's name: "looks like a PDF". */
export function notText(name: string, seen: string, advice = EXPORT_AGAIN): AppError {
  return new AppError("input", "ROLL_NOT_TEXT", `${name} is not a roll in text: it ${seen}.`, { hint: advice });
}
