import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RollRow } from "../../src/roll/rollRow.js";
import { fileSource } from "../../src/roll/rollSource.js";
import { BUILT_IN, builtInMappings, takeRoll } from "./rolls.js";

const files = readdirSync(BUILT_IN);

/** A row as an expected file writes it: without hashes, cells and the words of messages. */
function asExpected(row: RollRow): object {
  if (row.kind === "person")
    return { line: row.line, kind: row.kind, person: row.person, warnings: row.warnings.map(({ code }) => code) };
  if (row.kind !== "rejected") return row;
  const { line, kind, prisonerNumber, column, code } = row;
  return {
    line,
    kind,
    ...(prisonerNumber === undefined ? {} : { prisonerNumber }),
    ...(column === undefined ? {} : { column }),
    code,
  };
}

describe.each(builtInMappings.map(({ name }) => name))("the mapping %s", (name) => {
  const sample = files.find((file) => file.startsWith(`${name}.sample.`));

  it("reads its sample into the rows beside it", async () => {
    expect(sample).toBeDefined();
    const expected = JSON.parse(readFileSync(join(BUILT_IN, `${name}.expected.json`), "utf8"));
    const taken = await takeRoll(await fileSource(join(BUILT_IN, sample ?? "")));
    const { mapping, takenOn, complete, prisons, warnings } = taken.survey;
    expect({
      mapping: mapping.name,
      ...(takenOn === undefined ? {} : { takenOn }),
      complete,
      prisons,
      warnings: warnings.map(({ code }) => code),
      rows: taken.rows.map(asExpected),
    }).toEqual(expected);
  });

  it("is chosen for its sample among all mappings, in any order", async () => {
    const taken = await takeRoll(await fileSource(join(BUILT_IN, sample ?? "")), { mappings: [...builtInMappings].reverse() });
    expect(taken.survey.mapping.name).toBe(name);
  });
});

it("the list of prisons that comes with the program has every code once, with its name and status", () => {
  const [headings, ...lines] = readFileSync(join(BUILT_IN, "../prisons.csv"), "utf8").trimEnd().split("\n");
  expect(headings).toBe("code,name,status,name_cy,kss_guide_role");
  const codes = lines.map((line) => line.split(",")[0]);
  expect(new Set(codes).size).toBe(176);
  expect(lines.find((line) => line.startsWith("MDI"))).toBe("MDI,Moorland (HMP & YOI),active,,");
});
