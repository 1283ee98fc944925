import { expect, expectTypeOf, it } from "vitest";
import type { StoreReader } from "../../src/store/reader.js";
import { forEachStore } from "../support/stores.js";
import { MONDAY } from "./people.js";

const GOAL = {
  prisonerNumber: "A1234BC",
  recordedOn: MONDAY,
  goal: "A room of my own",
  firstStep: "Ask",
  status: "planned",
} as const;

forEachStore("writing", ({ makeStore }) => {
  it("keeps all of a write, with one line in the trail for each change", async () => {
    const store = await makeStore({ now: () => new Date("2026-11-23T09:30:00Z") });
    await store.write("jo", "first interview", async (tx) => {
      await tx.people.record("A1234BC");
      await tx.goals.record(GOAL);
    });
    expect(await store.read.goals.list("A1234BC")).toMatchObject([{ ...GOAL, recordedBy: "jo" }]);
    expect(await trailOf(store)).toMatchObject([
      {
        seq: 1,
        action: "person.record",
        subject: "A1234BC",
        actor: "jo",
        purpose: "first interview",
        at: "2026-11-23T09:30:00.000Z",
      },
      { seq: 2, action: "goal.record", subject: "A1234BC" },
    ]);
  });

  it("keeps nothing of a write that fails in the middle, not in the trail either", async () => {
    const store = await makeStore();
    const failing = store.write("jo", "first interview", async (tx) => {
      await tx.people.record("A1234BC");
      await tx.goals.record(GOAL);
      throw new Error("the interview was interrupted");
    });
    await expect(failing).rejects.toThrow("the interview was interrupted");
    expect(await store.read.goals.list("A1234BC")).toEqual([]);
    expect(await store.read.people.findKnown(["A1234BC"])).toEqual(new Set());
    expect(await trailOf(store)).toEqual([]);
  });

  it("goes on after a write that failed", async () => {
    const store = await makeStore();
    await expect(store.write("jo", "interview", (tx) => tx.goals.record(GOAL))).rejects.toThrow();
    await store.write("jo", "interview", (tx) => tx.people.record("A1234BC"));
    expect(await store.verifyAudit()).toMatchObject({ intact: true, entries: 1 });
  });

  it("says nothing in the trail of a change that changes nothing", async () => {
    const store = await makeStore();
    const goal = await store.write("jo", "interview", async (tx) => {
      await tx.people.record("A1234BC");
      return tx.goals.record(GOAL);
    });
    await store.write("jo", "interview", async (tx) => {
      await tx.people.record("A1234BC");
      await tx.goals.change(goal.id, { status: "planned" });
    });
    expect(await store.verifyAudit()).toMatchObject({ entries: 2 });
  });

  it("reads within a write what the write has done so far", async () => {
    const store = await makeStore();
    const goals = await store.write("jo", "interview", async (tx) => {
      await tx.people.record("A1234BC");
      await tx.goals.record(GOAL);
      return tx.goals.list("A1234BC");
    });
    expect(goals).toHaveLength(1);
  });

  it("refuses the outer store within a write, rather than wait for itself", async () => {
    const store = await makeStore();
    await expect(store.write("jo", "interview", () => store.read.goals.list("A1234BC"))).rejects.toThrow(/inside store.write/);
    await expect(store.write("jo", "interview", () => store.write("jo", "again", async () => 1))).rejects.toThrow(
      /inside store.write/,
    );
  });

  it("allows another store within a write, and refuses itself within that one's too", async () => {
    const [store, other] = [await makeStore(), await makeStore()];
    const within = <Result>(work: () => Promise<Result>) => store.write("jo", "interview", () => other.write("jo", "copy", work));
    await expect(store.write("jo", "interview", () => other.read.goals.list("A1234BC"))).resolves.toEqual([]);
    await expect(within(() => store.read.goals.list("A1234BC"))).rejects.toThrow(/inside store.write/);
    await expect(within(() => other.read.goals.list("A1234BC"))).rejects.toThrow(/inside store.write/);
  });

  it("lets many writes at once take their turns: none is lost", async () => {
    const store = await makeStore();
    const people = Array.from({ length: 20 }, (_, index) => `A10${index + 10}BC`);
    await Promise.all(people.map((person) => store.write("jo", "reception", (tx) => tx.people.record(person))));
    expect((await store.read.people.findKnown(people)).size).toBe(20);
    expect(await store.verifyAudit()).toMatchObject({ intact: true, entries: 20 });
  });

  it("notes a look at a person as one line, without what was seen", async () => {
    const store = await makeStore();
    await store.recordLook("jo", "asked by the person", { action: "person.show", subject: "A1234BC" });
    expect(await trailOf(store)).toMatchObject([{ action: "person.show", subject: "A1234BC", details: {} }]);
  });

  it("does not write to a store opened for reading only", async () => {
    const store = await makeStore({ readOnly: true });
    expect(await store.read.people.findKnown(["A1234BC"])).toEqual(new Set());
    await expect(store.write("jo", "interview", (tx) => tx.people.record("A1234BC"))).rejects.toMatchObject({
      code: "STORE_READ_ONLY",
    });
  });
});

it("gives readers nothing to write with", () => {
  expectTypeOf<StoreReader>().not.toHaveProperty("act");
  expectTypeOf<StoreReader["goals"]>().not.toHaveProperty("record");
  expectTypeOf<StoreReader["goals"]>().not.toHaveProperty("change");
  expectTypeOf<StoreReader["people"]>().not.toHaveProperty("record");
  expectTypeOf<StoreReader["roll"]>().not.toHaveProperty("apply");
  expectTypeOf<StoreReader["imports"]>().not.toHaveProperty("record");
  expectTypeOf<StoreReader["referrals"]>().not.toHaveProperty("move");
});

async function trailOf(store: { readonly read: StoreReader }) {
  const entries = [];
  for await (const batch of store.read.audit.entriesAfter(0)) entries.push(...batch);
  return entries;
}
