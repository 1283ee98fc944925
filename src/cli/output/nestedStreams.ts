import { Writable } from "node:stream";
import type { TextStream } from "../runtime.js";

/** A stream that hands everything on to another and looks like it: for a command that runs other commands. */
export function forwardTo(stream: TextStream): TextStream {
  const nested = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      stream.write(chunk, () => done());
    },
  });
  return Object.assign(nested, { isTTY: stream.isTTY === true, columns: stream.columns ?? 80 });
}

/** A stream that keeps everything it is given. */
export function collectText(): { readonly stream: TextStream; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
}
