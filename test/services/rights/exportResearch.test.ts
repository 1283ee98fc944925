import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { rollPeople } from "../../support/builders.js";
import { runInProcess } from "../../support/runInProcess.js";
import { makeTeamStore } from "../../support/teamStore.js";

it("the export for research has no number, name, prison or day in it, and one row a person", async () => {
  const people = rollPeople(12, { sex: "Male", dateOfBirth: plainDate("1990-06-15") });
  const team = await makeTeamStore(people, plainDate("2026-01-05"));
  await team.use((store) =>
    store.write("jo", "set up", async (tx) => {
      for (const { prisonerNumber } of people) {
        const of = { prisonerNumber, recordedOn: plainDate("2026-03-02") };
        await tx.releases.record({ ...of, end: "released", on: plainDate("2026-03-02"), reason: "" });
        await tx.licences.set(prisonerNumber, { postcode: "CF10 1AA" }, { recordedOn: plainDate("2026-03-02") });
        const outcome = {
          outcome: "first_night",
          value: "hostel",
          on: plainDate("2026-03-03"),
          releasedOn: plainDate("2026-03-02"),
        };
        await tx.outcomes.record({ ...of, ...outcome, outcome: "first_night" });
      }
    }),
  );
  const file = join(dirname(team.env.RESETTLE_STORE ?? ""), "research.csv");
  const ran = await runInProcess(["report", "research", "--out", file, "--json"], { env: team.env });
  expect(JSON.parse(ran.stdout).item).toMatchObject({ people: 12, suppressed: 0, smallestGroup: 5 });
  const text = readFileSync(file, "utf8");
  expect(text.split("\n")[1]).toMatch(/^Wales,Male,30-39,2026-03,none,none,yes,not_recorded/);
  expect(text.trimEnd().split("\n")).toHaveLength(13);
  expect(text).not.toMatch(/A10\d\d|Test|MDI|CF10|\d{4}-\d\d-\d\d/);
});
