import type { RollEncoding } from "./textEncoding.js";

/** What Windows-1252 has at 0x80 to 0x9F, in order, where Latin-1 has controls. A space stands where it has nothing. */
export const WINDOWS_1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** A file's bytes as UTF-8 without a byte order mark, whatever they were. The encoding has been checked over the whole file. */
export async function* decodeToUtf8(chunks: AsyncIterable<Uint8Array>, encoding: RollEncoding): AsyncGenerator<Uint8Array> {
  if (encoding === "utf-8") yield* withoutMark(chunks);
  else if (encoding === "windows-1252") for await (const chunk of chunks) yield Buffer.from(decodeWindows1252(chunk));
  else yield* fromUtf16(chunks, encoding);
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of chunks) {
    const marked = first && BYTE_ORDER_MARK.every((byte, index) => chunk[index] === byte);
    yield marked ? chunk.subarray(BYTE_ORDER_MARK.length) : chunk;
    first = false;
  }
}

/** The platform's own decoder for this encoding has been wrong in some releases of Node, so the table is here. */
function decodeWindows1252(chunk: Uint8Array): string {
  const latin1 = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("latin1");
  return latin1.replace(/[\x80-\x9f]/gu, (letter) => WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80));
}

async function* fromUtf16(chunks: AsyncIterable<Uint8Array>, encoding: RollEncoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
