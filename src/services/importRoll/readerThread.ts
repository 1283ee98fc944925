import { on } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { AppError } from "../../domain/appError.js";
import { workbookOf } from "../../roll/rollLayout.js";
import type { BatchValues } from "../../store/rollBatch.js";
import type { PassedRows, RowPass } from "./passRows.js";

/** A shorter roll is read here before a thread has started. */
const FEWEST_ROWS = 20_000;
/** In the built program this stands beside whatever part of it this file is in; where TypeScript is run as it stands it is not there. */
const SCRIPT = fileURLToPath(new URL("./readRows.js", import.meta.url));

/** What the thread is given: a source is opened there anew. */
export type ThreadTask = Omit<RowPass, "source" | "isFirst"> & { readonly path: string };

/** What the thread says: values to write, with how many rows are done; in the end what it found, or why it could not go on. */
export type ThreadMessage = ReadBatch | { readonly passed: PassedRows } | { readonly failed: FailedReading };

interface ReadBatch {
  readonly values: BatchValues;
  readonly done: number;
}

/** What an AppError is made of: errors lose their class on the way between threads. */
export type FailedReading = Pick<AppError, "kind" | "code" | "message" | "hint" | "issues">;

/** What a thread is to do with a first roll; undefined where this thread does better alone. */
export function findThreadTask({ source, roll, policy, whereabouts }: RowPass): ThreadTask | undefined {
  const { path } = source;
  const { survey } = roll;
  if (path === undefined || survey.rows < FEWEST_ROWS || workbookOf(survey.layout) !== undefined) return undefined;
  return existsSync(SCRIPT) ? { path, roll, policy, whereabouts } : undefined;
}

/**
 * Has the rows of a first roll read in another thread, a few batches ahead of those that are written here. Throws what `onBatch` throws and
 * what `passRows` does; the thread is gone then, too.
 */
export async function passInThread(task: ThreadTask, onBatch: (batch: ReadBatch) => Promise<void>): Promise<PassedRows> {
  const thread = new Worker(SCRIPT, { workerData: task });
  try {
    for await (const [message] of on(thread, "message", { close: ["exit"] }) as AsyncIterable<[ThreadMessage]>) {
      if ("passed" in message) return message.passed;
      if ("failed" in message) throw errorOf(message.failed);
      await onBatch(message);
      thread.postMessage("written");
    }
    throw new Error("the thread that reads a roll ended before its end");
  } finally {
    await thread.terminate();
  }
}

function errorOf({ kind, code, message, hint, issues }: FailedReading): AppError {
  return new AppError(kind, code, message, { issues, ...(hint === undefined ? {} : { hint }) });
}
