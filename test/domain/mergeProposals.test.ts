import { expect, it } from "vitest";
import { findMergeProposals, type MergeCandidate } from "../../src/domain/mergeProposals.js";
import { plainDate } from "../../src/domain/plainDate.js";

const GONE: MergeCandidate = {
  prisonerNumber: "A1001AA",
  lastName: "Marsh",
  firstName: "Ioan",
  dateOfBirth: plainDate("1990-04-02"),
  byImport: 2,
};
const ARRIVED: MergeCandidate = { ...GONE, prisonerNumber: "A1002AC" };

it.each<[string, Partial<MergeCandidate>, Partial<MergeCandidate>, boolean]>([
  ["the same name and date of birth", {}, {}, true],
  ["the same name in other case and spacing", {}, { lastName: " MARSH ", firstName: "ioan" }, true],
  ["another surname", {}, { lastName: "Marshall" }, false],
  ["another first name", {}, { firstName: "Iwan" }, false],
  ["another date of birth", {}, { dateOfBirth: plainDate("1990-04-03") }, false],
  ["the same number, which came back", {}, { prisonerNumber: "A1001AA" }, false],
  ["no names on either roll", { lastName: "", firstName: "" }, { lastName: "", firstName: "" }, false],
  ["no surname on either", { lastName: "" }, { lastName: "" }, false],
  ["gone by this import, arrived by another of the day", {}, { byImport: 1 }, true],
  ["arrived by this import, gone by another of the day", { byImport: 1 }, {}, true],
  ["both by another import of the day", { byImport: 1 }, { byImport: 1 }, false],
])("proposes a merge or not: %s", (_, gone, arrived, expected) => {
  const candidates = { gone: [{ ...GONE, ...gone }], arrived: [{ ...ARRIVED, ...arrived }] };
  expect(findMergeProposals(candidates, 2)).toEqual(expected ? [{ from: "A1001AA", into: "A1002AC" }] : []);
});

it("proposes nobody whose date of birth nobody knows", () => {
  const { dateOfBirth: _, ...unknown } = GONE;
  expect(findMergeProposals({ gone: [unknown], arrived: [{ ...unknown, prisonerNumber: "A1002AC" }] }, 2)).toEqual([]);
});

it("proposes every pair where several fit, by number, and leaves the choice to a person", () => {
  const twin = { ...GONE, prisonerNumber: "A1000AD" };
  expect(findMergeProposals({ gone: [GONE, twin], arrived: [ARRIVED] }, 2)).toEqual([
    { from: "A1000AD", into: "A1002AC" },
    { from: "A1001AA", into: "A1002AC" },
  ]);
});
