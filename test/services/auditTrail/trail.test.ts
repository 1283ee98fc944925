import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { rollPerson } from "../../support/builders.js";
import { runInProcess } from "../../support/runInProcess.js";
import { makeTeamStore } from "../../support/teamStore.js";

const people = [rollPerson({ prisonerNumber: "A1234BC" }), rollPerson({ prisonerNumber: "B2345CD", lastName: "Other" })];

async function makeTeam() {
  const team = await makeTeamStore(people);
  const run = (...argv: readonly string[]) => runInProcess(argv, { env: team.env });
  return { ...team, run, folder: dirname(team.env.RESETTLE_STORE ?? "") };
}

describe("the audit trail", () => {
  it("lists who looked at one person, and the reading is itself the last entry", async () => {
    const { run } = await makeTeam();
    await run("person", "show", "A1234BC", "--as", "jo");
    await run("person", "show", "B2345CD", "--as", "sam");
    const { stdout, code } = await run("store", "audit", "list", "--person", "A1234BC", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).items).toMatchObject([
      { action: "person.show", actor: "jo", prisonerNumber: "A1234BC" },
      { action: "audit.list", actor: "worker", prisonerNumber: "A1234BC" },
    ]);
  });

  it("is narrowed by worker, act, kind of act and days", async () => {
    const { run } = await makeTeam();
    await run("person", "show", "A1234BC", "--as", "jo");
    const actions = async (...flags: readonly string[]) => {
      const { stdout } = await run("store", "audit", "list", "--format", "ndjson", ...flags);
      const lines = stdout.split("\n").filter((line) => line !== "");
      return lines.map((line) => JSON.parse(line).action);
    };
    expect(await actions("--actor", "jo")).toEqual(["person.show"]);
    expect(await actions("--action", "person.show")).toEqual(["person.show"]);
    expect(await actions("--action", "person")).toEqual(["person.show"]);
    expect(await actions("--action", "pers")).toEqual([]);
    expect(await actions("--action", "person", "--from", "2026-11-24")).toEqual([]);
    expect(await actions("--action", "person", "--from", "2026-11-23", "--to", "2026-11-23")).toEqual(["person.show"]);
    expect(await actions("--to", "2026-11-22", "--action", "person")).toEqual([]);
  });

  it("as CSV and as a table has the same entries, and an empty list says so", async () => {
    const { run } = await makeTeam();
    await run("person", "show", "A1234BC", "--as", "jo");
    const csv = await run("store", "audit", "list", "--actor", "jo", "--csv");
    expect(csv.stdout.split("\n")[1]).toMatch(/^\d+,2026-11-23T09:00:00.000Z,jo,person.show,A1234BC,false,see a person,/);
    expect((await run("store", "audit", "list", "--actor", "jo")).stdout).toContain("person.show");
    const none = await run("store", "audit", "list", "--actor", "nobody", "--format", "table");
    expect(none).toMatchObject({ code: 0, stdout: "", stderr: "There is no such entry.\n" });
    const json = await run("store", "audit", "list", "--actor", "nobody", "--json");
    expect(JSON.parse(json.stdout)).toEqual({ schema: "store.audit.list/1", asOf: "2026-11-23", items: [] });
  });

  it("is exported so that its hashes can be verified without the program", async () => {
    const { run, folder } = await makeTeam();
    await run("person", "show", "A1234BC");
    const file = join(folder, "trail.ndjson");
    expect((await run("store", "audit", "export", "--out", file)).code).toBe(0);
    const [first, ...entries] = readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    let previous = first.firstPreviousHash;
    for (const { hash, entry } of entries) {
      expect(createHash("sha256").update(entry).digest("hex")).toBe(hash);
      expect(JSON.parse(entry).previous_hash).toBe(previous);
      previous = hash;
    }
    expect(JSON.parse(entries.at(-1).entry).action).toBe("audit.export");
    expect(entries.map(({ prisonerNumber }) => prisonerNumber)).toContain("A1234BC");
    expect(entries.map(({ entry }) => entry).join("")).not.toContain("A1234BC");
  });

  it("holds an anchor that was kept, also one typed in again from paper", async () => {
    const { run, folder } = await makeTeam();
    const file = join(folder, "anchor.txt");
    const made = await run("store", "audit", "anchor", "--out", file);
    await run("person", "show", "A1234BC");
    expect((await run("store", "audit", "verify", "--anchor", file)).code).toBe(0);
    writeFileSync(
      file,
      made.stdout
        .replaceAll(" ", "  ")
        .toUpperCase()
        .replace(/^STORE.*$/m, (line) => line.toLowerCase()),
    );
    const verified = await run("store", "audit", "verify", "--anchor", file, "--json");
    expect(JSON.parse(verified.stdout).item).toMatchObject({ entries: 3, anchor: { entries: 2 } });
  });

  it("refuses what is no anchor, and an anchor of another store", async () => {
    const { run, folder } = await makeTeam();
    const file = join(folder, "anchor.txt");
    writeFileSync(file, "hello\n");
    const wrong = await run("store", "audit", "verify", "--anchor", file);
    expect(wrong).toMatchObject({ code: 3, stderr: expect.stringContaining("is not an anchor") });
    rmSync(file);
    expect((await run("store", "audit", "verify", "--anchor", file)).code).toBe(3);
    const other = await makeTeam();
    await other.run("store", "audit", "anchor", "--out", file);
    const others = await run("store", "audit", "verify", "--anchor", file);
    expect(others).toMatchObject({ code: 3, stderr: expect.stringContaining("not of") });
  });
});
