import { damagedWorkbook } from "./workbookError.js";
import { XmlFault, type XmlHandlers, XmlParser } from "./xmlParser.js";

/** Reads XML as it comes, chunk by chunk. Throws AppError (input) where it is none. */
export interface XmlReader {
  write(chunk: Uint8Array): void;
  end(): void;
}

/** `name` is the workbook's, for errors. */
export function createXmlReader(name: string, handlers: XmlHandlers): XmlReader {
  const parser = new XmlParser(handlers);
  const read = (step: () => void) => {
    try {
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
      read(() => parser.write(text(chunk)));
    },
    end() {
      read(() => {
        parser.write(decode?.() ?? "");
        parser.end();
      });
    },
  };
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
