import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { MIGRATIONS, type Migration } from "../../src/store/migrations/list.js";
import { createStore, openStore } from "../../src/store/store.js";
import { forEachStore, type TestPlace } from "../support/stores.js";
import { NEXT } from "./nextSchema.js";
import { changed, MONDAY, received, rollPerson, TUESDAY, takeIn } from "./people.js";

const FAILING: readonly Migration[] = [...MIGRATIONS, ["create table pet (name text)", "update person set no_such_column = 1"]];

forEachStore("a store of an older version", ({ makePlace, engine }) => {
  it("is refused until it is brought up to date, and keeps everything", async () => {
    const place = await filledPlace(makePlace);
    await expect(openStore({ ...place, migrations: NEXT })).rejects.toMatchObject({ kind: "store", code: "STORE_OLDER" });
    const store = await createStore({ ...place, migrations: NEXT });
    expect(await store.read.custody.history("A1234BC")).toHaveLength(2);
    expect((await store.check()).problems).toEqual([]);
    await takeIn(store, TUESDAY, {});
    await store.close();
    await expect(openStore(place)).rejects.toMatchObject({ code: "STORE_NEWER" });
    await expect(createStore(place)).rejects.toMatchObject({ code: "STORE_NEWER" });
  });

  it("stays as it was where a step fails", async () => {
    const place = await filledPlace(makePlace);
    const before = filesOf(place);
    await expect(createStore({ ...place, migrations: FAILING })).rejects.toThrow();
    expect(filesOf(place)).toEqual(before);
    const store = await openStore(place);
    expect((await store.check()).problems).toEqual([]);
    await takeIn(store, TUESDAY, {});
    await store.close();
  });

  it("is not changed under a program that writes to it", async () => {
    const place = await filledPlace(makePlace);
    const store = await openStore(place);
    await store.write("jo", "reception", async (tx) => {
      await tx.people.record("B2345CD");
      const upgrade = createStore({ ...place, migrations: NEXT, lockWaitMs: 20 });
      await expect(upgrade).rejects.toMatchObject({ code: "STORE_LOCKED" });
    });
    expect(await store.read.people.findKnown(["B2345CD"])).toEqual(new Set(["B2345CD"]));
    await store.close();
  });

  it.runIf(engine === "sqlite")("stays beside the new one as it was, and nothing else does", async () => {
    const place = await filledPlace(makePlace);
    const before = filesOf(place).get("resettle.db");
    const kept: string[] = [];
    await (await createStore({ ...place, migrations: NEXT, onKept: (path) => kept.push(path) })).close();
    expect([...filesOf(place).keys()]).toEqual(["resettle.db", "resettle.db.schema-1"]);
    expect(filesOf(place).get("resettle.db.schema-1")).toEqual(before);
    const old = await openStore({ ...place, location: { engine: "sqlite", path: kept[0] ?? "" } });
    expect((await old.check()).problems).toEqual([]);
    await old.close();
  });
});

async function filledPlace(makePlace: () => Promise<TestPlace>): Promise<TestPlace> {
  const place = await makePlace();
  const store = await createStore(place);
  const person = rollPerson("A1234BC");
  await takeIn(store, MONDAY, received(MONDAY, person));
  await takeIn(store, TUESDAY, changed(TUESDAY, { ...person, location: "B-2-002" }));
  await store.close();
  return place;
}

/** Everything in the folder of a store, byte by byte. */
function filesOf({ location }: TestPlace): ReadonlyMap<string, Buffer> {
  if (location.engine === "postgres") return new Map();
  const folder = dirname(location.path);
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`)]));
}
