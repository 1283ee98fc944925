import { expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { findSourceCells } from "../../src/roll/sourceCells.js";
import { rollPerson } from "../support/builders.js";

const BY_HAND = rollPerson({ facts: { overrides: { crd: plainDate("2027-01-01") } } });

/** Columns as "heading=field+field", cells in the same order. */
it.each<[string, string, string[], string[], string[]]>([
  ["its own column", "crd", ["CRD=crd"], ["1/2/27"], ["CRD 1/2/27"]],
  ["the text as it stood, spaces and all", "lastName", ["Surname=lastName"], [" MARSH "], ["Surname  MARSH "]],
  ["one column of two fields", "led", ["SLED=sed+led"], ["1/2/27"], ["SLED 1/2/27"]],
  ["the whole name", "firstName", ["First=firstName", "Name=fullName"], ["", "MARSH, Ioan"], ["Name MARSH, Ioan"]],
  [
    "the part of the name before the whole",
    "firstName",
    ["First=firstName", "Name=fullName"],
    ["Ioan", "MARSH, I"],
    ["First Ioan"],
  ],
  [
    "a legal status and the flag beside it",
    "legalStatus",
    ["S=legalStatus", "R=recall"],
    ["SENTENCED", "true"],
    ["S SENTENCED", "R true"],
  ],
  ["a legal status from its code", "legalStatus", ["S=legalStatus", "C=imprisonmentStatus"], ["", "LR"], ["C LR"]],
  ["a release date of no type", "crd", ["CRD=crd", "Release Date=releaseDate"], ["", "1/2/27"], ["Release Date 1/2/27"]],
  [
    "a release date whose type is named",
    "ard",
    ["T=nonDtoReleaseDateType", "D=nonDtoReleaseDate"],
    ["ARD", "1/2/27"],
    ["T ARD", "D 1/2/27"],
  ],
  ["a child, by the date of birth", "under18", ["DOB=dateOfBirth"], ["1/2/2010"], ["DOB 1/2/2010"]],
  ["a prison given with the import", "prison", ["CRD=crd"], ["1/2/27"], []],
  ["cells that were left out at the end of the row", "sex", ["CRD=crd", "Sex=sex"], ["1/2/27"], []],
])("finds the cells of a value: %s", (_, field, headings, cells, expected) => {
  const columns = headings.map((text) => {
    const [heading = "", fields = ""] = text.split("=");
    return { heading, fields: fields.split("+") };
  });
  const found = findSourceCells(field, rollPerson(), columns, cells);
  expect(found.map(({ column, text }) => `${column} ${text}`)).toEqual(expected);
});

it("takes the column of dates set by hand where the value was", () => {
  const columns = ["crd", "crdOverride"].map((heading) => ({ heading, fields: [heading] }));
  expect(findSourceCells("crd", BY_HAND, columns, ["1/2/27", "1/1/27"])).toEqual([{ column: "crdOverride", text: "1/1/27" }]);
  expect(findSourceCells("crd", rollPerson(), columns, ["1/2/27", "n/a"])).toEqual([{ column: "crd", text: "1/2/27" }]);
});
