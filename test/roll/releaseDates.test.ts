import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { buildReleaseDates } from "../../src/roll/releaseDates.js";

const [early, late] = [plainDate("2027-01-01"), plainDate("2027-06-01")];

describe("a release date of no type", () => {
  it.each([
    ["is a CRD where nothing else is there", { releaseDate: late }, { crd: late }, ["RELEASE_DATE_UNTYPED"]],
    ["adds nothing to a CRD", { releaseDate: late, crd: early }, { crd: early }, []],
    ["adds nothing to an HDCAD", { releaseDate: late, hdcad: early }, { hdcad: early }, []],
    ["adds nothing where it is the PED", { releaseDate: early, ped: early }, { ped: early }, []],
    ["is a CRD beside an earlier PED", { releaseDate: late, ped: early }, { ped: early, crd: late }, ["RELEASE_DATE_UNTYPED"]],
    ["adds nothing to a date set by hand", { releaseDate: late, crdOverride: early }, {}, []],
  ])("%s", (_, row, dates, warnings) => {
    const built = buildReleaseDates(row, "");
    expect(built.dates).toEqual(dates);
    expect(built.warnings.map(({ code }) => code)).toEqual(warnings);
  });
});

describe("a date outside detention and training orders", () => {
  it.each([
    ["fills in the type it names", { nonDtoReleaseDate: late }, "PRRD", { prrd: late }, []],
    ["agrees with the type it names", { nonDtoReleaseDate: late, ard: late }, "ARD", { ard: late }, []],
    [
      "gives way to the type it names, and that is said",
      { nonDtoReleaseDate: late, crd: early },
      "CRD",
      { crd: early },
      ["RELEASE_DATES_DISAGREE"],
    ],
    ["is a CRD where it names no type", { nonDtoReleaseDate: late }, "", { crd: late }, ["RELEASE_DATE_UNTYPED"]],
  ])("%s", (_, row, type, dates, warnings) => {
    const built = buildReleaseDates(row, type);
    expect(built.dates).toEqual(dates);
    expect(built.warnings.map(({ code }) => code)).toEqual(warnings);
  });
});

it("dates set by hand are kept apart from the calculated ones", () => {
  const built = buildReleaseDates({ crd: late, crdOverride: early, ard: late }, "");
  expect(built).toEqual({ dates: { crd: late, ard: late }, overrides: { crd: early }, warnings: [] });
});
