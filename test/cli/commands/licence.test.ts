import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { rollPerson } from "../../support/builders.js";
import { type InProcessOptions, runInProcess } from "../../support/runInProcess.js";
import { makeTeamStore } from "../../support/teamStore.js";

const ENTER = "\r";
const PEOPLE = Array.from({ length: 12 }, (_, index) =>
  rollPerson({ prisonerNumber: `A10${index + 10}AA`, facts: { dates: { crd: plainDate("2027-02-13") } } }),
);
const team = await makeTeamStore(PEOPLE);

let next = 0;
const somebody = () => PEOPLE[next++]?.prisonerNumber ?? "";
const run = (argv: readonly string[], options: InProcessOptions = {}) =>
  runInProcess(["licence", ...argv], { env: team.env, ...options });

describe("licence set", () => {
  it("sets an address, the first appointment and a curfew, and prints them in words", async () => {
    const where = ["--address", "2 Example Road", "--postcode", "zz11ab"];
    const { code, stdout, stderr } = await run(["set", somebody(), ...where, "--first", "immediately", "--hdc"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/Address +2 Example Road, ZZ1 1AB\n/);
    expect(stdout).toMatch(/First appointment +Straight after release\n/);
    expect(stdout).toMatch(/Home detention curfew +19:00 to 07:00 \(first night 15:00 to 07:00\), 2 Example Road, ZZ1 1AB\n/);
  });

  it("takes other hours for days of the week, and says them in words", async () => {
    const days = ["--curfew", "Fri=20:00-07:00", "--curfew", "saturday, Sund=17:00-08:00"];
    const { code, stdout } = await run(["set", somebody(), "--address", "2 Example Road", "--hdc", ...days]);
    const except = "Fri 20:00 to 07:00; Sat, Sun 17:00 to 08:00; first night 15:00 to 07:00";
    expect({ code, stdout: stdout.replace(/\s+/g, " ") }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`19:00 to 07:00 (${except}), 2 Example Road`),
    });
  });

  it("asks for the day and the time of a first appointment at a time", async () => {
    const keys = { "On which day is the first appointment?": `15/2/2027${ENTER}`, "At what time?": `10:30${ENTER}` };
    const ran = await run(["set", somebody(), "--first", "at"], { terminal: true, keys });
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining("Mon 15 Feb 2027, 10:30") });
  });

  it.each([
    ["nothing", [], 2, "Nothing was given to set"],
    ["a first appointment at a time, and nobody to ask", ["--first", "at"], 2, "--first-date is missing"],
    ["a curfew and none", ["--hdc-from", "20:00", "--without-hdc"], 2, "--without-hdc"],
    ["a curfew of less than nine hours", ["--hdc-from", "23:00", "--hdc-until", "06:00"], 6, "has 7 hours"],
    ["a day that is too short", ["--curfew", "tue=23:00-02:00"], 6, "on a Wednesday has 7 hours"],
    ["a day that is none", ["--curfew", "moon=19:00-07:00"], 2, "which is not a day of the week and its hours"],
    ["a day without hours", ["--curfew", "mon"], 2, "Write it as mon=19:00-07:00"],
    ["an end before the start", ["--starts", "2027-03-01", "--ends", "2027-02-01"], 3, "before it starts"],
  ])("refuses %s", async (_, options, code, said) => {
    const ran = await run(["set", PEOPLE[0]?.prisonerNumber ?? "", ...options]);
    expect(ran).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(said) });
  });

  it("warns of a first appointment on a Saturday, and keeps it", async () => {
    const { code, stderr } = await run(["set", somebody(), "--first-date", "2027-02-13", "--first-time", "10:00"]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "warning: The first appointment is on Sat 13 Feb 2027, a weekend or a bank holiday.\n",
    });
  });
});

describe("licence add, update, remove and show", () => {
  it("adds a condition in plain words; again, it is there already", async () => {
    const line = ["add", somebody(), "curfew", "--detail", "times=19:00-07:00"];
    const first = await run(line);
    expect(first).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("from 19:00 to 07:00 the next day") });
    expect(await run(line)).toMatchObject({ code: 0, stderr: "The licence has this condition already: nothing was changed.\n" });
  });

  it("warns of a detail that is missing, with the command that fills it in, which then does", async () => {
    const person = somebody();
    const { code, stdout, stderr } = await run(["add", person, "exclusion_zone", "--json"]);
    const { item } = JSON.parse(stdout);
    expect({ code, missing: item.missing, added: item.added }).toEqual({ code: 0, missing: ["area"], added: true });
    expect(stderr).toContain("warning: Details are missing: area.");
    expect(stderr).toContain(`resettle licence update ${item.id} --detail area="…"`);
    const filled = await run(["update", item.id, "--detail", "area=Around Example Square"]);
    expect(filled).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("Around Example Square") });
  });

  it("asks for the details a condition needs, and takes none for an answer", async () => {
    const keys = { "Curfew hours each day": `19:00-07:00${ENTER}` };
    const answered = await run(["add", somebody(), "curfew"], { terminal: true, keys });
    expect(answered).toMatchObject({ code: 0, stdout: expect.stringContaining("from 19:00 to 07:00") });
    const left = await run(["add", somebody(), "curfew"], { terminal: true, keys: { "Curfew hours each day": ENTER } });
    expect(left).toMatchObject({ code: 0, stderr: expect.stringContaining("Details are missing: times") });
  });

  it("says which conditions are near a name that is none, with exit code 5", async () => {
    const { code, stderr } = await run(["add", PEOPLE[0]?.prisonerNumber ?? "", "exclusion_zne"]);
    expect(code).toBe(5);
    expect(stderr).toContain("Did you mean exclusion_zone");
  });

  it("names every wrong detail at once, with exit code 3, and none of the values", async () => {
    const details = ["--detail", "times=all night", "--detail", "who=Jo Example"];
    const { code, stdout } = await run(["add", PEOPLE[0]?.prisonerNumber ?? "", "curfew", ...details, "--json"]);
    expect(code).toBe(3);
    expect(JSON.parse(stdout).error.issues.map(({ column }: { column: string }) => column)).toEqual(["times", "who"]);
    expect(stdout).not.toMatch(/all night|Jo Example/);
  });

  it("takes the words of a bespoke condition, or asks for them", async () => {
    const person = somebody();
    expect(await run(["add", person, "bespoke"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--text is missing"),
    });
    const { stdout } = await run(["add", person, "bespoke", "--text", "Keep off Example Pier"]);
    expect(stdout).toMatch(/^In the licence's own words \(bespoke, policy 4\.0\)\nKeep off Example Pier\n/);
  });

  it("shows the licence in 80 columns, and no condition that was removed", async () => {
    const person = somebody();
    const added = await run(["add", person, "curfew", "--detail", "times=19:00-07:00", "--json"]);
    const shown = await run(["show", person], { terminal: true });
    expect(shown.stdout).toContain("Curfew (additional, policy 4.0)");
    const widths = stripVTControlCharacters(shown.stdout)
      .split("\n")
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
    expect(await run(["remove", JSON.parse(added.stdout).item.id])).toMatchObject({ code: 0 });
    const { stdout } = await run(["show", person, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "licence.show/1",
      item: { prisonerNumber: person, startsOn: "2027-02-11", startsFrom: "CRD", conditions: [] },
    });
  });
});

describe("licence catalogue", () => {
  it("lists conditions with the details they ask for; no store is needed", async () => {
    const { code, stdout } = await runInProcess(["licence", "catalogue", "zone"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Licence conditions of policy 4\.0\nName +Category +What it is +Details\nexclusion_zone +movement .* area\n/,
    );
  });

  it("shows one condition by name in plain words, and what its details are", async () => {
    const { stdout } = await runInProcess(["licence", "catalogue", "curfew"]);
    expect(stdout).toMatch(/In plain words\nBe at your agreed address/);
    expect(stdout).toContain("In Welsh\nByddwch yn y cyfeiriad");
    expect(stdout).toMatch(/times +Curfew hours each day +hours, 19:00-07:00 +yes\n/);
  });

  it("is the same list for scripts, whether it finds one or several", async () => {
    for (const words of ["curfew", "zone"]) {
      const { stdout } = await runInProcess(["licence", "catalogue", words, "--json"]);
      expect(JSON.parse(stdout)).toMatchObject({ schema: "licence.catalogue/1", policyVersion: "4.0", items: expect.any(Array) });
    }
  });

  it("finds nothing with exit code 0, and knows no other policy version", async () => {
    expect(await runInProcess(["licence", "catalogue", "nonsense"])).toMatchObject({ code: 0, stdout: "" });
    expect(await runInProcess(["licence", "catalogue", "--policy-version", "9.0"])).toMatchObject({ code: 2 });
  });
});
