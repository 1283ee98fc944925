import { existsSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStore, openStore, type Store } from "../../src/store/store.js";
import { makeSqlitePlace, type TestPlace } from "../support/stores.js";
import { runChild } from "./runChild.js";

describe("a program that is killed (kill -9)", () => {
  let place: TestPlace;
  let store: Store | undefined;

  beforeEach(async () => {
    place = makeSqlitePlace();
    const made = await createStore(place);
    await made.write("jo", "reception", (tx) => tx.people.record("Y8888YY"));
    await made.close();
  });
  afterEach(() => store?.close());

  it.each([1, 2, 7, 20])("has kept every write it said was done, and at most one more (after %i)", async (count) => {
    const child = await runChild(place, "writeOneByOne");
    const said: string[] = [];
    while (said.length < count) said.push((await child.nextLine()) ?? "it ended");
    child.process.kill("SIGKILL");
    for (let line = await child.nextLine(); line !== undefined; line = await child.nextLine()) said.push(line);
    await child.ended;

    store = await openStore(place);
    expect(await store.read.people.findKnown(said)).toEqual(new Set(said));
    const { problems, counts } = await store.check();
    expect(problems).toEqual([]);
    expect([said.length + 1, said.length + 2]).toContain(counts.person);
    expect(counts.audit_entry).toBe(counts.person);
  });

  it("has taken in all of a roll or nothing of it, and can take it in again", async () => {
    const child = await runChild(place, "takeInRoll");
    await child.nextLine();
    child.process.kill("SIGKILL");
    await child.ended;
    expect(await peopleInSoundStore()).toBe(1);

    const again = await runChild(place, "takeInRoll");
    await again.ended;
    expect(await peopleInSoundStore()).toBe(5_001);
  });

  it("leaves what was there before, also where half of its change was already in the file", async () => {
    const child = await runChild(place, "spill");
    expect(await child.nextLine()).toBe("half done");
    child.process.kill("SIGKILL");
    await child.ended;
    expect(place.location.engine === "sqlite" && existsSync(`${place.location.path}-journal`)).toBe(true);
    expect(await peopleInSoundStore()).toBe(1);
  });

  async function peopleInSoundStore(): Promise<number | undefined> {
    const opened = await openStore(place);
    const { problems, counts } = await opened.check();
    expect(problems).toEqual([]);
    await opened.close();
    return counts.person;
  }
});
