import { existsSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { makeTeamFolder, type TeamFolder } from "./teamFolder.js";

const ENTER = "\r";
const DOWN = "\u001b[B";

/** A jail's own list: numbers of its own, names in one cell, a status in its own words, births by year only. */
const JAIL = [
  "Moorland, people in custody,,,,",
  "Report run 23/11/2026,,,,,",
  "ref,inmate_name,inmate_dob,Facility,Bail,until",
  '87074,"TESTERTON, Arlo",1982,MDI,£200,01/03/2027',
  '238279,"PROOF, Elis",1983,MDI,,02/03/2027',
  '78547,"DRAFT, Cai",1991,MDI,£50,13/03/2027',
  "",
].join("\n");

let team: TeamFolder;
let roll: string;
const own = (name: string) => team.path("config", "resettle", "templates", "rolls", name);
beforeEach(async () => {
  team = makeTeamFolder();
  roll = team.write("jail list.csv", JAIL);
});
const makeIt = (...more: readonly string[]) =>
  team.run(["roll", "mapping", "new", roll, "--no-input", "--name", "jail", "--column", "ref=prisonerNumber", ...more]);

describe("roll mapping new", () => {
  it("writes a mapping that reads the file, with a sample of people who do not exist and the rows to be read from it", async () => {
    const { code, stdout, stderr } = await makeIt("--column", "until=releaseDate", "--column", "Bail=watched");
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain("The mapping jail was written");
    expect(stdout).toMatch(/Rows +3: 3 can be taken in, 0 rejected, 0 repeated/u);
    expect(stderr).toContain("inmate_dob was left out: its heading says dateOfBirth, its cells look like years");
    expect(stderr).toContain("resettle roll mapping test jail");
    const yaml = team.read("config", "resettle", "templates", "rolls", "jail.yaml");
    expect(yaml).toContain('numbers: ["99999", "999999"]');
    expect(yaml).toContain("  fullName: inmate_name\n");
    expect(yaml).toContain("  - inmate_dob\n");
    expect(yaml.split("\n").filter((line) => line.startsWith("#")).length).toBeGreaterThan(3);
    const sample = team.read("config", "resettle", "templates", "rolls", "jail.sample.csv");
    expect(sample.split("\r\n")[0]).toBe("ref,inmate_name,inmate_dob,Facility,Bail,until");
    expect(sample).not.toMatch(/87074|238279|Arlo,|Elis|PROOF, Elis|1982/u);
    expect(JSON.parse(team.read("config", "resettle", "templates", "rolls", "jail.expected.json")).rows).toHaveLength(3);
  });

  it("is what the next import reads such a file with, the day from the lines above it", async () => {
    await makeIt();
    await team.run(["init", "--plain"]);
    const { item } = await team.json(["roll", "import", roll]);
    expect(item).toMatchObject({ mapping: "jail", rows: 3, accepted: 3, takenOn: "2026-11-23", takenOnLine: 2 });
    expect((await team.json(["person", "show", "238279"])).item.prisonerNumber).toBe("238279");
    expect((await team.json(["person", "find", "78547"])).items).toMatchObject([{ prisonerNumber: "78547" }]);
  });

  it("tells the next day who came and went, and whose watched text changed", async () => {
    await makeIt("--column", "Bail=watched");
    await team.run(["init", "--plain"]);
    await team.run(["roll", "import", roll]);
    const lines = JAIL.replace("23/11/2026", "24/11/2026").replace("£200", "£300").split("\n");
    const next = team.write(
      "next.csv",
      [...lines.slice(0, 4), ...lines.slice(5, 6), '91234,"NEWMADE, Bryn",1970,MDI,,', ""].join("\n"),
    );
    const { item } = await team.json(["roll", "import", next, "--allow-shrink", "--as-of", "2026-11-24"]);
    expect(item).toMatchObject({ takenOn: "2026-11-24", unchanged: 1, changes: { received: 1, left: 1, detailsChanged: 1 } });
    expect(item.left).toEqual(["238279"]);
  });

  it("names the flag that says the number, where nobody can be asked", async () => {
    const { code, stderr } = await team.run(["roll", "mapping", "new", roll, "--no-input"]);
    expect(code).toBe(2);
    expect(stderr).toContain('--column "ref=prisonerNumber"');
    expect(existsSync(own("jail-list.yaml"))).toBe(false);
  });

  it("asks on a terminal about what it is not sure of", async () => {
    const keys = {
      "Which column holds the number": ENTER,
      "What does inmate_dob fill?": ENTER,
      "What does until fill?": DOWN + DOWN + ENTER,
      "What is the mapping called?": ENTER,
    };
    const { code, stdout } = await team.run(["roll", "mapping", "new", roll], { terminal: true, keys });
    expect(code).toBe(0);
    const text = stripVTControlCharacters(stdout);
    expect(text).toContain("The mapping jail-list was written");
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    const yaml = team.read("config", "resettle", "templates", "rolls", "jail-list.yaml");
    expect(yaml).toContain("  prisonerNumber: ref\n  fullName: inmate_name\n");
    expect(yaml).toContain("  crd: until\n");
  });

  it("writes over nothing without --replace", async () => {
    await makeIt();
    const before = team.read("config", "resettle", "templates", "rolls", "jail.yaml");
    const again = await makeIt("--ignore", "Facility");
    expect(again).toMatchObject({ code: 6, stderr: expect.stringContaining("--replace") });
    expect(team.read("config", "resettle", "templates", "rolls", "jail.yaml")).toBe(before);
    expect((await makeIt("--ignore", "Facility", "--prison", "EYI", "--replace")).code).toBe(0);
    const after = team.read("config", "resettle", "templates", "rolls", "jail.yaml");
    expect(after).toContain("prison: EYI\n");
    expect(after).not.toContain("  prison: Facility");
  });

  it.each([
    ["a field nobody has", ["--column", "until=shoeSize"], 2, "shoeSize"],
    ["no field", ["--column", "until"], 2, "Heading=field"],
    ["a heading that is not there", ["--ignore", "Shoes"], 2, '"Shoes"'],
    ["a name with spaces", ["--name", "the jail"], 2, "--name"],
  ])("refuses %s", async (_, more, code, seen) => {
    const ran = await makeIt(...more);
    expect(ran).toMatchObject({ code, stdout: "" });
    expect(ran.stderr).toContain(seen);
    expect(existsSync(own("jail.yaml"))).toBe(false);
  });

  it("takes a table without headings by the place of its columns", async () => {
    const bare = team.write("bare.csv", "A1234AA,TESTERTON Arlo,13/04/1990,MDI\nA1235AC,PROOF Elis,02/05/1984,MDI\n");
    await team.run(["init", "--plain"]);
    const refused = await team.run(["roll", "check", bare]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain("(A9999AA, AAAAAAAAA AAAA, 99/99/9999, AAA)");
    expect(refused.stderr).not.toMatch(/Arlo|TESTERTON/u);
    const made = await team.run(["roll", "mapping", "new", bare, "--no-headings", "--no-input"]);
    expect(made.code).toBe(0);
    const yaml = team.read("config", "resettle", "templates", "rolls", "bare.yaml");
    expect(yaml).toContain("headings: none\n");
    expect(yaml).toContain("  prisonerNumber: column 1\n  fullName: column 2\n");
    expect((await team.run(["roll", "mapping", "test", "bare"])).code).toBe(0);
    expect((await team.json(["roll", "check", bare])).item).toMatchObject({ mapping: "bare", rows: 2, accepted: 2 });
  });
});

describe("roll mapping test", () => {
  it("shows which column fills what, in how many rows, and that the sample is read as expected", async () => {
    await makeIt("--column", "Bail=watched");
    const { code, stdout, stderr } = await team.run(["roll", "mapping", "test", "jail"]);
    expect({ code }).toEqual({ code: 0 });
    expect(stdout).toMatch(/prisonerNumber +ref +3/u);
    expect(stdout).toMatch(/watched +Bail +2/u);
    expect(stdout).toContain("Left out (2)\ninmate_dob, until");
    expect(stderr).toContain("Every row of the sample is read as expected.");
  });

  it("fails where the mapping reads the sample otherwise, with the line", async () => {
    await makeIt();
    const yaml = team.read("config", "resettle", "templates", "rolls", "jail.yaml");
    team.write("config/resettle/templates/rolls/jail.yaml", yaml.replace("fullName: inmate_name", "lastName: inmate_name"));
    const { code, stderr } = await team.run(["roll", "mapping", "test", "jail"]);
    expect(code).toBe(3);
    expect(stderr).toContain("reads 3 things of its sample otherwise than expected");
    expect(stderr).toContain("jail.sample.csv:2: This row is read otherwise than expected.");
    expect(stderr).not.toContain("TESTERTON");
  });

  it("reads a given file: unknown columns are named, problems have line and column", async () => {
    await makeIt();
    const other = team.write("other.csv", "ref,inmate_name,Facility,until,shoes\n87074,A B,MDI,,9\n1,C D,MDI,,9\n");
    const { code, stdout, stderr } = await team.run(["roll", "mapping", "test", "jail", other]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Problems \(1\)[\s\S]*3 +ref +a number of this roll has the shape 99999 or 999999/u);
    expect(stderr).toContain("does not know the columns shoes");
  });

  it("fails on a file of which it can take in nothing, or that it cannot read", async () => {
    await makeIt();
    const other = team.write("other.csv", "ref,inmate_name,Facility\n1,A B,MDI\n2,C D,MDI\n");
    expect(await team.run(["roll", "mapping", "test", "jail", other])).toMatchObject({ code: 3, stdout: "" });
    expect((await team.run(["roll", "mapping", "test", "resettle", other])).code).toBe(3);
    expect((await team.run(["roll", "mapping", "test", "nowhere"])).code).toBe(5);
  });

  it.each(["resettle", "nomis-report", "nomis-central-extract", "national-search-service"])(
    "proves the built-in %s on any day",
    async (name) => {
      expect((await team.run(["roll", "mapping", "test", name, "--as-of", "2031-01-01"])).code).toBe(0);
    },
  );
});

describe("roll mapping list and show", () => {
  it("list the team's own before those built in, one of the same name in its place", async () => {
    await makeIt("--name", "nomis-report");
    const { items } = await team.json(["roll", "mapping", "list"]);
    expect(items.map(({ name, own: theirs }: { name: string; own: boolean }) => [name, theirs])).toEqual([
      ["nomis-report", true],
      ["national-search-service", false],
      ["nomis-central-extract", false],
      ["resettle", false],
    ]);
    expect(items[0].file).toBe(own("nomis-report.yaml"));
  });

  it("show the file and what fills what", async () => {
    const { stdout } = await team.run(["roll", "mapping", "show", "nomis-report"]);
    expect(stdout).toMatch(/File +\S+nomis-report\.yaml/u);
    expect(stdout).toMatch(/dateOfBirth +Date of Birth \| DOB/u);
    const { item } = await team.json(["roll", "mapping", "show", "nomis-report"]);
    expect(item).toMatchObject({ name: "nomis-report", own: false, columns: { crd: ["CRD", "Conditional Release Date"] } });
  });
});

it("roll check --verbose lists the columns that the mapping leaves out", async () => {
  await makeIt();
  await team.run(["init", "--plain"]);
  const { stdout } = await team.run(["roll", "check", roll, "--verbose"]);
  expect(stdout).toContain("Columns left out, as the mapping says (3)\ninmate_dob, Bail, until");
  expect((await team.run(["roll", "check", roll])).stdout).not.toContain("Columns left out");
  expect((await team.json(["roll", "check", roll])).item.ignored).toEqual(["inmate_dob", "Bail", "until"]);
});
