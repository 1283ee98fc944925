import { expect, it } from "vitest";
import { nearNames } from "../../src/domain/nearNames.js";

const WORKERS = ["aking", "jpritchard", "jwood", "kcomley", "rpatel"];

it.each<[string, readonly string[], string, readonly string[]]>([
  ["a letter left out", WORKERS, "jwod", ["jwood"]],
  ["a letter too many", WORKERS, "jprittchard", ["jpritchard"]],
  ["two letters the wrong way round", WORKERS, "jowod", ["jwood"]],
  ["other case", WORKERS, "JWOOD", ["jwood"]],
  ["nothing like it", WORKERS, "zzz", []],
  ["nobody there", [], "jwood", []],
  ["nothing typed", WORKERS, "", []],
  ["a prison with its letters mixed", ["EYI", "MDI", "HEI"], "DMI", ["MDI"]],
  ["a prison with another last letter", ["EYI", "MDI", "HEI"], "MDX", ["MDI"]],
  ["no more than three", ["ab1", "ab2", "ab3", "ab4"], "ab5", ["ab1", "ab2", "ab3"]],
])("%s", (_, names, typed, expected) => {
  expect(nearNames(names, typed)).toEqual(expected);
});
