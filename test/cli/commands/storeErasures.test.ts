import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { csvOf, makeUpPrison } from "../../services/importRoll/madeUpPrison.js";
import { makeTeamFolder, type TeamFolder } from "./teamFolder.js";

/** A team with somebody on record who has left: and a backup of that. */
async function teamWithBackup(): Promise<{ team: TeamFolder; gone: string }> {
  const team = makeTeamFolder();
  const crowd = makeUpPrison().crowd();
  const [leaver] = crowd;
  const gone = String(leaver?.prisonerNumber);
  for (const argv of [
    ["init"],
    ["roll", "import", team.write("monday.csv", csvOf(crowd)), "--as-of", "2026-11-22"],
    ["roll", "import", team.write("tuesday.csv", csvOf(crowd.slice(1)))],
    ["goal", "add", gone, "--goal", "A place of my own"],
    ["store", "backup", "--out", team.path("safe", "before.db")],
  ])
    expect(await team.run(argv), argv.join(" ")).toMatchObject({ code: 0 });
  return { team, gone };
}

const erase = (team: TeamFolder, gone: string) => team.run(["person", "erase", gone, "--reason", "Time is over", "--yes"]);
const isThere = async (team: TeamFolder, gone: string) =>
  (await team.run(["person", "history", gone, "--store", team.path("restored.db")])).code === 0;

describe("a roll from before somebody was erased", () => {
  it("is taken in without them, says so, and takes them in where that was a mistake", async () => {
    const { team, gone } = await teamWithBackup();
    expect(await erase(team, gone)).toMatchObject({ code: 0 });
    const again = ["roll", "import", team.path("monday.csv")];
    const { code, stdout, stderr } = await team.run(again);
    expect([code, stdout, stderr]).toEqual([
      0,
      expect.stringContaining("12: 11 taken in, 0 rejected, 0 repeated, 1 left out since they were erased"),
      expect.stringContaining("--bring-back-erased"),
    ]);
    expect(await team.run(["person", "show", gone])).toMatchObject({ code: 5 });
    expect((await team.json([...again, "--bring-back-erased"])).item).toMatchObject({ erased: 0, backAfterErasure: [gone] });
    expect(await team.run(["person", "show", gone])).toMatchObject({ code: 0 });
    expect((await team.run(["roll", "show", "4"])).stdout).toMatch(/With whoever was erased since +yes/u);
  });
});

describe("a backup from before somebody was erased", () => {
  it("is restored without them, by what the store in use says", async () => {
    const { team, gone } = await teamWithBackup();
    expect(await erase(team, gone)).toMatchObject({ code: 0 });
    const { item } = await team.json(["store", "restore", team.path("safe", "before.db"), "--to", team.path("restored.db")]);
    expect(item).toMatchObject({ erasedAgain: 1, compared: true });
    expect(await isThere(team, gone)).toBe(false);
    expect(await team.run(["store", "check", "--store", team.path("restored.db")])).toMatchObject({ code: 0 });
  });

  it("is restored without them where the store is lost, by the list beside newer backups", async () => {
    const { team, gone } = await teamWithBackup();
    expect(await erase(team, gone)).toMatchObject({ code: 0 });
    const after = await team.json(["store", "backup", "--out", team.path("safe", "after.db")]);
    const kept = readFileSync(team.path("safe", `erased-${after.item.storeId}.json`), "utf8");
    expect(kept).not.toContain(gone);
    rmSync(team.path("resettle.db"));
    const { item } = await team.json(["store", "restore", team.path("safe", "before.db"), "--to", team.path("restored.db")]);
    expect(item.erasedAgain).toBe(1);
    expect(await isThere(team, gone)).toBe(false);
  });

  it("is not restored where that list cannot be read", async () => {
    const { team, gone } = await teamWithBackup();
    expect(await erase(team, gone)).toMatchObject({ code: 0 });
    const { item } = await team.json(["store", "backup", "--out", team.path("safe", "after.db")]);
    writeFileSync(team.path("safe", `erased-${item.storeId}.json`), "{");
    const ran = await team.run(["store", "restore", team.path("safe", "before.db"), "--to", team.path("restored.db")]);
    expect([ran.code, ran.stderr]).toEqual([7, expect.stringContaining("it is not known who was erased")]);
    expect(existsSync(team.path("restored.db"))).toBe(false);
  });

  it("has them again where nobody was erased since", async () => {
    const { team, gone } = await teamWithBackup();
    const { item } = await team.json(["store", "restore", team.path("safe", "before.db"), "--to", team.path("restored.db")]);
    expect(item.erasedAgain).toBe(0);
    expect(await isThere(team, gone)).toBe(true);
  });
});
