import { WINDOWS_1252 } from "./decodeText.js";
import type { RollEncoding } from "./textEncoding.js";

/** A text as bytes of an encoding, with a byte order mark where the original had one. A workbook's text is written as UTF-8. */
export function encodeText(text: string, encoding: RollEncoding, original: Uint8Array): Uint8Array {
  if (encoding === "windows-1252") return Buffer.from(toWindows1252(text), "latin1");
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const marked = original[0] === 0xff || original[0] === 0xfe;
    const bytes = Buffer.from(`${marked ? "\ufeff" : ""}${text}`, "utf16le");
    return encoding === "utf-16be" ? bytes.swap16() : bytes;
  }
  return Buffer.from(`${original[0] === 0xef && original[1] === 0xbb ? "\ufeff" : ""}${text}`);
}

function toWindows1252(text: string): string {
  return text.replace(/[^\0-\xff]/gu, (letter) => {
    const place = WINDOWS_1252.indexOf(letter);
    return place === -1 ? "?" : String.fromCharCode(0x80 + place);
  });
}
