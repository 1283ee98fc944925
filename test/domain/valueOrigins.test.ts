import { expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { findValueOrigins } from "../../src/domain/valueOrigins.js";
import { rollPerson } from "../support/builders.js";

const day = (of: number) => plainDate(`2026-11-${String(of).padStart(2, "0")}`);

/** A version from one day of November until another: the surname, the CRD and one set by hand in its place. */
function version(from: number, until: number | undefined, lastName: string, crd?: string, byHand?: string) {
  const dates = crd === undefined ? {} : { crd: plainDate(crd) };
  const overrides = byHand === undefined ? {} : { crd: plainDate(byHand) };
  return {
    person: rollPerson({ lastName, facts: { dates, overrides } }),
    fromDay: day(from),
    ...(until === undefined ? {} : { toDay: day(until) }),
  };
}

const [SOON, LATE] = ["2026-12-14", "2027-05-03"];

it.each<[string, ReturnType<typeof version>[], { lastName?: number; crd?: number | undefined }]>([
  ["one version", [version(2, undefined, "Marsh", SOON)], { lastName: 2, crd: 2 }],
  ["a date that moved", [version(2, 5, "Marsh", LATE), version(5, undefined, "Marsh", SOON)], { lastName: 2, crd: 5 }],
  [
    "a date that moved away and back",
    [version(2, 5, "Marsh", SOON), version(5, 9, "Marsh", LATE), version(9, undefined, "Marsh", SOON)],
    { lastName: 2, crd: 9 },
  ],
  ["a date that is new", [version(2, 5, "Marsh"), version(5, undefined, "Marsh", SOON)], { crd: 5 }],
  ["a date that is gone", [version(2, 5, "Marsh", SOON), version(5, undefined, "Marsh")], { crd: undefined }],
  ["time off the roll", [version(2, 5, "Marsh", SOON), version(7, undefined, "Marsh", SOON)], { lastName: 7, crd: 7 }],
  [
    "two rolls of one day",
    [version(2, 5, "Marsh", SOON), version(5, 5, "Marsh", LATE), version(5, undefined, "Marsh", LATE)],
    { crd: 5 },
  ],
  ["only noise", [version(2, 5, "MARSH"), version(5, undefined, " marsh", SOON)], { lastName: 2 }],
  ["a date set by hand to what it was", [version(2, 5, "Marsh", SOON), version(5, undefined, "Marsh", LATE, SOON)], { crd: 2 }],
  ["somebody who has left", [version(2, 5, "Marsh", LATE), version(5, 9, "Marsh", SOON)], { lastName: 2, crd: 5 }],
])("%s", (_, versions, expected) => {
  const origins = new Map(findValueOrigins(versions).map(({ field, version }) => [field, version.fromDay]));
  for (const [field, of] of Object.entries(expected))
    expect(origins.get(field), field).toBe(of === undefined ? undefined : day(of));
});

it("has no value that the roll does not have, and none where there is no version", () => {
  const fields = findValueOrigins([version(2, undefined, "Marsh", SOON)]).map(({ field, value }) => `${field} ${value}`);
  expect(fields).toEqual([
    "lastName Marsh",
    "firstName Ioan",
    "prison MDI",
    "location A-1-001",
    "legalStatus SENTENCED",
    `crd ${SOON}`,
  ]);
  expect(findValueOrigins([])).toEqual([]);
});
