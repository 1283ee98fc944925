import fc from "fast-check";
import type { MadeUpPrison, Row } from "./madeUpPrison.js";

/** How somebody stands on one roll: not at all, or with this date and cell in the first or second prison; with a date that is none; twice. */
const standing = fc.record({
  present: fc.boolean(),
  second: fc.boolean(),
  crd: fc.constantFrom("2026-12-14", "2027-02-16", "2029-03-07", "", "no day"),
  location: fc.constantFrom("A-1", "a-1 ", "B-2"),
  twice: fc.constantFrom("no", "no", "same", "other"),
});
type Standing = typeof standing extends fc.Arbitrary<infer One> ? One : never;

/** How up to fourteen people stand on a roll. */
export const randomStandings = (minLength: number) => fc.array(standing, { minLength, maxLength: 14 });

/** The roll of two prisons on which they stand so. It has somebody who never changes, so that none is empty. */
export function standingsRoll(standings: readonly Standing[], first: MadeUpPrison, second: string): Row[] {
  const rows = standings.flatMap(({ present, second: elsewhere, crd, location, twice }, index) => {
    if (!present) return [];
    const row = first.person(index, { crd, location, ...(elsewhere ? { prison: second } : {}) });
    return twice === "no" ? [row] : [row, twice === "same" ? row : { ...row, crd: "2030-01-02" }];
  });
  return [first.person(99), first.person(98, { prison: second }), ...rows];
}
