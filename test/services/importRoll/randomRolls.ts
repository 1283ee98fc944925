import fc from "fast-check";
import type { MadeUpPrison, Row } from "./madeUpPrison.js";

/**
 * How somebody stands on one roll: not at all, or with these words in the first or second prison, some of which are none; once, or twice: just the
 * same, the same in other letters and spaces, or with something else.
 */
const standing = fc.record({
  present: fc.boolean(),
  second: fc.boolean(),
  crd: fc.constantFrom("2026-12-14", "2027-02-16", "2029-03-07", "", "no day", "31/02/2027"),
  location: fc.constantFrom("A-1", "a-1 ", "B-2"),
  twice: fc.constantFrom("no", "no", "no", "same", "noise", "other"),
  odd: fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    fc.constantFrom<Readonly<Record<string, string>>>(
      { prisonerNumber: "A12" },
      { prisonerNumber: "" },
      { lastName: "" },
      { lastName: "", firstName: "" },
      { lastName: "NULL", firstName: "TRUE" },
      { dateOfBirth: "2026-01-01" },
      { dateOfBirth: "1890-01-01" },
      { dateOfBirth: "soon" },
      { legalStatus: "Sectioned" },
      { legalStatus: "" },
      { hdcStatus: "perhaps" },
      { receptionDate: "N/A" },
    ),
  ),
});
type Standing = typeof standing extends fc.Arbitrary<infer One> ? One : never;

/** How up to fourteen people stand on a roll. */
export const randomStandings = (minLength: number) => fc.array(standing, { minLength, maxLength: 14 });

/** The roll of two prisons on which they stand so. It has somebody who never changes, so that none is empty. */
export function standingsRoll(standings: readonly Standing[], first: MadeUpPrison, second: string): Row[] {
  const rows = standings.flatMap(({ present, second: elsewhere, crd, location, twice, odd }, index) => {
    if (!present) return [];
    const row = { ...first.person(index, { crd, location, ...(elsewhere ? { prison: second } : {}) }), ...odd };
    return twice === "no" ? [row] : [row, { ...row, ...again(row, twice) }];
  });
  return [first.person(99), first.person(98, { prison: second }), ...rows];
}

function again(row: Row, twice: Exclude<Standing["twice"], "no">): Readonly<Record<string, string>> {
  if (twice === "other") return { crd: "2030-01-02" };
  return twice === "same"
    ? {}
    : { lastName: ` ${row.lastName?.toUpperCase()}\u00a0`, location: row.location?.toLowerCase() ?? "" };
}
