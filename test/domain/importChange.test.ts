import { expect, it } from "vitest";
import {
  byNews,
  type ChangeKind,
  describeLeft,
  describeOpened,
  type ImportChange,
  isOfPart,
  SHOWN_PARTS,
} from "../../src/domain/importChange.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { rollPerson } from "../support/builders.js";

const TUESDAY = plainDate("2026-11-24");
const MONDAY = plainDate("2026-11-23");
const opened = (wish: Parameters<typeof rollPerson>[0] = {}) => ({ person: rollPerson(wish), fromDay: TUESDAY, importNumber: 2 });
const before = (toDay: typeof MONDAY, closedByImport: number, wish: Parameters<typeof rollPerson>[0] = {}) => ({
  person: rollPerson(wish),
  toDay,
  closedByImport,
});

it.each<[string, ImportChange, ChangeKind, Partial<ImportChange>]>([
  ["nobody knew them", describeOpened(opened(), undefined), "received", { prison: { to: "MDI" } }],
  [
    "they had left before",
    describeOpened(opened({ location: "B-2" }), before(MONDAY, 1)),
    "returned",
    { dateMoves: [], details: [] },
  ],
  ["they had left the same prison today", describeOpened(opened(), before(TUESDAY, 1)), "returned", {}],
  [
    "they had left another prison today, by its own roll",
    describeOpened(opened(), before(TUESDAY, 1, { prison: "EYI" })),
    "transferredIn",
    { prison: { from: "EYI", to: "MDI" } },
  ],
  [
    "this roll found them elsewhere",
    describeOpened(opened({ location: "B-2" }), before(TUESDAY, 2, { prison: "EYI" })),
    "transferredIn",
    { prison: { from: "EYI", to: "MDI" }, location: { from: "A-1-001", to: "B-2" } },
  ],
  [
    "this roll says other things of them",
    describeOpened(
      opened({ sex: "Male", facts: { immigrationHold: true, dates: { crd: plainDate("2027-01-02") } } }),
      before(TUESDAY, 2, { facts: { dates: { crd: plainDate("2027-01-01") } } }),
    ),
    "changed",
    {
      dateMoves: [{ code: "CRD", from: plainDate("2027-01-01"), to: plainDate("2027-01-02"), days: 1 }],
      details: [
        { field: "sex", to: "Male" },
        { field: "immigrationHold", from: "no", to: "yes" },
      ],
    },
  ],
  ["this roll does not name them", describeLeft(before(TUESDAY, 2)), "left", { prison: { from: "MDI" } }],
])("%s", (_, change, kind, parts) => {
  expect(change).toMatchObject({ prisonerNumber: "A1234BC", kind, ...parts });
});

const change = (wish: Partial<ImportChange>): ImportChange => ({
  ...{ prisonerNumber: "A1234BC", kind: "changed", dateMoves: [], details: [] },
  ...wish,
});
const moved = (days: number | undefined) => ({ dateMoves: [{ code: "CRD", ...(days === undefined ? {} : { days }) }] });

it.each<[string, Partial<ImportChange>, readonly string[]]>([
  ["a date", moved(1), ["dates"]],
  ["a date of somebody transferred in", { ...moved(1), kind: "transferredIn", location: {} }, ["dates", "received"]],
  ["a reception", { kind: "received" }, ["received"]],
  ["a return", { kind: "returned" }, ["received"]],
  ["a departure", { kind: "left" }, ["left"]],
  ["a cell and a name", { location: {}, details: [{ field: "lastName" }] }, ["moved", "details"]],
])("%s is of its parts", (_, wish, parts) => {
  expect(SHOWN_PARTS.filter((part) => isOfPart(change(wish), part))).toEqual(parts);
});

it("tells dates first, the largest move to an earlier day at the top, then arrivals, departures, and the rest by number", () => {
  const inOrder = [
    change({ ...moved(-20), prisonerNumber: "A9999ZZ" }),
    change({ ...moved(-3), kind: "transferredIn" }),
    change(moved(undefined)),
    change(moved(9)),
    change({ kind: "returned" }),
    change({ kind: "transferredIn" }),
    change({ kind: "received" }),
    change({ kind: "left" }),
    change({ prisonerNumber: "A1000AA" }),
    change({ prisonerNumber: "A1001AA" }),
  ];
  expect([...inOrder].reverse().sort(byNews)).toEqual(inOrder);
});
