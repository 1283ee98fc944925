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

  it("is refused where a column is blank that was filled, with the figures, unless somebody says that it is right", async () => {
    const blank = crowd.map((row) => ({ ...row, location: "" }));
    await expect(takeIn(store, TUESDAY, blank)).rejects.toMatchObject({
      kind: "refused",
      code: "ROLL_COLUMN_EMPTY",
      message: expect.stringMatching(/^location is blank in every row .* it was filled in 20 of 20\./u),
    });
    expect(await takeIn(store, TUESDAY, blank, { allowShrink: true })).toMatchObject({ changes: { moved: 20 } });
    expect(await takeIn(store, TUESDAY, blank, { complete: false })).toMatchObject({ unchanged: 20 });
  });

  it("is refused where dates stop being dates, which on a first roll are rejected rows", async () => {
    const unread = (rows: readonly Row[]) => rows.map((row, index) => (index < 5 ? { ...row, crd: "46104" } : row));
    await expect(takeIn(store, TUESDAY, unread(crowd))).rejects.toMatchObject({
      code: "ROLL_DATES_UNREADABLE",
      message: expect.stringContaining("crd holds something that is no date in 5 of the 20 rows"),
    });
    expect(await takeIn(store, TUESDAY, unread(crowd), { allowShrink: true })).toMatchObject({ rejected: 5, unchanged: 15 });
    expect(await takeIn(store, TUESDAY, unread(makeUpPrison().crowd(20)))).toMatchObject({ rejected: 5, accepted: 15 });
  });
});
