import { SaxesParser } from "saxes";
import { damagedWorkbook } from "./workbookError.js";

/** What is called as a part's XML is read. Names come without their namespace's prefix, which every writer chooses for itself. */
export interface XmlHandlers {
  open(element: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(element: string): void;
}

/** Reads XML as it comes, chunk by chunk. Throws AppError (input) where it is none. */
export interface XmlReader {
  write(chunk: Uint8Array): void;
  end(): void;
}

const DEEPEST = 64;
/** A cell holds 32,767 characters at most: no tag or text is near this. */
const LONGEST_PIECE = 1024 * 1024;

class XmlFault extends Error {}

/** Entities other than XML's own five are not known, and a document type is refused: nothing in a workbook can grow as it is read. */
export function createXmlReader(name: string, handlers: XmlHandlers): XmlReader {
  let piece = 0;
  const parser = createParser(handlers, () => {
    piece = 0;
  });
  const read = (bytes: number, step: () => void) => {
    piece += bytes;
    try {
      if (piece > LONGEST_PIECE) fail();
      step();
    } catch (error) {
      throw error instanceof XmlFault ? damagedWorkbook(name, "has a part that is no XML") : error;
    }
  };
  let decode: ((chunk?: Uint8Array) => string) | undefined;
  return {
    write(chunk) {
      decode ??= createDecoder(chunk);
      const text = decode;
      read(chunk.length, () => parser.write(text(chunk)));
    },
    end() {
      read(0, () => parser.write(decode?.() ?? "").close());
    },
  };
}

/** A parser that calls the handlers, and `onTag` at every tag. */
function createParser(handlers: XmlHandlers, onTag: () => void): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on("error", fail);
  parser.on("doctype", fail);
  parser.on("opentag", ({ name, attributes }) => {
    onTag();
    depth += 1;
    if (depth > DEEPEST) fail();
    handlers.open(withoutPrefix(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    onTag();
    depth -= 1;
    handlers.close?.(withoutPrefix(name));
  });
  if (handlers.text !== undefined) {
    parser.on("text", handlers.text);
    parser.on("cdata", handlers.text);
  }
  return parser;
}

function fail(): never {
  throw new XmlFault();
}

/** XML that does not say otherwise is UTF-8, and is UTF-16 where it begins with the mark of that. */
function createDecoder([first, second]: Uint8Array): (chunk?: Uint8Array) => string {
  const decoder = new TextDecoder(first === 0xff && second === 0xfe ? "utf-16le" : "utf-8", { fatal: true });
  return (chunk) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new XmlFault();
    }
  };
}

/** Reads a whole part. */
export async function readXml(name: string, chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const reader = createXmlReader(name, handlers);
  for await (const chunk of chunks) reader.write(chunk);
  reader.end();
}

/** The value of an attribute whose prefix every writer chooses for itself, as `r:id`. */
export function prefixedAttribute(attributes: Readonly<Record<string, string>>, local: string): string | undefined {
  const key = Object.keys(attributes).find((one) => one.endsWith(`:${local}`));
  return key === undefined ? undefined : attributes[key];
}

function withoutPrefix(element: string): string {
  const colon = element.indexOf(":");
  return colon === -1 ? element : element.slice(colon + 1);
}
