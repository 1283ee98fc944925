import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { RollImportResult } from "../../../src/services/importRoll/rollImportResult.js";
import type { Store } from "../../../src/store/store.js";
import { forEachStore } from "../../support/stores.js";
import { MONDAY, makeUpPrison, NO_CHANGES, peopleOn, TUESDAY, takeIn, WEDNESDAY } from "./madeUpPrison.js";
import { randomStandings, standingsRoll } from "./randomRolls.js";

/** What must not hang on the order of the rows: everything but their lines and the digest of the file. */
function withoutPlaces({ sha256: _, importId: __, rejects, warnings, ...result }: RollImportResult): object {
  const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code).sort();
  return { ...result, rejects: codes(rejects), warnings: codes(warnings) };
}

forEachStore("for any two rolls, one after the other,", ({ engine, makeStore }) => {
  let store: Store;
  beforeAll(async () => {
    store = await makeStore();
  });
  const runs = { numRuns: engine === "sqlite" ? 10 : 3 };
  const options = { allowShrink: true };
  const check = { ...options, checkOnly: true };

  it("a check tells what the import then does, the same roll again does nothing, and the sums are right", async () => {
    await fc.assert(
      fc.asyncProperty(randomStandings(0), randomStandings(0), async (before, after) => {
        const [first, second] = [makeUpPrison(), makeUpPrison().code];
        await takeIn(store, MONDAY, standingsRoll(before, first, second), options);
        const roll = standingsRoll(after, first, second);
        const checked = await takeIn(store, TUESDAY, roll, check);
        const { importId, ...done } = await takeIn(store, TUESDAY, roll, options);
        expect(checked).toEqual(done);
        expect(importId).toBeGreaterThan(0);
        expect(done.rows).toBe(roll.length);
        expect(done.rows).toBe(done.accepted + done.rejected + done.duplicates + done.erased);
        expect(done.rejects).toHaveLength(done.rejected);
        const people = await peopleOn(store, TUESDAY, first.code, second);
        const again = await takeIn(store, TUESDAY, roll, options);
        expect(again).toMatchObject({ changes: NO_CHANGES, windowOpened: [], unchanged: done.accepted, rejected: done.rejected });
        expect(again.importId).toBeUndefined();
        expect(await peopleOn(store, TUESDAY, first.code, second)).toEqual(people);
      }),
      runs,
    );
  });

  it("the order of the rows does not matter: in another order the roll changes the same, and then nothing", async () => {
    const twoOrders = randomStandings(2).chain((after) =>
      fc.tuple(fc.constant(after), fc.array(fc.nat(), { minLength: 40, maxLength: 40 })),
    );
    await fc.assert(
      fc.asyncProperty(randomStandings(0), twoOrders, async (before, [after, keys]) => {
        const [first, second] = [makeUpPrison(), makeUpPrison().code];
        await takeIn(store, MONDAY, standingsRoll(before, first, second), options);
        const roll = standingsRoll(after, first, second);
        const shuffled = roll
          .map((row, index) => ({ row, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const straight = withoutPlaces(await takeIn(store, TUESDAY, roll, check));
        const done = await takeIn(store, TUESDAY, shuffled, options);
        expect(withoutPlaces(done)).toEqual(straight);
        const people = await peopleOn(store, TUESDAY, first.code, second);
        expect(await takeIn(store, WEDNESDAY, roll, options)).toMatchObject({ changes: NO_CHANGES, unchanged: done.accepted });
        expect(await peopleOn(store, WEDNESDAY, first.code, second)).toEqual(people);
      }),
      runs,
    );
  });
});
