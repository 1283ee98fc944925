import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leavingIn, makeReady } from "../../services/renderPlan/leavingPeople.js";
import { readPdf, textOf } from "../../support/pdf.js";
import { runInProcess } from "../../support/runInProcess.js";
import { sessionOn } from "../../support/session.js";
import { makeTeamStore, type TeamStore } from "../../support/teamStore.js";

const PERSON = leavingIn(17, "A1001AA", { lastName: "Wiśniewski", firstName: "Łukasz" });
const PASSWORD = "Ffenestr lâs, 4 gwylan";

const out = mkdtempSync(join(tmpdir(), "resettle-protect-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const passwordFile = join(out, "password.txt");
let team: TeamStore;
beforeAll(async () => {
  writeFileSync(passwordFile, `${PASSWORD}\r\n`);
  team = await makeTeamStore([PERSON]);
  await team.use(async (store) => makeReady(await sessionOn(store), "A1001AA", PERSON));
});
const run = (argv: readonly string[], options = {}) => runInProcess(["plan", ...argv], { env: team.env, ...options });
const copyIn = (folder: string) => readFileSync(join(folder, "plan-A1001AA-v1-protected.pdf"));

describe("a copy for sending", () => {
  it("opens with the password of a file, and is told of as the plan it is a copy of", async () => {
    const plain = JSON.parse((await run(["render", "A1001AA", "--out", join(out, "plain"), "--json"])).stdout).items[0];
    const argv = ["render", "A1001AA", "--password-file", passwordFile, "--out", join(out, "one"), "--json"];
    const { code, stdout, stderr } = await run(argv);
    expect(code).toBe(0);
    const [item] = JSON.parse(stdout).items;
    expect(item).toMatchObject({
      version: 1,
      sha256: plain.sha256,
      protected: true,
      file: expect.stringMatching(/-protected\.pdf$/u),
    });
    expect(stderr).toContain("worth as much as their password");
    expect(stdout + stderr).not.toContain("gwylan");
    expect(textOf(await readPdf(copyIn(join(out, "one")), PASSWORD))).toContain("Łukasz Wiśniewski");
    await expect(readPdf(copyIn(join(out, "one")))).rejects.toThrow(/password/iu);
    expect(readdirSync(join(out, "one"))).toEqual(["plan-A1001AA-v1-protected.pdf"]);
  });

  it("can be made of all that are due; run again, those that open with this password are left, the others made anew", async () => {
    const all = (file: string) => run(["render", "--all-due", "--password-file", file, "--out", join(out, "all")]);
    expect(await all(passwordFile)).toMatchObject({ code: 0 });
    const first = copyIn(join(out, "all"));
    const { stderr } = await all(passwordFile);
    expect(copyIn(join(out, "all")).equals(first)).toBe(true);
    expect(stderr).toContain("1 of 1 plan was there already");
    writeFileSync(join(out, "other.txt"), "another password, of words");
    await all(join(out, "other.txt"));
    expect((await readPdf(copyIn(join(out, "all")), "another password, of words")).pages.length).toBeGreaterThan(0);
    await expect(readPdf(copyIn(join(out, "all")), PASSWORD)).rejects.toThrow(/password/iu);
    rmSync(join(out, "other.txt"));
    expect(readFileSync(join(out, "all", "index.csv"), "utf8")).toContain("plan-A1001AA-v1-protected.pdf");
  });

  it("asks for the password twice on a terminal, and shows it nowhere", async () => {
    const keys = { "Password for the copies": `${PASSWORD}\r`, "The same password again": `${PASSWORD}\r` };
    const { code, stdout, stderr } = await run(["render", "A1001AA", "--protect", "--out", join(out, "asked")], {
      terminal: true,
      keys,
    });
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain("gwylan");
    expect((await readPdf(copyIn(join(out, "asked")), PASSWORD)).pages.length).toBeGreaterThan(0);
  });

  it.each([
    ["is too short", "elevenchars", 3, "12 letters or more"],
    ["is too long", "long ".repeat(30), 3, "at most 127"],
    ["has two lines", "four words of mine\nand more\n", 3, "cannot be typed"],
  ])("is not made where the password %s, and the password is not quoted", async (_, password, code, says) => {
    const file = join(out, "bad.txt");
    writeFileSync(file, password);
    const ran = await run(["render", "A1001AA", "--password-file", file, "--out", join(out, "none")]);
    expect(ran).toMatchObject({ code, stdout: "" });
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).not.toContain(password.slice(0, 8));
    expect(readdirSync(out)).not.toContain("none");
  });

  it("is not made where nobody can be asked, or the file is not there", async () => {
    const asked = await run(["render", "A1001AA", "--protect", "--no-input", "--out", join(out, "none")]);
    expect(asked).toMatchObject({ code: 2, stderr: expect.stringContaining("--password-file is missing") });
    const missing = await run(["render", "A1001AA", "--password-file", join(out, "nowhere"), "--out", join(out, "none")]);
    expect(missing).toMatchObject({ code: 3, stdout: "" });
  });

  it("cannot be verified without opening it: the code on its pages can", async () => {
    const { code, stderr } = await run(["verify", join(out, "one", "plan-A1001AA-v1-protected.pdf")]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/opens with a password[\s\S]*give the code at the foot of its pages/u);
    const [footer] = (await readPdf(copyIn(join(out, "one")), PASSWORD)).pages;
    const [planCode = ""] = /[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(footer?.decoration ?? "") ?? [];
    expect(await run(["verify", planCode])).toMatchObject({ code: 0, stdout: expect.stringContaining("A1001AA") });
  });
});
