/** The streams a command may meet. Only `output/` and `prompts.ts` write to them. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: TextStream;
  readonly stderr: TextStream;
}

export type TextStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** What the program stands on. Tests hand in their own. */
export interface Runtime {
  readonly streams: Streams;
  readonly env: NodeJS.ProcessEnv;
  now(): Date;
  /** Aborts when the person or the system stops the program; its reason is a `Stopped`. */
  readonly signal: AbortSignal;
}
