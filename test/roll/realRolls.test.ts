import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fileSource } from "../../src/roll/rollSource.js";
import { kindsOf, peopleOf, takeRoll } from "./rolls.js";

/** Real layouts with people made up or disguised; they stay outside the project, so these tests run only where they are. */
const FOLDER = fileURLToPath(new URL("../../../shared/data/rolls/", import.meta.url));

async function take(file: string, options = {}) {
  return takeRoll(await fileSource(`${FOLDER}${file}`), options);
}

function countKinds(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe.skipIf(!existsSync(FOLDER))("a real roll", () => {
  it.each([
    ["mdi-96.csv", {}, { rows: 96, complete: true }, { person: 91, rejected: 5 }],
    ["mdi-96.json", {}, { rows: 96, complete: true }, { person: 91, rejected: 5 }],
    ["search-10.json", {}, { rows: 10, complete: true }, { person: 10 }],
    ["nomis-locations-footer.csv", {}, { rows: 316, takenOn: "2015-12-29", footerLine: 318 }, { person: 1, duplicate: 315 }],
    ["nomis-locations-short-row.csv", {}, { rows: 2 }, { person: 1, rejected: 1 }],
    ["nomis-alpha-list-offences.csv", { prison: "MDI" }, { rows: 22 }, { person: 12, duplicate: 6, rejected: 4 }],
  ])("%s", async (file, options, survey, kinds) => {
    const taken = await take(file, options);
    expect(taken.survey).toMatchObject(survey);
    expect(countKinds(kindsOf(taken))).toEqual(kinds);
  });

  it("says the same of the same people as CSV and as JSON", async () => {
    expect(peopleOf(await take("mdi-96.csv"))).toEqual(peopleOf(await take("mdi-96.json")));
  });

  it.each([
    ["athens-day-1.csv", "ROLL_NOT_RECOGNISED"],
    ["search-500-page-1-of-6.json", "COLUMN_CONTRADICTED"],
    ["nomis-alpha-list-offences.csv", "ROLL_NO_PRISON"],
    ["nomis-report-merged-preamble.xlsx", "ROLL_NOT_RECOGNISED"],
  ])("%s is refused: %s", async (file, code) => {
    await expect(take(file)).rejects.toMatchObject({ kind: "input", code });
  });
});
