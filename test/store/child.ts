import { createInterface } from "node:readline";
import { sql } from "kysely";
import { AppError } from "../../src/domain/appError.js";
import { openEngine } from "../../src/store/sqlite.js";
import { createStore, openStore, type Store } from "../../src/store/store.js";
import { NEXT } from "./nextSchema.js";
import { MONDAY, received, rollPerson, takeIn } from "./people.js";

/** Another program at the same store, in a process of its own that a test may kill. It says on standard output how far it is. */
const ACTS: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  /** Writes people one by one and says each that is safely there. */
  writeOneByOne: async (store) => {
    for (let index = 0; index < 1_000; index += 1) {
      const person = `A${String(index).padStart(4, "0")}BC`;
      await store.write("other", "reception", (tx) => tx.people.record(person));
      say(person);
    }
  },
  /** Takes in a big roll, and says how far it is, and when it is done. */
  takeInRoll: async (store) => {
    const people = Array.from({ length: 5_000 }, (_, index) => rollPerson(`B${String(index).padStart(4, "0")}CD`));
    say("begun");
    await takeIn(store, MONDAY, received(MONDAY, ...people));
    say("done");
  },
  /** Has the store for itself until it hears something. */
  hold: async (store) => {
    await store.write("other", "long work", async (tx) => {
      await tx.people.record("Z9999ZZ");
      say("holding");
      await heard();
    });
    say("done");
  },
  /** Reads, and then tries to write. */
  readAndWrite: async (store) => {
    say(`read ${(await store.read.people.findKnown(["A1234BC"])).size}`);
    await store.write("other", "reception", (tx) => tx.people.record("C3456DE"));
    say("written");
  },
};

async function main(path: string, key: Uint8Array, act: string): Promise<void> {
  if (act === "spill") return spill(path, key);
  if (act === "bringUpToDate") return bringUpToDate(path, key);
  try {
    const store = await openStore({ location: { engine: "sqlite", path }, key });
    await ACTS[act]?.(store);
    await store.close();
  } catch (error) {
    say(error instanceof AppError ? error.code : String(error));
  }
}

/** Brings the store to a schema to come. */
async function bringUpToDate(path: string, key: Uint8Array): Promise<void> {
  say("begun");
  await (await createStore({ location: { engine: "sqlite", path }, key, migrations: NEXT })).close();
  say("done");
}

/**
 * Has so little room in memory that half of a change is already in the file, with a journal beside it, when it is killed.
 */
async function spill(path: string, key: Uint8Array): Promise<void> {
  const engine = await openEngine({ path }, { key, readOnly: false, lockWaitMs: 1_000 });
  await sql.raw("pragma cache_size=10").execute(engine.db);
  await engine.write(async (tx) => {
    await sql.raw("delete from audit_entry").execute(tx);
    const columns = [{ name: "prisoner_number", type: "text" }] as const;
    const rows = Array.from({ length: 50_000 }, (_, index) => [`half done ${index}`]);
    await engine.sql.insertRows(tx, { table: "person", columns, rows });
    say("half done");
    await heard();
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function heard(): Promise<void> {
  return new Promise((resolve) => {
    createInterface({ input: process.stdin }).once("line", () => resolve());
  });
}

const [path = "", key = "", act = ""] = process.argv.slice(2);
await main(path, Buffer.from(key, "hex"), act);
process.exit(0);
