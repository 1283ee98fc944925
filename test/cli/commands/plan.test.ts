import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leavingIn, makeReady } from "../../services/renderPlan/leavingPeople.js";
import { runInProcess } from "../../support/runInProcess.js";
import { sessionOn } from "../../support/session.js";
import { makeTeamStore, type TeamStore } from "../../support/teamStore.js";

const READY = leavingIn(17, "A1001AA", { lastName: "Wiśniewski", firstName: "Łukasz" });
const NOT_READY = leavingIn(18, "A1002AC", { lastName: "Bowen" });

const out = mkdtempSync(join(tmpdir(), "resettle-plan-command-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));
let team: TeamStore;
beforeAll(async () => {
  team = await makeTeamStore([READY, NOT_READY]);
  await team.use(async (store) => makeReady(await sessionOn(store), "A1001AA", READY));
});
const run = (argv: readonly string[], options = {}) => runInProcess(["plan", ...argv], { env: team.env, ...options });

describe("plan render", () => {
  it("says what it drew and where, with what is to be looked at on the side", async () => {
    const { code, stdout, stderr } = await run(["render", "wiśniewski", "--out", join(out, "one")]);
    expect(code).toBe(0);
    expect(stdout.split("\n")[1]).toMatch(/^A1001AA +1 +\d+ +\d+ +.*\/plan-A1001AA-v1\.pdf$/u);
    expect(stderr).toContain("warning: A1001AA: PLAN_NO_WORKER ");
    expect(readdirSync(join(out, "one"))).toEqual(["plan-A1001AA-v1.pdf"]);
    expect(
      readFileSync(join(out, "one", "plan-A1001AA-v1.pdf"))
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  it("gives scripts the keys that are promised, and the same bytes again", async () => {
    const { schema, items } = JSON.parse((await run(["render", "A1001AA", "--out", join(out, "one"), "--json"])).stdout);
    expect(schema).toBe("plan.render/1");
    expect(Object.keys(items[0]).sort()).toEqual(
      [
        ...["prisonerNumber", "planId", "version", "status", "template", "language", "audience", "file", "pages", "sha256"],
        ...["issues", "changes", "alreadyThere", "protected"],
      ].sort(),
    );
    const again = JSON.parse((await run(["render", "A1001AA", "--out", join(out, "two"), "--json"])).stdout).items[0];
    expect({ ...again, file: "" }).toEqual({ ...items[0], file: "" });
    expect(readFileSync(again.file)).toEqual(readFileSync(items[0].file));
  });

  it("refuses a plan with errors with 6, and there is no file; as a draft it is drawn", async () => {
    const refused = await run(["render", "A1002AC", "--out", join(out, "refused")]);
    expect(refused).toMatchObject({ code: 6, stdout: "" });
    expect(refused.stderr).toMatch(/error: The plan of A1002AC has one error[^\n]*\n {2}C09 /u);
    expect(existsSync(join(out, "refused"))).toBe(false);
    expect(await run(["render", "A1002AC", "--draft", "--out", join(out, "refused")])).toMatchObject({ code: 0 });
  });

  it("draws all that are due, says which it could not, and ends with 4", async () => {
    const { code, stdout, stderr } = await run(["render", "--all-due", "--out", join(out, "due"), "--json"]);
    expect(code).toBe(4);
    const document = JSON.parse(stdout);
    expect(document.items.map((plan: { prisonerNumber: string }) => plan.prisonerNumber)).toEqual(["A1001AA"]);
    expect(document.refused).toMatchObject([{ prisonerNumber: "A1002AC", code: "PLAN_HAS_ERRORS" }]);
    expect(stderr).toContain("warning: The plan of A1002AC has one error and was not drawn. C09 ");
    expect(await run(["render", "--all-due", "--draft", "--out", join(out, "due")])).toMatchObject({ code: 0 });
  });

  it("lists them in a file of the folder, which says no more of anybody than the names of the files do", async () => {
    const index = readFileSync(join(out, "due", "index.csv"), "utf8");
    expect(index.split("\n")[0]).toBe("prisonerNumber,version,pages,warnings,sha256,status,file");
    expect(index).toMatch(/^A1001AA,1,\d+,\d+,[0-9a-f]{64},draft,plan-A1001AA-v1\.pdf$/mu);
    expect(index).not.toMatch(/Wiśniewski|Łukasz|Bowen/u);
    expect(readdirSync(join(out, "due")).sort()).toEqual(["index.csv", "plan-A1001AA-v1.pdf", "plan-A1002AC-v1.pdf"]);
  });

  it("draws none again that is there, and says so", async () => {
    const { stdout, stderr } = await run(["render", "--all-due", "--draft", "--out", join(out, "due"), "--json"]);
    expect(JSON.parse(stdout).items).toMatchObject([{ alreadyThere: true }, { alreadyThere: true }]);
    expect(stderr).toContain("2 of 2 plans were there already, and left as they were.");
  });

  it("ends well where none is due", async () => {
    const ran = await run(["render", "--all-due", "--prison", "EYI", "--out", out]);
    expect(ran).toEqual({ code: 0, stdout: "", stderr: expect.stringMatching(/No plan is due\.\n$/) });
  });

  it("ends with 7 where it cannot write, and leaves no part of a file", async () => {
    writeFileSync(join(out, "a file"), "");
    const ran = await run(["render", "A1001AA", "--out", join(out, "a file")]);
    expect(ran).toMatchObject({ code: 7, stdout: "" });
    expect(ran.stderr).toContain("cannot be written");
    expect(readdirSync(out).some((name) => name.endsWith(".part"))).toBe(false);
  });

  it.each([
    ["somebody or all", ["render"], 2],
    ["somebody and all", ["render", "A1001AA", "--all-due"], 2],
    ["nobody that is known", ["render", "Z9999ZZ"], 5],
    ["no template that there is", ["render", "A1001AA", "--template", "two-pages"], 5],
  ])("ends as it should where it is asked for %s", async (_, argv, code) => {
    expect(await run([...argv, "--out", out])).toMatchObject({ code, stdout: "" });
  });
});

describe("plan check", () => {
  it("lists what is missing, errors first, on a terminal and in a pipe, and ends with 8 only where that is asked for", async () => {
    const { code, stdout } = await run(["check", "A1002AC"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^error +C09 /mu);
    const shown = await run(["check", "A1002AC"], { terminal: true, columns: 80 });
    for (const line of stripVTControlCharacters(shown.stdout).split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    expect((await run(["check", "A1002AC", "--check"])).code).toBe(8);
    expect((await run(["check", "A1001AA", "--check"])).code).toBe(0);
  });

  it("gives scripts whose plan it is", async () => {
    const document = JSON.parse((await run(["check", "bowen", "--json"])).stdout);
    expect(document).toMatchObject({ schema: "plan.check/1", prisonerNumber: "A1002AC" });
    expect(document.items[0]).toMatchObject({ severity: "error", code: "C09" });
  });
});

describe("plan list", () => {
  it("lists everyone's newest plan, or every version of one person's, without what is on them", async () => {
    const everyone = JSON.parse((await run(["list", "--json"])).stdout);
    expect(everyone.items.map((plan: { prisonerNumber: string }) => plan.prisonerNumber).sort()).toEqual(["A1001AA", "A1002AC"]);
    const { schema, items } = JSON.parse((await run(["list", "A1001AA", "--json"])).stdout);
    expect(schema).toBe("plan.list/1");
    expect(items).toMatchObject([{ prisonerNumber: "A1001AA", version: 1, status: "draft", planId: expect.any(String) }]);
    expect(JSON.stringify(items)).not.toContain("Jobcentre");
    expect((await run(["list"])).stdout).toMatch(/A1001AA +1 +draft +Mon 23 Nov 2026 +worker/u);
    expect((await run(["list"], { terminal: true })).stdout).toContain("A1001AA");
  });
});
