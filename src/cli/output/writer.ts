import type { TextStream } from "../runtime.js";

/** The only way text leaves the program, apart from prompts. */
export interface Writer {
  readonly isTerminal: boolean;
  /** Width in columns; 80 where the stream does not say, or says none (a terminal without a size). */
  readonly columns: number;
  write(text: string): void;
  /** Waits until everything is out. Gives the error that stopped it, or undefined; a reader that went away is not an error. */
  flush(): Promise<Error | undefined>;
}

export function openWriter(stream: TextStream): Writer {
  let failure: NodeJS.ErrnoException | undefined;
  const noteFailure = (error: NodeJS.ErrnoException | null | undefined): void => {
    failure ??= error ?? undefined;
  };
  stream.on("error", noteFailure);
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns || 80,
    write(text) {
      if (failure === undefined) stream.write(text, noteFailure);
    },
    async flush() {
      if (failure === undefined) await new Promise<void>((resolve) => stream.write("", () => resolve()));
      // `resettle window | head` closes the pipe when it has seen enough.
      return failure?.code === "EPIPE" ? undefined : failure;
    },
  };
}
