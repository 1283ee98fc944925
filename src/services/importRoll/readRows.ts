// What runs in the thread that reads a first roll's rows (readerThread.ts).
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { AppError } from "../../domain/appError.js";
import { fileSource } from "../../roll/rollSource.js";
import { type BatchValues, valuesOfBatch } from "../../store/rollBatch.js";
import { KnownRoll } from "./knownRoll.js";
import { passRows } from "./passRows.js";
import type { ThreadMessage, ThreadTask } from "./readerThread.js";
import { NOBODY } from "./rollComparison.js";

/** Batches that may wait to be written: memory stays flat however slow the disk is. */
const MOST_WAITING = 8;
const NOTHING: BatchValues = { people: [], versions: [], stays: [] };

if (parentPort !== null) await readRows(parentPort, workerData as ThreadTask);

async function readRows(port: MessagePort, { path, ...pass }: ThreadTask): Promise<void> {
  const { importNumber, takenOn } = pass.roll;
  const say = (message: ThreadMessage) => port.postMessage(message);
  let waiting = 0;
  let onWritten = () => {};
  port.on("message", () => {
    waiting -= 1;
    onWritten();
  });
  let values = NOTHING;
  try {
    const passed = await passRows(
      { ...pass, source: await fileSource(path), isFirst: true },
      {
        known: new KnownRoll(),
        people: NOBODY,
        apply: async (batch) => {
          values = valuesOfBatch(importNumber, takenOn, batch);
        },
        onRows: async (done) => {
          say({ values, done });
          values = NOTHING;
          waiting += 1;
          while (waiting >= MOST_WAITING) await new Promise<void>((resolve) => (onWritten = resolve));
        },
      },
    );
    say({ passed });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { kind, code, message, hint, issues } = error;
    say({ failed: { kind, code, message, hint, issues } });
  } finally {
    port.close();
  }
}
