import { beforeAll, beforeEach, expect, it } from "vitest";
import { dayInLondon } from "../../../src/domain/plainTime.js";
import { applyErasures } from "../../../src/services/rights/erasures.js";
import type { Store } from "../../../src/store/store.js";
import { MONDAY_MORNING } from "../../support/runInProcess.js";
import { forEachStore } from "../../support/stores.js";
import {
  type MadeUpPrison,
  MONDAY,
  makeUpPrison,
  NO_CHANGES,
  peopleOn,
  type Row,
  SUNDAY,
  TUESDAY,
  takeIn,
  WEDNESDAY,
  without,
} from "./madeUpPrison.js";

const LEFT_OUT = { code: "ERASED_LEFT_OUT", message: expect.stringContaining("--bring-back-erased") };
const BACK = { code: "BACK_AFTER_ERASURE", message: expect.stringContaining("a new record begins") };

forEachStore("a roll that names somebody whose record was erased on Monday", ({ makeStore }) => {
  let store: Store;
  let prison: MadeUpPrison;
  let crowd: Row[];
  let erased: string;
  const warnings = (result: { readonly warnings: readonly { readonly code: string }[] }) =>
    result.warnings.filter(({ code }) => code === LEFT_OUT.code || code === BACK.code);
  const isKnown = async (number: string) => (await store.read.people.findKnown([number])).has(number);

  beforeAll(async () => {
    store = await makeStore({ now: () => MONDAY_MORNING });
    expect(dayInLondon(MONDAY_MORNING)).toBe(MONDAY);
  });
  beforeEach(async () => {
    prison = makeUpPrison();
    crowd = prison.crowd();
    erased = prison.person(0).prisonerNumber;
    await takeIn(store, SUNDAY, crowd);
    await takeIn(store, MONDAY, without(crowd, 0));
    await store.write("jo", "erase", (tx) => tx.erasures.erase(erased, "Time is over"));
  });

  it.each([false, true])(
    "of that day is taken in without them, and says how many it left out (check only: %s)",
    async (checkOnly) => {
      const roll = [...crowd, prison.person(0), { ...prison.person(40), prisonerNumber: "12" }];
      const result = await takeIn(store, MONDAY, roll, { checkOnly });
      expect(result).toMatchObject({ rows: 14, accepted: 11, rejected: 1, duplicates: 1, erased: 1, changes: NO_CHANGES });
      expect([warnings(result), result.backAfterErasure]).toEqual([[LEFT_OUT], []]);
      expect(await isKnown(erased)).toBe(false);
    },
  );

  it("of a day before, of another prison, is taken in without them, and keeps nothing of who they were", async () => {
    const other = makeUpPrison();
    const roll = [...other.crowd(), { ...prison.person(0), prison: other.code }];
    expect(await takeIn(store, SUNDAY, roll)).toMatchObject({ rows: 13, accepted: 12, erased: 1 });
    const [kept] = await store.read.imports.list();
    expect(kept).toMatchObject({ counts: { rows: 13, erased: 1 }, warnings: expect.arrayContaining([LEFT_OUT]) });
    expect(JSON.stringify(kept)).not.toContain(erased);
    expect((await store.check()).problems).toEqual([]);
  });

  it("of a later day has them back: a new record begins, which later rolls go on with, and which stays after a restore", async () => {
    const result = await takeIn(store, TUESDAY, crowd);
    expect(result).toMatchObject({ accepted: 12, erased: 0, received: [erased], returned: [], backAfterErasure: [erased] });
    expect(warnings(result)).toEqual([BACK]);
    const [stay] = await store.read.stays.list(erased);
    expect(stay).toMatchObject({ firstSeenOn: TUESDAY });
    expect(await takeIn(store, WEDNESDAY, crowd)).toMatchObject({ unchanged: 12, backAfterErasure: [], erased: 0 });
    const erasures = await store.read.erasures.list();
    await applyErasures({ store, actor: "jo" }, { storeId: store.id, erasures });
    expect(await isKnown(erased)).toBe(true);
  });

  it("takes them in where somebody says that it was a mistake to erase them, and that is kept", async () => {
    const result = await takeIn(store, MONDAY, crowd, { bringBackErased: true });
    expect(result).toMatchObject({ accepted: 12, erased: 0, backAfterErasure: [erased] });
    expect((await peopleOn(store, MONDAY, prison.code)).map(({ number }) => number)).toContain(erased);
    expect((await store.read.imports.list())[0]?.counts).toMatchObject({ bringBackErased: 1 });
    // They are known now: the same roll again leaves nobody out.
    expect(await takeIn(store, MONDAY, crowd)).toMatchObject({ unchanged: 12, erased: 0, backAfterErasure: [] });
  });

  it("that names nobody else changes nothing, and is no roll that could not be read", async () => {
    const result = await takeIn(store, MONDAY, crowd.slice(0, 1), { complete: false });
    expect(result).toMatchObject({ rows: 1, accepted: 0, erased: 1, changes: NO_CHANGES });
  });
});

forEachStore("a first roll after everybody was erased", ({ makeStore }) => {
  it("of the day of that is taken in without them", async () => {
    const store = await makeStore({ now: () => MONDAY_MORNING });
    const prison = makeUpPrison();
    await takeIn(store, SUNDAY, prison.crowd(1));
    await store.write("jo", "erase", (tx) => tx.erasures.erase(prison.person(0).prisonerNumber, "Time is over"));
    expect(await takeIn(store, MONDAY, prison.crowd())).toMatchObject({ accepted: 11, erased: 1 });
  });
});
