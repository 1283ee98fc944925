import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { type MoveWish, moveStore } from "../../src/store/moveStore.js";
import { createStore, openStore } from "../../src/store/store.js";
import { TABLES } from "../../src/store/tables.js";
import { rollPeople, seedPeople } from "../support/builders.js";
import { makePostgresPlace, makeSqlitePlace, runSql, TEST_RESTRICTED_KEY, type TestPlace } from "../support/stores.js";
import { recordWholeCase } from "../support/wholeCase.js";

const MONDAY = plainDate("2026-11-23");
const TUESDAY = plainDate("2026-11-24");

/** A store in a file with two rolls, a record of every kind, and one number merged into another. */
async function filledFile(): Promise<TestPlace> {
  const place = makeSqlitePlace();
  const store = await createStore(place);
  const people = rollPeople(600);
  await seedPeople(store, people, MONDAY);
  await recordWholeCase(store, "A1001AA", MONDAY);
  await seedPeople(store, people.slice(1), TUESDAY);
  const reason = "Number corrected";
  await store.write("jo", "merge", (tx) => tx.merges.record({ from: "A1002AA", into: "A1003AA", reason, mergedOn: TUESDAY }));
  await store.close();
  return place;
}

const wishFor = (from: TestPlace, to: TestPlace): MoveWish => ({
  ...{ from, to, actor: "jo", restrictedKey: TEST_RESTRICTED_KEY, now: () => new Date("2026-11-24T09:00:00Z") },
});

async function entriesOf(place: TestPlace) {
  const store = await openStore(place);
  const entries = [];
  for await (const batch of store.read.audit.entriesAfter(0)) entries.push(...batch);
  const check = await store.check(TEST_RESTRICTED_KEY);
  const { id } = store;
  await store.close();
  return { id, entries, check };
}

describe("a store that is moved", () => {
  it("to a server and back is the same: every table, id and hash of the trail, and what is sealed opens", async () => {
    const file = await filledFile();
    const before = await entriesOf(file);
    const server = await makePostgresPlace();
    const there = await moveStore(wishFor(file, server));
    expect(there.tables.map(({ table }) => table)).toEqual(TABLES);
    expect(there.tables.find(({ table }) => table === "person")).toMatchObject({ rows: 600 });

    const onServer = await entriesOf(server);
    expect(onServer.check.problems).toEqual([]);
    expect(onServer.id).toBe(before.id);
    expect(onServer.entries.slice(0, -1)).toEqual(before.entries);
    expect(onServer.entries.at(-1)).toMatchObject({ action: "store.migrate", actor: "jo", details: { to: "postgres" } });

    const newFile = makeSqlitePlace();
    const back = await moveStore(wishFor(server, newFile));
    const returned = await entriesOf(newFile);
    expect(returned.check.problems).toEqual([]);
    expect(returned.entries.slice(0, -1)).toEqual(onServer.entries);
    const changedOnTheWay = ["store_meta", "audit_entry"];
    const recordsOf = (tables: typeof back.tables) => tables.filter(({ table }) => !changedOnTheWay.includes(table));
    expect(recordsOf(back.tables)).toEqual(recordsOf(there.tables));
    // Neither side it came from was changed.
    expect(await entriesOf(file)).toEqual(before);
    expect(await entriesOf(server)).toEqual(onServer);
  });

  it("goes nowhere that something is", async () => {
    const file = await filledFile();
    const server = await makePostgresPlace();
    await (await createStore(server)).close();
    await expect(moveStore(wishFor(file, server))).rejects.toMatchObject({ kind: "refused", code: "TARGET_NOT_EMPTY" });
    const otherProgram = await makePostgresPlace();
    await runSql(otherProgram, "create table person (name text)");
    await expect(moveStore(wishFor(file, otherProgram))).rejects.toMatchObject({ code: "TARGET_NOT_EMPTY" });
  });

  it("leaves nothing at the new place where what it came from is not sound", async () => {
    const file = await filledFile();
    await runSql(file, "update audit_entry set actor = 'nobody' where seq = 2");
    const server = await makePostgresPlace();
    await expect(moveStore(wishFor(file, server))).rejects.toMatchObject({ kind: "store", code: "STORE_NOT_SOUND" });
    await expect(openStore(server)).rejects.toMatchObject({ code: "STORE_MISSING" });
  });
});
