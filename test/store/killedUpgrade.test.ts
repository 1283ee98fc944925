import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { createStore, openStore, type Store } from "../../src/store/store.js";
import { rollPeople, seedPeople } from "../support/builders.js";
import { makeSqlitePlace } from "../support/stores.js";
import { NEXT } from "./nextSchema.js";
import { MONDAY } from "./people.js";
import { runChild } from "./runChild.js";

const PEOPLE = 3_000;
const place = makeSqlitePlace();
const { path } = place.location;
const older = join(dirname(path), "older");
let milliseconds = 0;

beforeAll(async () => {
  const store = await createStore(place);
  await seedPeople(store, rollPeople(PEOPLE), MONDAY);
  await store.close();
  copyFileSync(path, older);
  const began = performance.now();
  await upgradeUntil(Number.POSITIVE_INFINITY);
  milliseconds = performance.now() - began;
});

describe("kill -9 while a store is brought up to date", () => {
  it.each(Array.from({ length: 8 }, (_, part) => part / 8))(
    "after %d of its time leaves the old store or the new one, whole",
    async (part) => {
      await upgradeUntil(milliseconds * (part + Math.random() / 8));
      for (const migrations of [undefined, NEXT]) {
        const store = await openIfOf(migrations);
        if (store === undefined) continue;
        const { problems, counts } = await store.check();
        await store.close();
        expect([problems, counts.person]).toEqual([[], PEOPLE]);
      }
      await (await createStore({ ...place, migrations: NEXT })).close();
      expect(readdirSync(dirname(path)).sort()).toEqual(["older", "resettle.db", "resettle.db.schema-1"]);
    },
  );

  it("and an older program refuses the new one, and the old one is still there for it", async () => {
    await upgradeUntil(Number.POSITIVE_INFINITY);
    await expect(openStore(place)).rejects.toMatchObject({ kind: "store", code: "STORE_NEWER" });
    const kept = await openStore({ ...place, location: { engine: "sqlite", path: `${path}.schema-1` } });
    expect((await kept.check()).counts.person).toBe(PEOPLE);
    await kept.close();
  });
});

/** Begins with the older store, and kills the program that brings it up to date after some time. */
async function upgradeUntil(wait: number): Promise<void> {
  for (const name of readdirSync(dirname(path))) if (name.startsWith("resettle.db")) rmSync(join(dirname(path), name));
  copyFileSync(older, path);
  const child = await runChild(place, "bringUpToDate");
  await child.nextLine();
  if (wait !== Number.POSITIVE_INFINITY) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.process.kill("SIGKILL");
  }
  await child.ended;
}

/** The store, where it is of this schema: it is of one of the two. */
async function openIfOf(migrations: typeof NEXT | undefined): Promise<Store | undefined> {
  try {
    return await openStore({ ...place, ...(migrations === undefined ? {} : { migrations }) });
  } catch (error) {
    const isOther = error instanceof AppError && error.code === (migrations === undefined ? "STORE_NEWER" : "STORE_OLDER");
    if (!isOther) throw error;
    return undefined;
  }
}
