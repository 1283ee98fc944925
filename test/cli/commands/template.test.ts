import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { readPdf, textOf } from "../../support/pdf.js";
import { runInProcess } from "../../support/runInProcess.js";

let folder = "";
const folders: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "resettle-template-"));
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

const run = (...argv: string[]) => runInProcess(["template", ...argv], { env: { XDG_CONFIG_HOME: folder } });
const own = (...path: string[]) => join(folder, "resettle", "templates", ...path);

describe("template copy", () => {
  it("puts a plan into the team's own folder, where it is used from then on, and says what to do next", async () => {
    const { code, stdout, stderr } = await run("copy", "standard");
    expect(code).toBe(0);
    expect(stdout).toContain(own("plans", "standard", "plan.md"));
    expect(stderr).toContain("resettle template check standard");
    expect(stderr).toContain("resettle template preview standard");
    expect(readdirSync(own("plans", "standard"))).toEqual(["plan.md"]);
    const listed = JSON.parse((await run("list", "--json")).stdout).items;
    expect(listed.find(({ name }: { name: string }) => name === "standard").folder).toBe(own("plans", "standard"));
  });

  it("under another name stands beside the built-in one, and says that name of itself", async () => {
    expect((await run("copy", "standard", "--name", "ours")).code).toBe(0);
    expect(readFileSync(own("plans", "ours", "plan.md"), "utf8")).toMatch(/^---\nname: ours\n/);
    const { code, stdout } = await run("check", "ours", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).item).toMatchObject({ name: "ours", kind: "plan" });
  });

  it("copies a letter, and copies into any folder", async () => {
    expect((await run("copy", "chase")).code).toBe(0);
    expect(existsSync(own("letters", "chase.md"))).toBe(true);
    const { stdout, stderr } = await run("copy", "standard", "--to", join(folder, "elsewhere"), "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "template.copy/1",
      item: { name: "standard", kind: "plan", file: join(folder, "elsewhere", "standard", "plan.md"), found: false },
    });
    expect(stderr).toContain(`resettle template check ${join(folder, "elsewhere", "standard")}`);
  });

  it("copies the pictures of a team's own template with it", async () => {
    await run("copy", "standard", "--name", "ours");
    writeFileSync(own("plans", "ours", "logo.png"), readFileSync("test/data/templates/everything/logo.png"));
    expect((await run("copy", "ours", "--name", "theirs")).code).toBe(0);
    expect(readdirSync(own("plans", "theirs")).sort()).toEqual(["logo.png", "plan.md"]);
  });

  it("writes over nothing", async () => {
    await run("copy", "standard");
    writeFileSync(own("plans", "standard", "plan.md"), "mine");
    const again = await run("copy", "standard");
    expect(again).toMatchObject({ code: 6, stdout: "" });
    expect(again.stderr).toMatch(/is there already, and was not written over\.\nhint: .*--name/u);
    expect(readFileSync(own("plans", "standard", "plan.md"), "utf8")).toBe("mine");
  });

  it.each([
    ["a template there is not", ["copy", "standrd"], 5, "Did you mean standard or"],
    ["a path", ["copy", "../plans/standard"], 5, "There is no template called"],
    ["a name that is a path", ["copy", "standard", "--name", "../x"], 2, "Use small letters"],
  ])("refuses %s", async (_, argv, code, said) => {
    const ran = await run(...argv);
    expect(ran).toMatchObject({ code, stdout: "" });
    expect(ran.stderr).toContain(said);
    expect(existsSync(own("plans"))).toBe(false);
  });

  it("ends with 7 where it cannot write", async () => {
    writeFileSync(join(folder, "file"), "");
    expect(await run("copy", "standard", "--to", join(folder, "file"))).toMatchObject({ code: 7, stdout: "" });
  });
});

describe("template preview", () => {
  const pdf = () => join(folder, "preview.pdf");

  it("draws a template on a person who does not exist, without a store", async () => {
    const { code, stdout, stderr } = await run("preview", "standard", "--out", pdf());
    expect(code).toBe(0);
    expect(stdout).toContain(pdf());
    expect(stderr).toContain("--bare");
    expect(readdirSync(folder)).toEqual(["preview.pdf"]);
    const plan = await readPdf(readFileSync(pdf()));
    for (const words of [
      "Featherstonehaugh",
      "When I must be at home",
      "Rules that are just for me",
      "Peer mentor on the induction",
    ])
      expect(textOf(plan)).toContain(words);
    expect(textOf(plan)).toContain("other condition");
    expect(textOf(plan)).not.toContain("Nobody Real");
  });

  it("draws what a page says of somebody of whom nothing is recorded", async () => {
    await run("preview", "standard", "--bare", "--out", pdf());
    const text = textOf(await readPdf(readFileSync(pdf())));
    for (const words of ["This is a draft.", "The day is not known yet.", "No appointment is booked yet."])
      expect(text).toContain(words);
  });

  it("draws one that is being edited, by its path, and gives scripts what they need", async () => {
    await run("copy", "chase", "--to", folder);
    const file = join(folder, "chase.md");
    writeFileSync(file, readFileSync(file, "utf8").replace("# Have you had our referral?", "# Our own words"));
    const { stdout } = await run("preview", file, "--out", pdf(), "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "template.preview/1",
      item: { template: "chase", kind: "letter", bare: false, file: pdf(), pages: 1 },
    });
    expect(textOf(await readPdf(readFileSync(pdf())))).toContain("Our own words");
  });

  it("refuses a template with a mistake, with its line, and draws nothing", async () => {
    await run("copy", "chase", "--to", folder);
    writeFileSync(join(folder, "chase.md"), `${readFileSync(join(folder, "chase.md"), "utf8")}\n{{ person.shoeSize }}\n`);
    const ran = await run("preview", join(folder, "chase.md"), "--out", pdf());
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toMatch(/chase\.md:\d+: person\.shoeSize is not a part of a letter/u);
    expect(existsSync(pdf())).toBe(false);
  });

  it("never writes over what is no PDF", async () => {
    await run("copy", "chase", "--to", folder);
    const ran = await run("preview", join(folder, "chase.md"), "--out", join(folder, "chase.md"));
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(readFileSync(join(folder, "chase.md"), "utf8")).toMatch(/^---/);
  });
});
