import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { openEngine } from "../../src/store/sqlite.js";
import { createStore, openStore } from "../../src/store/store.js";
import { rollPeople, seedPeople } from "./builders.js";
import { makeSqlitePlace, TEST_KEY } from "./stores.js";
import { recordWholeCase } from "./wholeCase.js";

const MONDAY = plainDate("2026-11-23");
/** The first 24 bytes are the only ones that the cipher does not look after. */
const HEADER_BITS = Array.from({ length: 24 * 8 }, (_, bit) => bit);

/** The tests of damage: so many bits at random, one at a time. */
export function describeFlippedBits(count: number): void {
  const place = makeSqlitePlace();
  const { path } = place.location;
  const damaged = { engine: "sqlite", path: `${path}.damaged` } as const;

  beforeAll(async () => {
    const store = await createStore(place);
    await seedPeople(store, rollPeople(300), MONDAY);
    for (const { prisonerNumber } of rollPeople(5)) await recordWholeCase(store, prisonerNumber, MONDAY);
    await store.close();
    await leaveRoom(path);
  });

  describe("one flipped bit anywhere in an encrypted store", () => {
    it(`is found: ${count} of ${count} at random places`, async () => {
      expect(await findMissed(randomBits(path, count))).toEqual([]);
    });

    it("is found at every place of its beginning", async () => {
      expect(await findMissed(HEADER_BITS)).toEqual([]);
    });

    it("is what is found: a copy without one is sound", async () => {
      copyFileSync(path, damaged.path);
      expect(await isFound()).toBe(false);
    });
  });

  async function findMissed(bits: readonly number[]): Promise<readonly number[]> {
    const missed: number[] = [];
    for (const bit of bits) {
      copyFileSync(path, damaged.path);
      flipBit(damaged.path, bit);
      if (!(await isFound())) missed.push(bit);
    }
    return missed;
  }

  async function isFound(): Promise<boolean> {
    try {
      const store = await openStore({ ...place, location: damaged });
      const { problems } = await store.check();
      await store.close();
      return problems.length > 0;
    } catch (error) {
      expect(error).toMatchObject({ kind: "store", code: "STORE_DAMAGED" });
      return true;
    }
  }
}

/** Much that was written and deleted: a page that nothing uses any more would be read by no check. */
async function leaveRoom(path: string): Promise<void> {
  const engine = await openEngine({ path }, { key: TEST_KEY, readOnly: false, lockWaitMs: 1_000 });
  await sql.raw("create table gone as select * from custody, (values (1), (2), (3))").execute(engine.db);
  await sql.raw("drop table gone").execute(engine.db);
  await engine.close();
}

/** Bits of a file, counted from its beginning. */
function randomBits(path: string, count: number): readonly number[] {
  const bits = readFileSync(path).length * 8;
  return Array.from({ length: count }, () => Math.floor(Math.random() * bits));
}

function flipBit(path: string, bit: number): void {
  const bytes = readFileSync(path);
  const position = Math.floor(bit / 8);
  bytes.writeUInt8(bytes.readUInt8(position) ^ (1 << (bit % 8)), position);
  writeFileSync(path, bytes);
}
