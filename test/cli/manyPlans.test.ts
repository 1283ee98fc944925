import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leavingIn } from "../services/renderPlan/leavingPeople.js";
import { type CliRan, runCli } from "../support/runCli.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const PEOPLE = Array.from({ length: 24 }, (_, index) =>
  leavingIn(3 + index, `A1${String(index).padStart(3, "0")}AA`, { lastName: index % 2 === 0 ? "Bowen" : "Łuczak" }),
);
const PLAN = /^plan-.*\.pdf$/u;

/** Each starts the program several times. */
const PATIENCE_MS = 240_000;

const folder = mkdtempSync(join(tmpdir(), "resettle-many-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const folderOf = (name: string) => {
  mkdirSync(join(folder, name));
  return join(folder, name);
};

interface Listed {
  readonly prisonerNumber: string;
  readonly version: number;
  readonly sha256: string;
  readonly file: string;
  readonly alreadyThere: boolean;
}

describe("the built program, drawing all that are due", { timeout: PATIENCE_MS }, () => {
  let team: TeamStore;
  beforeAll(async () => {
    team = await makeTeamStore(PEOPLE);
  });
  const draw = (out: string, more: readonly string[] = [], options?: Parameters<typeof runCli>[1]): Promise<CliRan> =>
    runCli(["plan", "render", "--all-due", "--draft", "--out", out, "--json", ...more], { env: team.env, ...options });
  const listed = async (): Promise<readonly Listed[]> =>
    JSON.parse((await runCli(["plan", "list", "--json"], { env: team.env })).stdout).items;

  it.each(["SIGKILL", "SIGINT"] as const)(
    "goes on after %s where it stopped; no file is there that is not on record, and none in part",
    async (signal) => {
      const out = folderOf(signal);
      const stopped = await draw(out, ["--workers", "2"], { stop: { after: plansIn(out, 3), signal } });
      expect(stopped.code).toBe(signal === "SIGKILL" ? undefined : 130);
      if (signal === "SIGINT")
        expect(stopped.stderr).toMatch(/It stopped after \d+ of the plans that are due\. Run the same again/u);
      const left = readdirSync(out).filter((name) => PLAN.test(name));
      expect(left.length).toBeGreaterThanOrEqual(3);
      expect(left.length).toBeLessThan(PEOPLE.length);
      const onRecord = new Map((await listed()).map(({ prisonerNumber, sha256 }) => [`plan-${prisonerNumber}-v1.pdf`, sha256]));
      for (const name of left) expect(digestOf(join(out, name)), name).toBe(onRecord.get(name));

      const again = await draw(out, ["--workers", "2"]);
      const items: readonly Listed[] = JSON.parse(again.stdout).items;
      expect({ code: again.code, versions: [...new Set(items.map(({ version }) => version))] }).toEqual({
        code: 0,
        versions: [1],
      });
      expect(items.filter(({ alreadyThere }) => alreadyThere)).toHaveLength(left.length);
      expect(again.stderr).toContain(`${left.length} of ${PEOPLE.length} plans were there already`);
      for (const { file, sha256 } of items) expect(digestOf(file)).toBe(sha256);
      expect(readdirSync(out)).toEqual(["index.csv", ...PEOPLE.map(({ prisonerNumber }) => `plan-${prisonerNumber}-v1.pdf`)]);
    },
  );

  it("makes the same files on one thread and on several", async () => {
    const [one, several] = [folderOf("one"), folderOf("several")];
    const { env } = await makeTeamStore(PEOPLE.slice(0, 8));
    expect(await draw(one, ["--workers", "0"], { env })).toMatchObject({ code: 0 });
    expect(await draw(several, ["--workers", "3"], { env })).toMatchObject({ code: 0 });
    expect(readdirSync(several)).toHaveLength(9);
    const contents = (out: string) => readdirSync(out).map((name) => [name, digestOf(join(out, name))]);
    expect(contents(several)).toEqual(contents(one));
  });

  it("says where a plan could not be drawn as it does on one thread", async () => {
    const other = await makeTeamStore([
      leavingIn(5, "A2001AA", { lastName: "\u0623\u062d\u0645\u062f" }),
      leavingIn(6, "A2002AA"),
    ]);
    const out = folderOf("refused");
    const ran = await runCli(["plan", "render", "--all-due", "--draft", "--out", out, "--workers", "1"], { env: other.env });
    expect(ran.code).toBe(4);
    expect(ran.stderr).toMatch(/font has no letter for U\+0623/u);
    expect(readdirSync(out)).toEqual(["index.csv", "plan-A2002AA-v1.pdf"]);
  });
});

function digestOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Comes true as soon as so many plans are in the folder. */
function plansIn(out: string, count: number): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(out, () => {
      if (readdirSync(out).filter((name) => PLAN.test(name)).length < count) return;
      watcher.close();
      resolve();
    });
  });
}
