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

  const [firstPlan] = plans;
  const pages = textOf(await readPdf(readFileSync(team.path("demo", "plans", String(firstPlan)))));
  expect(pages).toContain("Took part in “Understanding my licence”: Whom to ring when I am late");

  const tried = { RESETTLE_STORE: team.path("demo", "resettle.db"), RESETTLE_KEY_FILE: team.path("demo", "resettle.key") };
  expect(await team.run(["plan", "check", "A1002AC", "--check"], { env: tried })).toMatchObject({ code: 0 });

  const moved = /^resettle (programme session move (\S+) --time 14:00)$/m.exec(stdout);
  const [, line = "", session = ""] = moved ?? [];
  const day = { ...tried, RESETTLE_AS_OF: "2026-11-23" };
  const { code: movedCode, stdout: now, stderr } = await team.run(line.split(" "), { env: day });
  expect({ movedCode, now }).toEqual({ movedCode: 0, now: expect.stringContaining("Mon 30 Nov 2026, 14:00") });
  expect(stderr).toContain("Booked, and to be told: A1001AA, A1028AH.");
  expect((await team.run(["programme", "session", "show", session], { env: day })).stdout).toContain("2 of 8");
  const { stdout: every } = await team.run(["programme", "session", "list", "--all", "--format", "csv"], { env: day });
  expect(every).toContain("2026-11-20,10:00,Understanding my licence,EYI,3");
});
