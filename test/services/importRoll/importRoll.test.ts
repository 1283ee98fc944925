import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bufferSource } from "../../../src/roll/rollSource.js";
import type { Store } from "../../../src/store/store.js";
import { forEachStore } from "../../support/stores.js";
import {
  type MadeUpPrison,
  MONDAY,
  makeUpPrison,
  NO_CHANGES,
  peopleOn,
  type Row,
  rollOf,
  SUNDAY,
  TUESDAY,
  takeIn,
  WEDNESDAY,
  withChange,
  without,
} from "./madeUpPrison.js";

forEachStore("taking in a roll", ({ makeStore }) => {
  let store: Store;
  let prison: MadeUpPrison;
  let crowd: Row[];
  beforeAll(async () => {
    store = await makeStore();
  });
  beforeEach(() => {
    prison = makeUpPrison();
    crowd = prison.crowd();
  });
  const newestImport = async () => (await store.read.imports.list())[0]?.number ?? 0;

  it("keeps where it came from", async () => {
    const { importId = 0, sha256 } = await takeIn(store, MONDAY, crowd, { source: rollOf(crowd, "/exports/elmley.csv") });
    expect(await store.read.imports.find(importId)).toMatchObject({
      file: "elmley.csv",
      sha256,
      takenOn: MONDAY,
      complete: true,
      prisons: [prison.code],
      mapping: "resettle",
      encoding: "utf-8",
      counts: { rows: 12, accepted: 12, received: 12 },
      importedBy: "clerk",
    });
  });

  it("is one line in the audit trail, that holds no name", async () => {
    const before = await store.verifyAudit();
    await takeIn(store, MONDAY, crowd);
    // The prison that was new has a line too.
    expect(await store.verifyAudit()).toMatchObject({ intact: true, entries: before.entries + 2 });
    await takeIn(store, TUESDAY, withChange(crowd, 0, { crd: "2027-01-06" }));
    expect(await store.verifyAudit()).toMatchObject({ intact: true, entries: before.entries + 3 });
    for await (const batch of store.read.audit.entriesAfter(before.entries)) {
      expect(JSON.stringify(batch)).not.toMatch(/Marsh|Ioan/);
    }
  });

  it("counts the people of the day that was said, else of the day that is asked about", async () => {
    expect(await takeIn(store, TUESDAY, crowd, { takenOn: MONDAY })).toMatchObject({ takenOn: MONDAY });
    expect(await takeIn(store, TUESDAY, crowd)).toMatchObject({ takenOn: TUESDAY });
  });

  it("refuses an older roll of one of its prisons, and one of another prison not", async () => {
    await takeIn(store, TUESDAY, crowd);
    await expect(takeIn(store, WEDNESDAY, crowd, { takenOn: MONDAY })).rejects.toMatchObject({
      kind: "refused",
      code: "ROLL_OLDER",
      message: expect.stringContaining(`a roll of ${prison.code} of 2026-11-24 is in already`),
    });
    expect(await takeIn(store, WEDNESDAY, makeUpPrison().crowd(), { takenOn: MONDAY })).toMatchObject({ accepted: 12 });
  });

  it.each([
    ["is some days old", SUNDAY, TUESDAY, "ROLL_OLD"],
    ["is of a day that has not come", TUESDAY, MONDAY, "ROLL_AHEAD"],
  ])("says so where it %s", async (_, takenOn, asOf, code) => {
    const { warnings } = await takeIn(store, asOf, crowd, { takenOn });
    expect(warnings.map((warning) => warning.code)).toContain(code);
  });

  it("says nothing of yesterday's roll", async () => {
    const { warnings } = await takeIn(store, TUESDAY, crowd, { takenOn: MONDAY });
    expect(warnings.map((warning) => warning.code)).not.toContain("ROLL_OLD");
  });

  it("tells many warnings of one kind as one, with the first lines", async () => {
    const young = crowd.map((row) => ({ ...row, dateOfBirth: "2013-01-01" }));
    const { warnings } = await takeIn(store, MONDAY, young);
    const [age, ...more] = warnings.filter((warning) => warning.code === "AGE_UNLIKELY");
    expect(age?.message).toContain("12 rows, on lines 2, 3, 4, 5, 6 and others");
    expect(more).toEqual([]);
  });

  it("says that a prison is not known, and takes its people in", async () => {
    const { warnings, accepted } = await takeIn(store, MONDAY, crowd);
    expect(accepted).toBe(12);
    expect(JSON.stringify(warnings)).toContain(prison.code);
  });

  it("that is in already makes nobody gone whom mended rows have brought since, and records nothing", async () => {
    const roll = [{ ...prison.person(30), prisonerNumber: "A12345" }, { ...prison.person(31), crd: "soon" }, ...crowd];
    await takeIn(store, MONDAY, roll);
    const mended = [prison.person(30), prison.person(31)];
    await takeIn(store, MONDAY, mended, { complete: false });
    const imported = await newestImport();
    const again = await takeIn(store, MONDAY, roll);
    expect(again).toMatchObject({ rejected: 2, unchanged: 12, changes: NO_CHANGES, left: [] });
    expect(await newestImport()).toBe(imported);
    expect(await takeIn(store, MONDAY, mended, { complete: false })).toMatchObject({ unchanged: 2, changes: NO_CHANGES });
    expect(await newestImport()).toBe(imported);
    expect(await takeIn(store, TUESDAY, roll)).toMatchObject({ changes: { left: 1 } });
  });

  it("that is in already changes nothing after a part of it came in other words", async () => {
    await takeIn(store, MONDAY, crowd);
    const part = rollOf([prison.person(3)]).open();
    let text = "";
    for await (const chunk of part) text += Buffer.from(chunk).toString();
    const source = bufferSource("part.csv", Buffer.from(text.replace(",releasedOn", ",tused")));
    expect(await takeIn(store, MONDAY, [], { source, complete: false })).toMatchObject({ unchanged: 1, changes: NO_CHANGES });
    const imported = await newestImport();
    expect(await takeIn(store, MONDAY, crowd)).toMatchObject({ unchanged: 12, changes: NO_CHANGES });
    expect(await newestImport()).toBe(imported);
  });

  it("that is in already asks again about somebody who is on another prison's roll of the day", async () => {
    await takeIn(store, MONDAY, crowd);
    const other = makeUpPrison();
    const theirs = [...other.crowd(), prison.person(3, { prison: other.code })];
    for (const _ of ["once", "twice"]) {
      expect(await takeIn(store, MONDAY, theirs)).toMatchObject({
        accepted: 12,
        onTwoRolls: [{ prisons: [prison.code, other.code] }],
      });
    }
  });

  it("that is only checked gives the figures of an import, and changes nothing", async () => {
    await takeIn(store, MONDAY, crowd);
    const next = [
      ...withChange(without(crowd, 2), 0, { crd: "2026-12-14" }),
      prison.person(30),
      { ...prison.person(31), crd: "soon" },
    ];
    const [imported, trail] = [await newestImport(), await store.verifyAudit()];
    const check = await takeIn(store, TUESDAY, next, { checkOnly: true, rejectsFiles: ["/nowhere/roll.rejects.csv"] });
    expect(await newestImport()).toBe(imported);
    expect(await store.verifyAudit()).toEqual(trail);
    expect(await peopleOn(store, TUESDAY, prison.code)).toEqual(await peopleOn(store, MONDAY, prison.code));
    const { importId, ...done } = await takeIn(store, TUESDAY, next);
    expect(check).not.toHaveProperty("importId");
    expect(check).toEqual(done);
    expect(importId).toBe(imported + 1);
  });

  it("that is only checked is refused as an import is", async () => {
    await takeIn(store, MONDAY, crowd);
    await expect(takeIn(store, TUESDAY, crowd.slice(3), { checkOnly: true })).rejects.toMatchObject({ code: "ROLL_SHRINKS" });
  });

  it("that is stopped in the middle leaves everything as it was, and can be run again", async () => {
    await takeIn(store, MONDAY, crowd);
    const big = [...crowd, ...Array.from({ length: 2_000 }, (_, index) => prison.person(100 + index))];
    const [imported, trail] = [await newestImport(), await store.verifyAudit()];
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error("stopped"));
    await expect(takeIn(store, TUESDAY, big, { signal: stop.signal, onProgress })).rejects.toThrow("stopped");
    expect(await newestImport()).toBe(imported);
    expect(await store.verifyAudit()).toEqual(trail);
    expect(await peopleOn(store, TUESDAY, prison.code)).toHaveLength(12);

    const seen: [number, number][] = [];
    const again = await takeIn(store, TUESDAY, big, { onProgress: (done, total) => seen.push([done, total]) });
    expect(again).toMatchObject({ rows: 2_012, unchanged: 12, changes: { received: 2_000 } });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toEqual([2_012, 2_012]);
    expect((await store.check()).problems).toEqual([]);
  });
});

describe("a roll that cannot be read", () => {
  forEachStore("in a store", ({ makeStore }) => {
    it("changes nothing", async () => {
      const store = await makeStore();
      const source = { name: "roll.csv", open: async function* () { yield Buffer.from("prisonerNumber\n"); } }; // biome-ignore format: one line says it
      await expect(takeIn(store, MONDAY, [], { source, prison: "MDI" })).rejects.toMatchObject({ kind: "input" });
      expect(await store.read.imports.list()).toEqual([]);
    });
  });
});
