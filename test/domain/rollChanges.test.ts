import { describe, expect, it } from "vitest";
import type { RollPerson } from "../../src/domain/person.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { findPersonChanges, isSamePerson } from "../../src/domain/rollChanges.js";

const before: RollPerson = {
  prisonerNumber: "A1234AA",
  lastName: "Carrick",
  firstName: "Noah",
  middleNames: "",
  prison: "EYI",
  location: "A-1-001",
  facts: {
    legalStatus: "SENTENCED",
    dates: { crd: plainDate("2027-06-16"), sed: plainDate("2028-06-16") },
    overrides: {},
    hdcStatus: "unknown",
    paroleStatus: "unknown",
    immigrationHold: false,
    under18: false,
  },
};

function withDates(dates: RollPerson["facts"]["dates"], overrides: RollPerson["facts"]["overrides"] = {}): RollPerson {
  return { ...before, facts: { ...before.facts, dates, overrides } };
}

describe("what changed between two rolls", () => {
  it("is nothing for the same person", () => {
    expect(isSamePerson(findPersonChanges(before, before))).toBe(true);
  });

  it.each([
    ["case of a name", { lastName: "CARRICK" }],
    ["spaces around a name", { firstName: " Noah " }],
    ["a no-break space in the location", { location: "A-1-001\u00a0" }],
  ])("is nothing where only %s differs", (_, noise) => {
    expect(isSamePerson(findPersonChanges(before, { ...before, ...noise }))).toBe(true);
  });

  it.each([
    ["O'Carrick", "O\u2019CARRICK"],
    ["O'Carrick", "O`Carrick"],
    ["Carrick-Vale", "Carrick\u2011Vale"],
  ])("is nothing where %s is written %s", (one, other) => {
    expect(isSamePerson(findPersonChanges({ ...before, lastName: one }, { ...before, lastName: other }))).toBe(true);
  });

  it("is what a watched column says otherwise, by its heading; one that is watched for the first time counts, one no more watched does not", () => {
    const watching = (watched?: Record<string, string>) => ({
      ...before,
      facts: { ...before.facts, ...(watched ? { watched } : {}) },
    });
    const details = (one?: Record<string, string>, two?: Record<string, string>) =>
      findPersonChanges(watching(one), watching(two)).details;
    expect(details({ Bail: "£200", Court: "x" }, { Bail: "£300", Court: "X " })).toEqual(["Bail"]);
    expect(details({ Bail: "£200" }, {})).toEqual(["Bail"]);
    expect(details(undefined, { Bail: "£200" })).toEqual(["Bail"]);
    expect(details({ Bail: "£200" }, undefined)).toEqual([]);
  });

  it("says which date moved and by how many days, earlier first", () => {
    const after = withDates({ crd: plainDate("2027-03-10"), sed: plainDate("2028-06-20") });
    expect(findPersonChanges(before, after).dateMoves).toEqual([
      { code: "CRD", from: "2027-06-16", to: "2027-03-10", days: -98 },
      { code: "SED", from: "2028-06-16", to: "2028-06-20", days: 4 },
    ]);
  });

  it("tells a date that appeared from one that went", () => {
    const after = withDates({ sed: plainDate("2028-06-16"), hdced: plainDate("2027-01-04") });
    expect(findPersonChanges(before, after).dateMoves).toEqual([
      { code: "CRD", from: "2027-06-16" },
      { code: "HDCED", to: "2027-01-04" },
    ]);
  });

  it("counts an override as the date of its type (R1)", () => {
    const after = withDates(before.facts.dates, { crd: plainDate("2027-06-02") });
    expect(findPersonChanges(before, after).dateMoves).toEqual([
      { code: "CRD", from: "2027-06-16", to: "2027-06-02", days: -14 },
    ]);
  });

  it("tells a cell move from a prison move from a change of details", () => {
    const after = { ...before, prison: "HOI", location: "B-2-014", facts: { ...before.facts, legalStatus: "RECALL" as const } };
    expect(findPersonChanges(before, after)).toEqual({
      dateMoves: [],
      otherPrison: true,
      otherLocation: true,
      details: ["legalStatus"],
    });
  });
});
