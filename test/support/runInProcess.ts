import { PassThrough, Writable } from "node:stream";
import type { Noun } from "../../src/cli/command.js";
import { NOUNS } from "../../src/cli/commands/list.js";
import { run } from "../../src/cli/run.js";
import type { TextStream } from "../../src/cli/runtime.js";

export interface InProcessOptions {
  readonly nouns?: readonly Noun[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Whether somebody sits there: all three streams are terminals. */
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
  /** What is typed, by the question it answers: `{ "Which service?": "\r" }`. */
  readonly keys?: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A Monday, 09:00 in London. */
export const MONDAY_MORNING = new Date("2026-11-23T09:00:00Z");

/** Runs one command line in this process, with captured streams, a fixed clock and an empty environment. */
export async function runInProcess(argv: readonly string[], options: InProcessOptions = {}): Promise<Ran> {
  const { terminal = false, columns = 80, keys = {} } = options;
  const stdin = keyboard(terminal);
  const waiting = new Map(Object.entries(keys));
  const stdout = new CapturedStream(terminal, columns);
  const stderr = new CapturedStream(terminal, columns, (screen) => {
    for (const [question, typed] of waiting) {
      if (!screen.includes(question)) continue;
      waiting.delete(question);
      setImmediate(() => stdin.write(typed));
    }
  });
  if (!terminal) stdin.end(options.stdin ?? "");
  const code = await run(argv, options.nouns ?? NOUNS, {
    streams: { stdin, stdout, stderr },
    env: options.env ?? {},
    now: options.now ?? (() => MONDAY_MORNING),
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

function keyboard(terminal: boolean): PassThrough & { readonly isTTY: boolean; setRawMode(): void } {
  return Object.assign(new PassThrough(), { isTTY: terminal, setRawMode: () => {} });
}

class CapturedStream extends Writable implements TextStream {
  text = "";

  constructor(
    readonly isTTY: boolean,
    readonly columns: number,
    private readonly onText: (text: string) => void = () => {},
  ) {
    super({ decodeStrings: false });
  }

  /** Like the process's own streams, it stays open when what was piped into it ends. */
  override end(): this {
    return this;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += String(chunk);
    this.onText(this.text);
    done();
  }
}
