import { readFileSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { csvOf, makeUpPrison, type Row } from "../services/importRoll/madeUpPrison.js";
import { makeTeam, type Team } from "./team.js";

/** So many that a roll is read in another thread than the one that writes. */
const PRISONS = 3;
const PEOPLE = 7_000;

describe("a roll of twenty thousand people", () => {
  let team: Team;
  let file: string;
  const prisons = Array.from({ length: PRISONS }, makeUpPrison);
  const rows: Row[] = prisons.flatMap((prison) => prison.crowd(PEOPLE));
  rows[30] = { ...rows[30], prisonerNumber: "A12" };
  rows[40] = { ...rows[40], prisonerNumber: rows[41]?.prisonerNumber ?? "" };
  rows[17_000] = { ...rows[17_000], prisonerNumber: rows[17_000]?.prisonerNumber ?? "", crd: "2026-12-24" };
  rows[18_000] = { ...rows[18_000], prisonerNumber: rows[18_000]?.prisonerNumber ?? "", dateOfBirth: "1900-01-01" };
  rows[19_000] = { ...rows[19_000], prisonerNumber: rows[19_000]?.prisonerNumber ?? "", crd: "soon" };
  beforeAll(async () => {
    team = makeTeam();
    await team.init();
    file = team.write("roll.csv", csvOf(rows));
  });

  it("says and does the same whether it comes as a file or down a pipe", async () => {
    const { stdout } = await team.run(["roll", "check", "-", "--json"], { stdin: readFileSync(file, "utf8") });
    const piped = JSON.parse(stdout).item;
    const checked = await team.run(["roll", "check", file, "--json"]);
    expect(JSON.parse(checked.stdout).item).toEqual({ ...piped, file });
    expect(piped).toMatchObject({ rows: PRISONS * PEOPLE, rejected: 4, changes: { received: PRISONS * PEOPLE - 4 } });
    expect(piped.windowOpened).toHaveLength(1);
    expect(piped.warnings).toContainEqual(expect.objectContaining({ code: "AGE_UNLIKELY" }));

    const { code, stdout: imported } = await team.run(["roll", "import", file, "--json"]);
    const { importId, rejectsFile, ...item } = JSON.parse(imported).item;
    expect([code, importId, rejectsFile]).toEqual([4, 1, team.path("roll.rejects.csv")]);
    expect(item).toEqual({ ...piped, file });
    const store = await team.openStore();
    expect((await store.check()).problems).toEqual([]);
    await store.close();
    const again = await team.run(["roll", "check", file, "--json"]);
    expect(JSON.parse(again.stdout).item).toMatchObject({ unchanged: PRISONS * PEOPLE - 4, changes: { received: 0, left: 0 } });
  });

  it("says and does the same on the next day, when it is compared with what is known", async () => {
    const fresh = makeUpPrison().crowd(3);
    const next = [...rows.slice(100), ...fresh].map((row, index) =>
      index % 50 === 9 ? { ...row, prisonerNumber: row.prisonerNumber ?? "", crd: "2027-03-01" } : row,
    );
    const tomorrow = team.write("next.csv", csvOf(next));
    const options = ["--taken-on", "2026-11-26", "--as-of", "2026-11-26", "--json"];
    const { stdout } = await team.run(["roll", "check", "-", ...options], { stdin: readFileSync(tomorrow, "utf8") });
    const piped = JSON.parse(stdout).item;
    const { stdout: imported } = await team.run(["roll", "import", tomorrow, ...options]);
    const { importId, rejectsFile, ...item } = JSON.parse(imported).item;
    expect(item).toEqual({ ...piped, file: tomorrow });
    expect([importId, rejectsFile]).toEqual([2, team.path("next.rejects.csv")]);
    expect(item).toMatchObject({
      rejected: 1,
      changes: { received: 3, left: 97, datesMoved: Math.ceil((next.length - 9) / 50) },
    });
    const store = await team.openStore();
    expect((await store.check()).problems).toEqual([]);
    await store.close();
  });

  it("stops where somebody presses Ctrl-C, and leaves the store as it was", async () => {
    const other = makeTeam();
    await other.init();
    const began = new Promise<void>((resolve) => {
      const watcher = watch(dirname(other.storeFile), (_, name) => {
        if (name !== `${basename(other.storeFile)}-journal`) return;
        watcher.close();
        resolve();
      });
    });
    const stop = { after: began, signal: "SIGINT" } as const;
    const { code, stderr } = await other.run(["roll", "import", file, "--quiet"], { stop });
    expect([code, stderr]).toEqual([130, "Stopped.\n"]);
    expect((await other.json(["roll", "list"])).items).toEqual([]);
  });
});
