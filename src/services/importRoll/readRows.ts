// What runs in the thread that reads a long roll's rows (readerThread.ts).
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { AppError } from "../../domain/appError.js";
import type { RollPerson } from "../../domain/person.js";
import type { PersonRow } from "../../roll/rollRow.js";
import { fileSource } from "../../roll/rollSource.js";
import { type BatchValues, valuesOfBatch } from "../../store/rollBatch.js";
import { KnownRoll, type KnownRollState } from "./knownRoll.js";
import { passRows } from "./passRows.js";
import type { ReadBatch, ThreadMessage, ThreadTask } from "./readerThread.js";
import { NOBODY } from "./rollComparison.js";
import { sortRows } from "./sortRows.js";

/** Batches that may wait to be written: memory stays flat however slow the disk is. */
const MOST_WAITING = 8;
/** A batch is sent when it has so many people to compare, or is of so many rows: each has its price. */
const PEOPLE_SENT = 250;
const ROWS_SENT = 5_000;

if (parentPort !== null) await readRows(parentPort, workerData as ThreadTask);

async function readRows(port: MessagePort, task: ThreadTask): Promise<void> {
  const doors = openDoors(port);
  try {
    const known = await doors.known;
    doors.say(known === undefined ? await readFirst(task, doors.send) : await readNext(task, KnownRoll.from(known), doors.send));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { kind, code, message, hint, issues } = error;
    doors.say({ failed: { kind, code, message, hint, issues } });
  } finally {
    port.close();
  }
}

type Send = (batch: ReadBatch) => Promise<void>;

/** The first message says what is known, where anybody is; each one after it that a batch has been written. */
function openDoors(port: MessagePort) {
  const say = (message: ThreadMessage) => port.postMessage(message);
  let waiting = 0;
  let onWritten = () => {};
  const known = new Promise<KnownRollState | undefined>((resolve) => {
    port.once("message", (state: KnownRollState | undefined) => {
      resolve(state);
      port.on("message", () => {
        waiting -= 1;
        onWritten();
      });
    });
  });
  const send: Send = async (batch) => {
    say(batch);
    waiting += 1;
    while (waiting >= MOST_WAITING) await new Promise<void>((resolve) => (onWritten = resolve));
  };
  return { say, known, send };
}

/** Of a roll before which nobody is known, everything up to the values to write can be made here. */
async function readFirst({ path, ...pass }: ThreadTask, send: Send): Promise<ThreadMessage> {
  const { survey, importNumber, takenOn } = pass.roll;
  const source = await fileSource(path);
  const known = new KnownRoll();
  let values: BatchValues | undefined;
  const passed = await passRows(
    { ...pass, isFirst: true },
    {
      sort: (onBatch) => sortRows(source, survey, known, undefined, onBatch),
      known,
      people: NOBODY,
      apply: async (batch) => {
        values = valuesOfBatch(importNumber, takenOn, batch);
      },
      onRows: async (done) => {
        await send({ values, done });
        values = undefined;
      },
    },
  );
  return { passed };
}

/** Of any other, the rows that are as yesterday can be told from those to compare. */
async function readNext({ path, days, roll: { survey } }: ThreadTask, known: KnownRoll, send: Send): Promise<ThreadMessage> {
  let people: PersonRow[] = [];
  let timely: RollPerson[] = [];
  let sentRows = 0;
  const sorted = await sortRows(await fileSource(path), survey, known, days, async (batch) => {
    people.push(...batch.people);
    timely.push(...batch.timely);
    const { done } = batch;
    if (people.length < PEOPLE_SENT && done - sentRows < ROWS_SENT && done < survey.rows) return;
    await send({ people, timely, done });
    people = [];
    timely = [];
    sentRows = done;
  });
  return { sorted };
}
