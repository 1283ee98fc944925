import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { csvOf, makeUpPrison } from "../../services/importRoll/madeUpPrison.js";
import { makeTeamFolder, type TeamFolder } from "./teamFolder.js";

/** A team with a roll taken in and somebody noted. */
async function newTeam(): Promise<TeamFolder> {
  const team = makeTeamFolder();
  expect(await team.run(["init"])).toMatchObject({ code: 0 });
  const roll = team.write("roll.csv", csvOf(makeUpPrison().crowd()));
  expect(await team.run(["roll", "import", roll])).toMatchObject({ code: 0 });
  return team;
}

const morning = (day: number) => () => new Date(Date.UTC(2026, 10, day, 6));

describe("store backup", () => {
  it("makes a copy that is encrypted and for its owner only, with a manifest that names nobody", async () => {
    const team = await newTeam();
    const { item } = await team.json(["store", "backup", "--out", team.path("safe", "monday.db")]);
    expect(item.file).toBe(team.path("safe", "monday.db"));
    expect(statSync(item.file).mode & 0o777).toBe(0o600);
    expect(readFileSync(item.file).subarray(0, 15).toString("latin1")).not.toBe("SQLite format 3");
    const manifest = JSON.parse(team.read("safe", "monday.db.manifest.json"));
    expect(manifest).toMatchObject({ schema: "store.backup.manifest/1", program: expect.any(String), schemaVersion: 1 });
    const { item: checked } = await team.json(["store", "check"]);
    expect(manifest.counts.person).toBe(checked.counts.person);
    // The live store has one entry more: that a backup was made.
    expect(manifest.audit.entries).toBe(checked.audit.entries - 1);
    expect(JSON.stringify(manifest)).not.toMatch(/[A-Z]\d{4}[A-Z]{2}/u);
    expect(readdirSync(team.path("safe")).sort()).toEqual(["monday.db", "monday.db.manifest.json"]);
  });

  it("goes beside the store with a name of its own unless told where", async () => {
    const team = await newTeam();
    const { item } = await team.json(["store", "backup"]);
    expect(item.file).toBe(team.path("backups", "resettle-2026-11-23T090000Z.db"));
  });

  it("never writes over a file, and says so", async () => {
    const team = await newTeam();
    const out = team.write("letter.txt", "Dear sir");
    const { code, stderr } = await team.run(["store", "backup", "--out", out]);
    expect([code, stderr]).toEqual([6, expect.stringContaining("nothing is written over it")]);
    expect(team.read("letter.txt")).toBe("Dear sir");
  });

  it("thins older backups of this store by the rules, and leaves everything else alone", async () => {
    const team = await newTeam();
    const other = await newTeam();
    const folder = team.path("safe/");
    for (const day of [10, 11]) await other.run(["store", "backup", "--out", folder], { now: morning(day) });
    for (const day of [16, 17, 18, 19]) await team.run(["store", "backup", "--out", folder], { now: morning(day) });
    team.write("safe/photo.jpg", "x");
    rmSync(team.path("safe", "resettle-2026-11-16T060000Z.db.manifest.json"));
    const { stderr } = await team.run(["store", "backup", "--out", folder, "--keep", "2d"], { now: morning(20) });
    const left = readdirSync(folder).filter((name) => !name.endsWith(".json"));
    expect(left).toEqual(["photo.jpg", ...[10, 11, 16, 19, 20].map((day) => `resettle-2026-11-${day}T060000Z.db`)]);
    for (const day of [17, 18]) expect(stderr).toMatch(new RegExp(`Removed by the rules 2d: .*2026-11-${day}T060000Z.db`, "u"));
    expect(existsSync(team.path("safe", "resettle-2026-11-17T060000Z.db.manifest.json"))).toBe(false);
  });

  it("makes the folder that --keep thins, where it is not there yet", async () => {
    const team = await newTeam();
    for (const day of [19, 20]) {
      await team.run(["store", "backup", "--out", team.path("weekly"), "--keep", "1d"], { now: morning(day) });
    }
    expect(readdirSync(team.path("weekly")).filter((name) => name.endsWith(".db"))).toEqual(["resettle-2026-11-20T060000Z.db"]);
  });

  it("of a damaged store is refused, and the older ones stay", async () => {
    const team = await newTeam();
    const first = await team.run(["store", "backup", "--out", team.path("safe/")], { now: morning(20) });
    expect(first.code).toBe(0);
    flipByte(team.path("resettle.db"), 3 * 4_096 + 5);
    const { code, stderr } = await team.run(["store", "backup", "--out", team.path("safe/"), "--keep", "1d"]);
    expect([code, stderr]).toEqual([7, expect.stringMatching(/not sound|damaged/u)]);
    expect(readdirSync(team.path("safe"))).toHaveLength(2);
  });

  it("is named where the store is damaged, by the check and by everything else", async () => {
    const team = await newTeam();
    for (const day of [16, 20]) await team.run(["store", "backup"], { now: morning(day) });
    const size = statSync(team.path("resettle.db")).size;
    for (const [position, command] of [
      [size - 4_096, ["store", "check"]],
      [100, ["store", "check"]],
      [100, ["window"]],
    ] as const) {
      flipByte(team.path("resettle.db"), position);
      const { code, stderr } = await team.run(command);
      expect([code, stderr]).toEqual([7, expect.stringContaining("resettle store restore")]);
      expect(stderr).toContain(team.path("backups", "resettle-2026-11-20T060000Z.db"));
      flipByte(team.path("resettle.db"), position);
    }
  });

  it.each([
    ["a store on a server", ["--store", "postgres://server/records"], "pg_dump"],
    ["rules nobody can read", ["--keep", "a week"], "7d,4w,12m"],
  ])("is refused for %s with what to do", async (_, words, hint) => {
    const team = makeTeamFolder();
    const { code, stderr } = await team.run(["store", "backup", ...words]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(hint)]);
  });
});

describe("store restore", () => {
  it("brings everything back at a new place, with its keys, and says so", async () => {
    const team = await newTeam();
    const window = await team.json(["window", "--all"]);
    const { item } = await team.json(["store", "backup", "--out", team.path("monday.db")]);
    // The machine is gone, with all but the backup and the keys.
    rmSync(team.path("resettle.db"));
    const { code, stdout, stderr } = await team.run(["store", "restore", item.file, "--to", team.path("new", "resettle.db")]);
    expect(code).toBe(0);
    expect(stdout).toContain("the same as in the manifest");
    expect(stderr).toContain("erased from it again");
    const there = ["--store", team.path("new", "resettle.db")];
    expect(await team.json(["window", "--all", ...there])).toEqual(window);
    const { item: checked } = await team.json(["store", "check", ...there]);
    expect(checked.problems).toEqual([]);
    expect((await team.json(["init", ...there])).item).toMatchObject({ keyMade: false, restrictedKeyHere: true });
  });

  it("is never over a store", async () => {
    const team = await newTeam();
    const { item } = await team.json(["store", "backup"]);
    const before = readFileSync(team.path("resettle.db"));
    const { code } = await team.run(["store", "restore", item.file, "--to", team.path("resettle.db")]);
    expect([code, readFileSync(team.path("resettle.db")).equals(before)]).toEqual([6, true]);
  });

  it.each([
    ["one byte is changed", (file: string) => flipByte(file, 9_000), "BACKUP_CHANGED"],
    ["its manifest counts otherwise", (file: string) => edit(file, /"person": \d+/u, '"person": 9999'), "BACKUP_DIFFERS"],
    ["its manifest ends the trail elsewhere", (file: string) => edit(file, /"head": "./u, '"head": "x'), "BACKUP_DIFFERS"],
    ["its manifest is none", (file: string) => edit(file, /\{/u, "{{"), "BACKUP_MANIFEST"],
    ["it is not there", (file: string) => rmSync(file), "BACKUP_NOT_FOUND"],
  ])("is refused where %s, and leaves nothing", async (_, harm, expected) => {
    const team = await newTeam();
    const { item } = await team.json(["store", "backup", "--out", team.path("b.db")]);
    harm(item.file);
    const { error } = await team.json(["store", "restore", item.file, "--to", team.path("new", "r.db")]);
    expect(error.code).toBe(expected);
    expect(existsSync(team.path("new")) ? readdirSync(team.path("new")) : []).toEqual([]);
  });

  it("without a manifest is checked, and said not to be compared", async () => {
    const team = await newTeam();
    const { item } = await team.json(["store", "backup", "--out", team.path("b.db")]);
    rmSync(item.manifest);
    const { code, stdout } = await team.run(["store", "restore", item.file, "--to", team.path("r.db")]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("not compared")]);
  });

  it("works from a backup that may only be read", async () => {
    const team = await newTeam();
    const { item } = await team.json(["store", "backup", "--out", team.path("b.db")]);
    chmodSync(item.file, 0o400);
    expect(await team.run(["store", "restore", item.file, "--to", team.path("r.db")])).toMatchObject({ code: 0 });
    expect(await team.run(["roll", "import", team.path("roll.csv"), "--store", team.path("r.db")])).toMatchObject({ code: 0 });
  });
});

function flipByte(file: string, position: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(position) ^ 1, position);
  writeFileSync(file, bytes);
}

function edit(backup: string, what: RegExp, by: string): void {
  const file = `${backup}.manifest.json`;
  writeFileSync(file, readFileSync(file, "utf8").replace(what, by));
}
