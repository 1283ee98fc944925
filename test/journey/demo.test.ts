import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readPdf, textOf } from "../support/pdf.js";
import { makeTeam } from "./team.js";

it("the demonstration leaves its store and three plans, in any time zone, and ends by saying what to try next", async () => {
  const team = makeTeam();
  // In Los Angeles it is still the day before for eight hours of the London day.
  const env = { TZ: "America/Los_Angeles", RESETTLE_STORE: team.path("not this one.db"), RESETTLE_AS_OF: "2020-01-01" };
  const { code, stdout } = await team.run(["demo", "--out", "demo", "--as-of", "2026-11-23"], { env });
  expect(code).toBe(0);

  for (const step of [
    "init --with EYI=lead",
    "roll import",
    "window",
    "due",
    "screening record",
    "referral make",
    "appointment add",
  ])
    expect(stdout).toContain(`$ resettle ${step}`);
  for (const step of ["licence set", "licence add", "barrier add", "goal add", "appointment check", "plan render"])
    expect(stdout).toContain(`$ resettle ${step}`);
  expect(stdout).toContain("A DATE MOVED");
  expect(stdout).toContain("roll of Mon 23 Nov 2026");
  expect(stdout).toContain(`export RESETTLE_STORE="${team.path("demo", "resettle.db")}"`);

  expect(stdout).toContain("resettle daily --roll demo/rolls/today.csv --out demo/daily");

  const plans = readdirSync(team.path("demo", "plans")).sort();
  expect(plans).toEqual(["plan-A1001AA-v1.pdf", "plan-A1002AC-v1.pdf", "plan-A1003AD-v1.pdf"]);
  for (const name of plans) {
    const pdf = await readPdf(readFileSync(join(team.path("demo", "plans"), name)));
    expect(pdf.tagged).toBe(true);
    expect(textOf(pdf)).toContain("Jobcentre: start your Universal Credit claim");
    expect(pdf.pages[0]?.decoration).toContain("Plan 1");
  }

  const tried = { RESETTLE_STORE: team.path("demo", "resettle.db"), RESETTLE_KEY_FILE: team.path("demo", "resettle.key") };
  expect(await team.run(["plan", "check", "A1002AC", "--check"], { env: tried })).toMatchObject({ code: 0 });
});
