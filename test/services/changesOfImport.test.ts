import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { readChangesOf } from "../../src/services/changesOfImport.js";
import type { RollImportResult } from "../../src/services/importRoll/rollImportResult.js";
import type { Store } from "../../src/store/store.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";
import {
  type MadeUpPrison,
  MONDAY,
  makeUpPrison,
  type Row,
  TUESDAY,
  takeIn,
  WEDNESDAY,
  withChange,
  without,
} from "./importRoll/madeUpPrison.js";

type Told = Partial<RollImportResult> & { readonly importId: number };

/** What an import told of its changes on the day itself. */
function toldBy(result: RollImportResult): Told {
  const { importId = 0, unchanged, changes, firstRollOf, windowOpened, dateMoves, transferredIn, left } = result;
  const { returned, returnedPeople, received } = result;
  const arrivals = { returned, returnedPeople, received, transferredIn };
  return { importId, unchanged, changes, firstRollOf, windowOpened, dateMoves, ...arrivals, left };
}

forEachStore("what an import changed, read from the store", ({ engine, makeStore }) => {
  let store: Store;
  beforeAll(async () => {
    store = await makeStore();
  });
  const readAgain = async (number: number) => {
    const roll = await store.read.imports.find(number);
    if (roll === undefined) throw new Error("there is no such import");
    return readChangesOf(await sessionOn(store, { asOf: WEDNESDAY }), roll);
  };

  it("is who came, went, moved and came back, and whose window opened, as it was told then", async () => {
    const prison = makeUpPrison();
    const crowd = prison.crowd(20);
    const monday = await takeIn(store, MONDAY, crowd);
    const changed = [...without(withChange(crowd, 3, { crd: "2026-12-14" }), 0), prison.person(30, { crd: "2027-01-04" })];
    const tuesday = await takeIn(store, TUESDAY, changed);
    const wednesday = await takeIn(store, WEDNESDAY, [...changed, prison.person(0, { location: "B-2" })]);
    expect(tuesday.changes).toMatchObject({ received: 1, left: 1, datesMoved: 1 });
    expect(tuesday.windowOpened.map(({ reason }) => reason)).toEqual(["dateMoved", "received"]);
    for (const roll of [monday, tuesday, wednesday]) expect(await readAgain(roll.importId ?? 0)).toEqual(toldBy(roll));
  });

  /** Where somebody is on one day: nowhere, in the first or in the second prison. */
  const standing = fc.record({
    place: fc.constantFrom("nowhere", "first", "second"),
    crd: fc.constantFrom("2026-12-14", "2027-02-16", "2027-02-17", "2029-03-07", "", "no day"),
    location: fc.constantFrom("A-1", "B-2"),
  });
  type Standing = typeof standing extends fc.Arbitrary<infer One> ? One : never;
  const day = fc.array(standing, { minLength: 8, maxLength: 8 });
  const rowsOf = (standings: readonly Standing[], where: "first" | "second", prison: MadeUpPrison, code: string): Row[] => [
    prison.person(where === "first" ? 99 : 98, { prison: code }),
    ...standings.flatMap(({ place, crd, location }, index) =>
      place === where ? [prison.person(index, { prison: code, crd, location })] : [],
    ),
  ];

  it("is the same whatever came after it, two prisons' rolls on each of three days", async () => {
    await fc.assert(
      fc.asyncProperty(day, day, day, async (...days) => {
        const [prison, other] = [makeUpPrison(), makeUpPrison().code];
        const made: RollImportResult[] = [];
        for (const [index, date] of [MONDAY, TUESDAY, WEDNESDAY].entries()) {
          for (const [where, code] of [["first", prison.code], ["second", other]] as const) // biome-ignore format: one line
            made.push(await takeIn(store, date, rowsOf(days[index] ?? [], where, prison, code), { allowShrink: true }));
        }
        for (const roll of made) expect(await readAgain(roll.importId ?? 0)).toEqual(toldBy(roll));
      }),
      { numRuns: engine === "sqlite" ? 5 : 2 },
    );
  });
});
