import { expect, it } from "vitest";
import { createStore, openStore } from "../../src/store/store.js";
import { forEachStore, makeSqlitePlace } from "../support/stores.js";
import { runChild } from "./runChild.js";

it("says in a sentence that another program is writing for too long, and writes when it is done (sqlite)", async () => {
  const place = makeSqlitePlace();
  await (await createStore(place)).close();
  const other = await runChild(place, "hold");
  expect(await other.nextLine()).toBe("holding");

  const store = await openStore({ ...place, lockWaitMs: 20 });
  const write = () => store.write("jo", "reception", (tx) => tx.people.record("A1234BC"));
  await expect(write()).rejects.toMatchObject({ kind: "store", code: "STORE_LOCKED" });
  expect(await store.read.people.findKnown(["Z9999ZZ"])).toEqual(new Set());

  other.goOn();
  expect(await other.nextLine()).toBe("done");
  await write();
  expect(await store.read.people.findKnown(["A1234BC", "Z9999ZZ"])).toEqual(new Set(["A1234BC", "Z9999ZZ"]));
  expect(await store.verifyAudit()).toMatchObject({ intact: true, entries: 2 });
  await store.close();
});

it("lets two programs write in turns, and loses nothing of either (sqlite)", async () => {
  const place = makeSqlitePlace();
  await (await createStore(place)).close();
  const other = await runChild(place, "writeOneByOne");
  const theirs: string[] = [(await other.nextLine()) ?? "it ended"];
  const ours = Array.from({ length: 15 }, (_, index) => `D10${index + 10}EF`);
  const store = await openStore(place);
  for (const person of ours) await store.write("jo", "reception", (tx) => tx.people.record(person));
  other.process.kill("SIGKILL");
  for (let line = await other.nextLine(); line !== undefined; line = await other.nextLine()) theirs.push(line);

  expect(await store.read.people.findKnown([...ours, ...theirs])).toEqual(new Set([...ours, ...theirs]));
  expect((await store.check()).problems).toEqual([]);
  await store.close();
});

forEachStore("two at one store", ({ makePlace, makeStore }) => {
  it("says in a sentence that another program is writing for too long, and reads meanwhile", async () => {
    const place = await makePlace();
    const other = await makeStore(place);
    const store = await makeStore({ ...place, lockWaitMs: 20 });
    await other.write("other", "long work", async (tx) => {
      await tx.people.record("Z9999ZZ");
      const write = store.write("jo", "reception", (ours) => ours.people.record("A1234BC"));
      await expect(write).rejects.toMatchObject({ kind: "store", code: "STORE_LOCKED" });
      expect(await store.read.people.findKnown(["Z9999ZZ"])).toEqual(new Set());
    });
    await store.write("jo", "reception", (tx) => tx.people.record("A1234BC"));
    expect(await store.verifyAudit()).toMatchObject({ intact: true, entries: 2 });
  });
});
