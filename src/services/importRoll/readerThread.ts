import { on } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { AppError } from "../../domain/appError.js";
import { workbookOf } from "../../roll/rollLayout.js";
import type { RollSource } from "../../roll/rollSource.js";
import type { BatchValues } from "../../store/rollBatch.js";
import type { KnownRoll } from "./knownRoll.js";
import type { PassedRows, RowPass } from "./passRows.js";
import type { SortedBatch, SortedRows } from "./sortRows.js";

/** A shorter roll is read here before a thread has started. */
const FEWEST_ROWS = 20_000;
/** In the built program this stands beside whatever part of it this file is in; where TypeScript is run as it stands it is not there. */
const SCRIPT = fileURLToPath(new URL("./readRows.js", import.meta.url));

/** What the thread is given: a source is opened there anew. */
export type ThreadTask = Omit<RowPass, "isFirst"> & { readonly path: string };

/** What the thread says: values to write or rows to compare, with how many rows are done; in the end what it found, or why it could not go on. */
export type ThreadMessage = ReadBatch | ReadResult | { readonly failed: FailedReading };

export type ReadBatch = ValuesBatch | SortedBatch;

interface ValuesBatch {
  /** Absent where none of the rows has anything to write. */
  readonly values: BatchValues | undefined;
  readonly done: number;
}

type ReadResult = { readonly passed: PassedRows } | { readonly sorted: SortedRows };

/** What an AppError is made of: errors lose their class on the way between threads. */
type FailedReading = Pick<AppError, "kind" | "code" | "message" | "hint" | "issues">;

/** Starts a thread that reads a long roll's rows ahead of those that are written here; undefined where this thread does better alone. */
export function startReader(source: RollSource, pass: Omit<RowPass, "isFirst">): RollReaderThread | undefined {
  const { path } = source;
  const { survey } = pass.roll;
  if (path === undefined || survey.rows < FEWEST_ROWS || workbookOf(survey.layout) !== undefined) return undefined;
  return existsSync(SCRIPT) ? new RollReaderThread({ ...pass, path }) : undefined;
}

/** The thread reads once; then it has to be ended. */
export class RollReaderThread {
  readonly #thread: Worker;
  /** What it says is kept from the start on. */
  readonly #messages: AsyncIterable<[ThreadMessage]>;

  constructor(task: ThreadTask) {
    this.#thread = new Worker(SCRIPT, { workerData: task });
    this.#messages = on(this.#thread, "message", { close: ["exit"] }) as AsyncIterable<[ThreadMessage]>;
  }

  /** Has it begin, a few batches ahead of those that are taken from it: for `pass` where there is no record of anybody (nothing is known), else for `sort`. */
  begin(known: KnownRoll | undefined): void {
    this.#thread.postMessage(known?.share());
  }

  /** Takes a first roll's rows, passed (passRows.ts). Throws what `onBatch` throws and what `passRows` does. */
  async pass(onBatch: (batch: ValuesBatch) => Promise<void>): Promise<PassedRows> {
    const result = await this.#read(async (batch) => {
      if ("values" in batch) await onBatch(batch);
    });
    if ("passed" in result) return result.passed;
    throw new Error("the thread that reads a roll read another than the first");
  }

  /** Takes a roll's rows, sorted (sortRows.ts): whom they name is noted in what is known. Throws what `onBatch` throws and what `sortRows` does. */
  async sort(onBatch: (batch: SortedBatch) => Promise<void>): Promise<SortedRows> {
    const result = await this.#read(async (batch) => {
      if ("people" in batch) await onBatch(batch);
    });
    if ("sorted" in result) return result.sorted;
    throw new Error("the thread that reads a roll took it for the first");
  }

  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  async #read(onBatch: (batch: ReadBatch) => Promise<void>): Promise<ReadResult> {
    for await (const [message] of this.#messages) {
      if ("failed" in message) throw errorOf(message.failed);
      if (!("done" in message)) return message;
      await onBatch(message);
      this.#thread.postMessage("written");
    }
    throw new Error("the thread that reads a roll ended before its end");
  }
}

function errorOf({ kind, code, message, hint, issues }: FailedReading): AppError {
  return new AppError(kind, code, message, { issues, ...(hint === undefined ? {} : { hint }) });
}
