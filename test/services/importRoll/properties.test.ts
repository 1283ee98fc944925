import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { RollImportResult } from "../../../src/services/importRoll/rollImportResult.js";
import type { Store } from "../../../src/store/store.js";
import { forEachStore } from "../../support/stores.js";
import { MONDAY, makeUpPrison, NO_CHANGES, type Row, TUESDAY, takeIn } from "./madeUpPrison.js";

/** How somebody stands on one roll: not at all, or with this date and cell in the first or second prison; with a date that is none; twice. */
const standing = fc.record({
  present: fc.boolean(),
  second: fc.boolean(),
  crd: fc.constantFrom("2026-12-14", "2027-02-16", "2029-03-07", "", "no day"),
  location: fc.constantFrom("A-1", "a-1 ", "B-2"),
  twice: fc.constantFrom("no", "no", "same", "other"),
});
type Standing = typeof standing extends fc.Arbitrary<infer One> ? One : never;
const people = (minLength: number) => fc.array(standing, { minLength, maxLength: 14 });

/** Each roll has somebody who never changes, so that none is empty. */
function rollOf(standings: readonly Standing[], first: ReturnType<typeof makeUpPrison>, second: string): Row[] {
  const rows = standings.flatMap(({ present, second: elsewhere, crd, location, twice }, index) => {
    if (!present) return [];
    const row = first.person(index, { crd, location, ...(elsewhere ? { prison: second } : {}) });
    return twice === "no" ? [row] : [row, twice === "same" ? row : { ...row, crd: "2030-01-02" }];
  });
  return [first.person(99), first.person(98, { prison: second }), ...rows];
}

/** What must not hang on the order of the rows: everything but their lines and the digest of the file. */
function withoutPlaces({ sha256: _, rejects, warnings, ...result }: RollImportResult): object {
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

  it("a check tells what the import then does, the same roll again does nothing, and the sums are right", async () => {
    await fc.assert(
      fc.asyncProperty(people(0), people(0), async (before, after) => {
        const [first, second] = [makeUpPrison(), makeUpPrison().code];
        await takeIn(store, MONDAY, rollOf(before, first, second), options);
        const roll = rollOf(after, first, second);
        const check = await takeIn(store, TUESDAY, roll, { ...options, checkOnly: true });
        const { importId, ...done } = await takeIn(store, TUESDAY, roll, options);
        expect(check).toEqual(done);
        expect(importId).toBeGreaterThan(0);
        expect(done.rows).toBe(done.accepted + done.rejected + done.duplicates);
        const again = await takeIn(store, TUESDAY, roll, options);
        expect(again).toMatchObject({ changes: NO_CHANGES, windowOpened: [], unchanged: done.accepted, rejected: done.rejected });
        expect(again.importId).toBeUndefined();
      }),
      runs,
    );
  });

  it("the order of the rows does not matter", async () => {
    const twoOrders = people(2).chain((after) =>
      fc.tuple(fc.constant(after), fc.array(fc.nat(), { minLength: 40, maxLength: 40 })),
    );
    await fc.assert(
      fc.asyncProperty(people(0), twoOrders, async (before, [after, keys]) => {
        const [first, second] = [makeUpPrison(), makeUpPrison().code];
        await takeIn(store, MONDAY, rollOf(before, first, second), options);
        const roll = rollOf(after, first, second);
        const shuffled = roll.map((row, index) => ({ row, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key);
        const check = { ...options, checkOnly: true };
        const straight = withoutPlaces(await takeIn(store, TUESDAY, roll, check));
        expect(withoutPlaces(await takeIn(store, TUESDAY, shuffled.map(({ row }) => row), check))).toEqual(straight); // biome-ignore format: one claim
      }),
      runs,
    );
  });
});
