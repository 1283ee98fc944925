import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { copyWhileShared } from "../../src/store/sqliteCopy.js";
import { createStore, openStore } from "../../src/store/store.js";
import { makeSqlitePlace, TEST_KEY } from "../support/stores.js";
import { runChild } from "./runChild.js";

it("a copy made while somebody writes is sound each time, holds all that was said to be there, and does not stop them", async () => {
  const place = makeSqlitePlace();
  await (await createStore(place)).close();
  const copy = `${place.location.path}.copy`;
  const child = await runChild(place, "writeOneByOne");
  const said: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    said.push((await child.nextLine()) ?? "it ended");
    copyWhileShared(place.location.path, { key: TEST_KEY, readOnly: false, lockWaitMs: 10_000 }, copy);
    const store = await openStore({ location: { engine: "sqlite", path: copy }, key: TEST_KEY, readOnly: true });
    expect((await store.check()).problems).toEqual([]);
    expect(await store.read.people.findKnown(said)).toEqual(new Set(said));
    await store.close();
    rmSync(copy);
  }
  child.process.kill("SIGKILL");
  await child.ended;
});
