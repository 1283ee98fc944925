import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Store } from "../../../src/store/store.js";
import { forEachStore } from "../../support/stores.js";
import { type MadeUpPrison, MONDAY, makeUpPrison, peopleOn, type Row, TUESDAY, takeIn, without } from "./madeUpPrison.js";

forEachStore("a roll that shrinks", ({ makeStore }) => {
  let store: Store;
  let prison: MadeUpPrison;
  let crowd: Row[];
  beforeAll(async () => {
    store = await makeStore();
  });
  beforeEach(async () => {
    prison = makeUpPrison();
    crowd = prison.crowd(20);
    await takeIn(store, MONDAY, crowd);
  });
  const losing = (count: number) => crowd.map((row, index) => (index < count ? { ...row, crd: "" } : row));

  it("is taken in where a tenth of the people are gone", async () => {
    expect(await takeIn(store, TUESDAY, without(crowd, 0, 1))).toMatchObject({ changes: { left: 2 } });
  });

  it("is refused with the figures where more are, and everything stays", async () => {
    const before = await store.read.imports.list();
    await expect(takeIn(store, TUESDAY, without(crowd, 0, 1, 2))).rejects.toMatchObject({
      kind: "refused",
      code: "ROLL_SHRINKS",
      message: expect.stringContaining(`${prison.code} leaves out 3 of the 20 people`),
      // Whether it is a part comes first: only who knows that it is not has a reason to override.
      hint: expect.stringMatching(/whole prison\?.*--partial.*--allow-shrink/),
    });
    expect(await peopleOn(store, TUESDAY, prison.code)).toHaveLength(20);
    expect(await store.read.imports.list()).toEqual(before);
  });

  it("is taken in where somebody says that it is right, and that is kept", async () => {
    const result = await takeIn(store, TUESDAY, without(crowd, 0, 1, 2), { allowShrink: true });
    expect(result).toMatchObject({ changes: { left: 3 } });
    expect((await store.read.imports.find(result.importId ?? 0))?.counts).toMatchObject({ allowShrink: 1, left: 3 });
  });

  it.each([
    ["few people's date is gone", 4],
    ["nobody's date is gone", 0],
  ])("is taken in where %s", async (_, count) => {
    expect(await takeIn(store, TUESDAY, losing(count))).toMatchObject({ changes: { datesMoved: count } });
  });

  it("is refused where many have lost a date, unless somebody says that it is right", async () => {
    await expect(takeIn(store, TUESDAY, losing(5))).rejects.toMatchObject({
      kind: "refused",
      code: "ROLL_LOSES_DATES",
      message: expect.stringContaining("5 of 20 people have lost their CRD"),
    });
    expect(await takeIn(store, TUESDAY, losing(5), { allowShrink: true })).toMatchObject({ changes: { datesMoved: 5 } });
  });
});
