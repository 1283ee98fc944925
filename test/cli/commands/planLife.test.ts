import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { leavingIn, makeReady } from "../../services/renderPlan/leavingPeople.js";
import { type InProcessOptions, runInProcess } from "../../support/runInProcess.js";
import { sessionOn } from "../../support/session.js";
import { makeTeamStore, type TeamStore } from "../../support/teamStore.js";

const PERSON = "A1001AA";
const out = mkdtempSync(join(tmpdir(), "resettle-plan-life-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));
let team: TeamStore;
beforeEach(async () => {
  const ready = leavingIn(17, PERSON);
  team = await makeTeamStore([ready, leavingIn(18, "A1002AC")]);
  await team.use(async (store) => makeReady(await sessionOn(store), PERSON, ready));
});

const run = (argv: readonly string[], options: InProcessOptions = {}) => runInProcess(argv, { env: team.env, ...options });
const item = async (...argv: string[]) => JSON.parse((await run([...argv, "--json"])).stdout).item;
const draw = async () => JSON.parse((await run(["plan", "render", PERSON, "--out", out, "--json"])).stdout).items[0];
const agree = (...more: string[]) => run(["plan", "agree", PERSON, ...more]);

async function drawAndAgree() {
  const plan = await draw();
  await agree("--by", "person");
  await agree("--by", "com", "--name", "Ash King");
  return plan;
}

/** The team's own copy of the template, with other words. */
function changeTemplate(): void {
  const folder = join(team.env.XDG_CONFIG_HOME ?? "", "resettle", "templates", "plans", "standard");
  mkdirSync(folder, { recursive: true });
  const template = readFileSync(new URL("../../../templates/plans/standard/plan.md", import.meta.url), "utf8");
  writeFileSync(join(folder, "plan.md"), template.replace("My appointments", "Where I go"));
}

describe("plan agree", () => {
  it("is reviewed with the person, then agreed by both, and said twice it stays so", async () => {
    await draw();
    expect(await item("plan", "agree", PERSON, "--by", "person")).toMatchObject({ version: 1, status: "reviewed" });
    const both = await item("plan", "agree", PERSON, "--by", "com", "--name", "Ash King", "--how", "phone");
    expect(both).toMatchObject({
      status: "agreed",
      agreements: [
        { by: "person", how: "in_person", name: "" },
        { by: "com", how: "phone", name: "Ash King" },
      ],
    });
    expect(await item("plan", "agree", PERSON, "--by", "com", "--name", "Somebody Else")).toEqual(both);
  });

  it("meets the deadline for a plan to be agreed", async () => {
    const stateOf = async () => {
      const { items } = JSON.parse((await run(["due", "--person", PERSON, "--json"])).stdout);
      return items.find((one: { code: string }) => one.code === "plan_agreed")?.state;
    };
    await draw();
    await agree("--by", "person");
    expect(await stateOf()).not.toBe("done");
    await agree("--by", "com", "--name", "Ash King");
    expect(await stateOf()).toBe("done");
  });

  it("is refused with 6 before a plan is drawn, for a draft with errors, and once something recorded has changed", async () => {
    expect(await agree("--by", "person")).toMatchObject({ code: 6, stderr: expect.stringContaining("has been drawn yet") });
    await run(["plan", "render", "A1002AC", "--draft", "--out", out]);
    const draft = await run(["plan", "agree", "A1002AC", "--by", "person"]);
    expect(draft).toMatchObject({ code: 6, stderr: expect.stringContaining("is a draft: it has errors") });
    await draw();
    await run(["goal", "add", PERSON, "--goal", "My own front door"]);
    const changed = await agree("--by", "person");
    expect(changed).toMatchObject({
      code: 6,
      stderr: expect.stringContaining("has changed since version 1 of the plan was drawn"),
    });
  });

  it("is refused with 3 for a day to come, a day before it was drawn, and where nobody is named for probation", async () => {
    await draw();
    expect(await agree("--by", "person", "--on", "tomorrow")).toMatchObject({ code: 3 });
    expect(await agree("--by", "person", "--on", "-1d")).toMatchObject({ code: 3, stderr: expect.stringContaining("before") });
    expect(await agree("--by", "com")).toMatchObject({ code: 3, stderr: expect.stringContaining("--name") });
  });
});

describe("plan issue", () => {
  it("is refused with 6 until both have agreed, and says who has not", async () => {
    await draw();
    await agree("--by", "com", "--name", "Ash King");
    const refused = await run(["plan", "issue", PERSON, "--out", out]);
    expect(refused).toMatchObject({ code: 6, stdout: "", stderr: expect.stringContaining("has not been agreed by the person.") });
  });

  it("keeps the pages: printed again they are the same bytes, under a changed template too", async () => {
    await drawAndAgree();
    const issued = await item("plan", "issue", PERSON, "--out", join(out, "issued"));
    expect(issued).toMatchObject({ status: "issued", version: 1 });
    const bytes = readFileSync(issued.file);
    changeTemplate();
    for (const words of [
      ["plan", "issue", PERSON],
      ["plan", "render", PERSON],
    ]) {
      const again = join(out, words[1] ?? "");
      expect(await run([...words, "--out", again])).toMatchObject({ code: 0 });
      expect(readFileSync(join(again, `plan-${PERSON}-v1.pdf`)).equals(bytes)).toBe(true);
    }
  });

  it("is refused with 6 where the template has changed since it was agreed", async () => {
    await drawAndAgree();
    changeTemplate();
    const refused = await run(["plan", "issue", PERSON, "--out", out]);
    expect(refused).toMatchObject({ code: 6, stderr: expect.stringContaining("The template has changed since version 1") });
  });

  it("leaves a change to a new version, which says what changed", async () => {
    await drawAndAgree();
    await run(["plan", "issue", PERSON, "--out", out]);
    await run(["goal", "add", PERSON, "--goal", "My own front door"]);
    const { stderr } = await run(["plan", "render", PERSON, "--out", out]);
    expect(stderr).toContain(`${PERSON}: version 2 is new. Changed since the one before: goals (1 new, 0 gone).`);
    expect(JSON.parse((await run(["plan", "list", PERSON, "--json"])).stdout).items).toMatchObject([
      { version: 1, status: "issued" },
      { version: 2, status: "draft" },
    ]);
  });
});

describe("plan verify", () => {
  it("tells which plan a file is, by its code too, and that there is a newer one", async () => {
    const plan = await draw();
    expect(await item("plan", "verify", plan.file)).toMatchObject({
      prisonerNumber: PERSON,
      version: 1,
      isNewest: true,
      asDrawn: true,
    });
    await run(["goal", "add", PERSON, "--goal", "My own front door"]);
    await draw();
    const older = await run(["plan", "verify", plan.file, "--check"]);
    expect(older).toMatchObject({ code: 8, stdout: expect.stringContaining("no, version 2 is") });
  });

  it("notices a file that was changed or saved anew, and knows nothing of another", async () => {
    const plan = await draw();
    const changed = join(out, "changed.pdf");
    writeFileSync(changed, Buffer.concat([readFileSync(plan.file), Buffer.from("\n%\n")]));
    expect(await item("plan", "verify", changed)).toMatchObject({ version: 1, asDrawn: false });
    const other = join(out, "other.pdf");
    writeFileSync(other, "%PDF-1.7");
    expect(await run(["plan", "verify", other])).toMatchObject({ code: 5, stdout: "" });
    expect(await run(["plan", "verify", "no such file"])).toMatchObject({ code: 3, stdout: "" });
    expect(await run(["plan", "verify", "0000-0000"])).toMatchObject({ code: 5, stdout: "" });
  });
});

describe("plan render --plan-version", () => {
  const renderedAs = async (...more: string[]) =>
    JSON.parse((await run(["plan", "render", PERSON, "--out", out, ...more, "--json"])).stdout).items[0];

  it.each([false, true])("is in the form of the plan itself, whatever form was drawn last (issued: %s)", async (isIssued) => {
    const plan = isIssued ? await drawAndAgree() : await draw();
    if (isIssued) await run(["plan", "issue", PERSON, "--out", out]);
    await renderedAs("--language", "cy");
    await renderedAs("--template", "large-print");
    expect(await renderedAs("--plan-version", "1")).toMatchObject({ template: "standard", language: "en", sha256: plan.sha256 });
    expect(await renderedAs("--plan-version", "1", "--language", "cy")).toMatchObject({ template: "standard-cy" });
  });
});
