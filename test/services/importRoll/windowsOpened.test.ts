import { beforeAll, beforeEach, expect, it } from "vitest";
import { addDays } from "../../../src/domain/plainDate.js";
import type { Store } from "../../../src/store/store.js";
import { forEachStore } from "../../support/stores.js";
import {
  type MadeUpPrison,
  MONDAY,
  makeUpPrison,
  type Row,
  SUNDAY,
  TUESDAY,
  takeIn,
  WEDNESDAY,
  withChange,
  without,
} from "./madeUpPrison.js";

/** A conditional release date whose window opens on that day. */
const openingOn = (day: typeof MONDAY) => addDays(day, 84);

forEachStore("the windows that a roll finds open", ({ makeStore }) => {
  let store: Store;
  let prison: MadeUpPrison;
  let crowd: Row[];
  const numberOf = (index: number) => prison.person(index).prisonerNumber;
  beforeAll(async () => {
    store = await makeStore();
  });
  beforeEach(async () => {
    prison = makeUpPrison();
    crowd = withChange(prison.crowd(), 0, { crd: openingOn(MONDAY) });
    crowd = withChange(crowd, 1, { crd: openingOn(TUESDAY) });
  });

  it("are everyone's on the first roll, who are received with it open", async () => {
    const { windowOpened } = await takeIn(store, MONDAY, crowd);
    expect(windowOpened).toEqual([{ prisonerNumber: numberOf(0), windowStart: MONDAY, reason: "received" }]);
  });

  it("are those that time opened", async () => {
    await takeIn(store, MONDAY, crowd);
    const { windowOpened } = await takeIn(store, TUESDAY, crowd);
    expect(windowOpened).toEqual([{ prisonerNumber: numberOf(1), windowStart: TUESDAY, reason: "time" }]);
  });

  it("are those that time opened of somebody whose row cannot be read: what was known of them stands", async () => {
    await takeIn(store, MONDAY, crowd);
    const { windowOpened, rejected } = await takeIn(store, TUESDAY, withChange(crowd, 1, { dateOfBirth: "soon" }));
    expect(rejected).toBe(1);
    expect(windowOpened).toEqual([{ prisonerNumber: numberOf(1), windowStart: TUESDAY, reason: "time" }]);
  });

  it("are those that time opened of somebody whom a part of a roll does not name", async () => {
    await takeIn(store, MONDAY, crowd);
    const { windowOpened } = await takeIn(store, TUESDAY, without(crowd, 1), { complete: false });
    expect(windowOpened).toEqual([{ prisonerNumber: numberOf(1), windowStart: TUESDAY, reason: "time" }]);
  });

  it("are those that time opened of somebody of whom only the spelling changed", async () => {
    await takeIn(store, MONDAY, crowd);
    const { windowOpened, changes } = await takeIn(
      store,
      TUESDAY,
      withChange(crowd, 1, { lastName: `  ${String(crowd[1]?.lastName).toUpperCase()}` }),
    );
    expect(changes).toMatchObject({ detailsChanged: 0 });
    expect(windowOpened).toEqual([{ prisonerNumber: numberOf(1), windowStart: TUESDAY, reason: "time" }]);
  });

  it("are those that opened over a weekend without a roll, and none twice", async () => {
    await takeIn(store, SUNDAY, crowd);
    const { windowOpened } = await takeIn(store, WEDNESDAY, crowd);
    expect(windowOpened).toMatchObject([{ prisonerNumber: numberOf(0) }, { prisonerNumber: numberOf(1) }]);
    expect((await takeIn(store, addDays(WEDNESDAY, 1), crowd)).windowOpened).toEqual([]);
  });

  it("are those that a date opened that moved overnight, however long ago it would have opened", async () => {
    await takeIn(store, MONDAY, crowd);
    const { windowOpened } = await takeIn(store, TUESDAY, withChange(crowd, 6, { hdced: "2026-12-14" }));
    expect(windowOpened).toEqual([
      { prisonerNumber: numberOf(1), windowStart: TUESDAY, reason: "time" },
      { prisonerNumber: numberOf(6), windowStart: "2026-09-21", reason: "dateMoved" },
    ]);
  });

  it("are not those where a date moved within an open window", async () => {
    await takeIn(store, MONDAY, crowd);
    const { windowOpened } = await takeIn(store, TUESDAY, withChange(crowd, 0, { crd: "2026-12-14" }));
    expect(windowOpened).not.toContainEqual(expect.objectContaining({ prisonerNumber: numberOf(0) }));
  });

  it("are those of somebody received, and of somebody who is back", async () => {
    await takeIn(store, MONDAY, crowd);
    await takeIn(store, TUESDAY, without(crowd, 0));
    const received = prison.person(70, { receptionDate: WEDNESDAY, crd: "2026-12-14" });
    const { windowOpened } = await takeIn(store, WEDNESDAY, [...crowd, received]);
    expect(windowOpened).toEqual([
      { prisonerNumber: numberOf(70), windowStart: WEDNESDAY, reason: "received" },
      { prisonerNumber: numberOf(0), windowStart: MONDAY, reason: "returned" },
    ]);
  });

  it("are those of somebody whose date passed, or who was held past it, in the same words", async () => {
    await takeIn(store, MONDAY, crowd);
    const passed = prison.person(71, { crd: "2026-11-16" });
    const { windowOpened } = await takeIn(store, TUESDAY, [...withChange(crowd, 6, { crd: "2026-11-16" }), passed]);
    expect(windowOpened).toMatchObject([
      { prisonerNumber: numberOf(1), reason: "time" },
      { prisonerNumber: numberOf(6), reason: "dateMoved" },
      { prisonerNumber: numberOf(71), reason: "received" },
    ]);
  });

  it("are not those of prisons that the roll does not name", async () => {
    await takeIn(store, MONDAY, crowd);
    expect((await takeIn(store, TUESDAY, makeUpPrison().crowd())).windowOpened).toEqual([]);
  });
});
