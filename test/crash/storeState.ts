import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { CustodyVersion } from "../../src/store/repositories/custody.js";
import { openStore, type Store, type StoreOptions } from "../../src/store/store.js";

/** What a store holds. */
export interface StoreState {
  /** What a check of the whole store found. */
  readonly problems: readonly string[];
  /** Everything rolls have said of everyone, as one hash: equal for two stores that say the same. */
  readonly said: string;
}

/** Opens a store, checks all of it and reads all that rolls brought. Throws where it does not open. */
export async function readState(path: string, keyFile: string): Promise<StoreState> {
  const key = new Uint8Array(Buffer.from(readFileSync(keyFile, "utf8").trim(), "hex"));
  return readStateAt({ location: { engine: "sqlite", path }, key });
}

/** The same of a store on either engine. */
export async function readStateAt(place: StoreOptions): Promise<StoreState> {
  const store = await openStore(place);
  try {
    const { problems, counts } = await store.check();
    const hash = createHash("sha256").update(JSON.stringify(counts));
    if (problems.length === 0) for await (const part of everything(store)) hash.update(JSON.stringify(part));
    return { problems, said: hash.digest("hex") };
  } finally {
    await store.close();
  }
}

/** In an order of its own, and without what is different each time: ids, the digests that hold them, and the time of the day. */
async function* everything({ read }: Store): AsyncGenerator<unknown> {
  for (const { digest: _, importedAt: __, ...roll } of await read.imports.list()) {
    yield roll;
    yield* versions(read.custody.openedBy(roll.number));
    yield* versions(read.custody.closedBy(roll.number));
    const stays = [...(await read.stays.heldByPerson(roll.takenOn)).values()].map(({ id: ___, ...stay }) => stay);
    yield stays.sort((a, b) => (a.prisonerNumber < b.prisonerNumber ? -1 : 1));
  }
  for await (const rows of read.roll.rows()) yield rows;
}

async function* versions(batches: AsyncGenerator<readonly CustodyVersion[]>): AsyncGenerator<unknown> {
  for await (const batch of batches) yield batch;
}
