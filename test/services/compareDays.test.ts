import { beforeAll, expect, it } from "vitest";
import { compareDays } from "../../src/services/compareDays.js";
import type { Store } from "../../src/store/store.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";
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
} from "./importRoll/madeUpPrison.js";

forEachStore("what is different between two days", ({ makeStore }) => {
  let store: Store;
  let prison: MadeUpPrison;
  let other: MadeUpPrison;
  let monday: Row[];
  beforeAll(async () => {
    store = await makeStore();
    prison = makeUpPrison();
    other = makeUpPrison();
    const crowd = withChange(prison.crowd(30), 8, { crd: "2027-02-16" });
    await takeIn(store, SUNDAY, [...crowd, ...other.crowd()]);
    monday = without(crowd, 9);
    await takeIn(store, MONDAY, [...monday, ...other.crowd()]);
  });
  const difference = async (since: typeof MONDAY, asOf: typeof MONDAY, prisons: readonly string[] = []) =>
    compareDays(await sessionOn(store, { asOf, prisons }), since);

  it("is what the roll of the second day told, in the same words", async () => {
    const rows = [
      ...withChange(withChange(without(monday, 20), 1, { crd: "2026-12-14" }), 2, { location: "B-2-002" }),
      prison.person(50),
      prison.person(9, { receptionDate: TUESDAY }),
      { ...other.person(0), prison: prison.code },
      ...without(other.crowd(), 0),
    ];
    const told = await takeIn(store, TUESDAY, rows);
    expect(told.windowOpened.map(({ reason }) => reason)).toEqual(["time", "dateMoved"]);
    expect(told.returnedPeople).toMatchObject([{ prisonerNumber: prison.person(9).prisonerNumber, screenings: 0 }]);
    expect(await difference(MONDAY, TUESDAY)).toEqual({
      windowOpened: told.windowOpened,
      dateMoves: told.dateMoves,
      returnedPeople: told.returnedPeople,
      received: told.received,
      transferredIn: told.transferredIn,
      left: told.left,
      moved: told.changes.moved,
    });
  });

  it("can be asked of any past day, and of one prison", async () => {
    const sinceSunday = await difference(SUNDAY, MONDAY);
    expect(sinceSunday).toMatchObject({ left: [prison.person(9).prisonerNumber], received: [], moved: 0 });
    expect(await difference(SUNDAY, MONDAY, [other.code])).toMatchObject({ left: [], dateMoves: [] });
  });

  it("is nothing between a day and itself, and between days without a roll only what time opened", async () => {
    const nothing = { dateMoves: [], returnedPeople: [], received: [], transferredIn: [], left: [], moved: 0 };
    expect(await difference(MONDAY, MONDAY)).toEqual({ ...nothing, windowOpened: [] });
    expect(await difference(TUESDAY, WEDNESDAY)).toMatchObject(nothing);
  });
});
