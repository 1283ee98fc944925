import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeTeamFolder, type TeamFolder } from "./teamFolder.js";

async function newTeam(): Promise<TeamFolder & { keyFile: string; key: string }> {
  const team = makeTeamFolder();
  const { item } = await team.json(["init"]);
  return { ...team, keyFile: item.keyFile, key: readFileSync(item.keyFile, "utf8").trim() };
}

const groupsOf = (page: string) => (page.match(/^ {8}\S.*$/gmu) ?? []).join(" ").trim();

describe("a recovery sheet", () => {
  it("is a page for its owner to print, which opens the store where the key file is lost", async () => {
    const team = await newTeam();
    const sheet = team.path("sheet.txt");
    const { code, stderr } = await team.run(["init", "--recovery-sheet", sheet]);
    expect([code, stderr]).toEqual([0, expect.stringContaining("delete the file")]);
    expect(statSync(sheet).mode & 0o777).toBe(0o600);
    const page = team.read("sheet.txt");
    expect(page.split("\n").every((line) => line.length <= 80)).toBe(true);
    expect(page).not.toContain(team.key);
    rmSync(team.keyFile);
    expect((await team.run(["window"])).code).toBe(7);
    expect((await team.run(["window", "--key-file", sheet])).code).toBe(0);
  });

  it("typed in at `init` makes the key file again; elsewhere it opens the store once", async () => {
    const team = await newTeam();
    await team.run(["init", "--recovery-sheet", team.path("sheet.txt")]);
    const typed = { "No key of this store": `${groupsOf(team.read("sheet.txt"))}\r` };
    rmSync(team.keyFile);
    const once = await team.run(["window"], { terminal: true, keys: typed });
    expect([once.code, existsSync(team.keyFile)]).toEqual([0, false]);
    expect(once.stderr + once.stdout).not.toContain(groupsOf(team.read("sheet.txt")).slice(0, 5));
    expect((await team.run(["init"], { terminal: true, keys: typed })).code).toBe(0);
    expect(readFileSync(team.keyFile, "utf8").trim()).toBe(team.key);
  });

  it("of the restricted key is a page of its own", async () => {
    const team = await newTeam();
    const { item } = await team.json(["init", "--restricted-recovery-sheet", team.path("sheet.txt")]);
    rmSync(item.restrictedKeyFile);
    expect((await team.json(["init"])).item.restrictedKeyHere).toBe(false);
    const found = await team.json(["init", "--restricted-key-file", team.path("sheet.txt")]);
    expect(found.item.restrictedKeyHere).toBe(true);
  });

  it("is never written over a file, nor for a store without a key", async () => {
    const team = await newTeam();
    const letter = team.write("letter.txt", "Dear sir");
    expect((await team.run(["init", "--recovery-sheet", letter])).code).toBe(6);
    expect(team.read("letter.txt")).toBe("Dear sir");
    const plain = makeTeamFolder();
    expect((await plain.run(["init", "--plain", "--recovery-sheet", plain.path("sheet.txt")])).code).toBe(6);
    expect(existsSync(plain.path("sheet.txt"))).toBe(false);
  });
});

describe("a key command", () => {
  it("gives the key of a store, and of one that is made", async () => {
    const team = await newTeam();
    const kept = team.write("kept.txt", team.key);
    rmSync(team.keyFile);
    expect((await team.run(["window", "--key-command", `cat ${kept}`])).code).toBe(0);
    expect((await team.run(["window"], { env: { RESETTLE_KEY_COMMAND: `cat ${kept}` } })).code).toBe(0);
    const made = await team.json(["init", "--store", team.path("second.db"), "--key-command", `cat ${kept}`]);
    expect(made.item).toMatchObject({ encryption: "aegis", keyMade: false });
    expect(made.item.keyFile).toBeUndefined();
    expect(readdirSync(team.path("config", "resettle", "keys")).filter((name) => !name.includes("restricted"))).toEqual([]);
  });

  it.each([
    ["is not there", "no-such-program-here --x", /no-such-program-here could not be started/u],
    ["fails", "false", /false ended with 1, and gave no key/u],
    ["prints something else", "echo s3cret", /What the key command echo printed is not a key/u],
    ["counts on a shell", "echo a;echo b", /What the key command echo printed is not a key/u],
  ])("that %s is told in a sentence, without what it printed", async (_, command, told) => {
    const team = await newTeam();
    const { code, stderr } = await team.run(["window", "--key-command", command, "--verbose"]);
    expect([code, stderr]).toEqual([7, expect.stringMatching(told)]);
    expect(stderr).not.toContain("s3cret");
  });

  it("stays as it is where the store gets a new key: that is in a file, for whoever looks after the command", async () => {
    const team = await newTeam();
    const vault = ["--key-command", `cat ${team.write("vault.txt", team.key)}`];
    rmSync(team.keyFile);
    const taken = team.write("taken.key", "something");
    expect((await team.run(["store", "rekey", ...vault, "--new-key-file", taken])).code).toBe(7);
    expect((await team.run(["store", "check", ...vault])).code).toBe(0);
    const file = team.path("new.key");
    const { code, stderr } = await team.run(["store", "rekey", ...vault, "--new-key-file", file]);
    expect([code, stderr]).toEqual([0, expect.stringContaining("put it where the key command reads it")]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect([team.read("vault.txt"), team.read("taken.key")]).toEqual([team.key, "something"]);
    expect((await team.run(["store", "check", ...vault])).code).toBe(7);
    expect((await team.run(["store", "check", "--key-file", file])).code).toBe(0);
    team.write("vault.txt", team.read("new.key"));
    expect((await team.run(["store", "check", ...vault])).code).toBe(0);
  });

  it("is not given together with a key file, and its key is not changed where it cannot be", async () => {
    const team = await newTeam();
    expect((await team.run(["window", "--key-command", "true", "--key-file", team.keyFile])).code).toBe(2);
    const rekey = await team.run(["store", "rekey", "--key-command", `cat ${team.keyFile}`]);
    expect(rekey).toMatchObject({ code: 2, stderr: expect.stringContaining("--new-key-file") });
    expect((await team.run(["store", "rekey", "--new-key-file", team.path("new.key")])).code).toBe(2);
    expect(existsSync(team.path("new.key"))).toBe(false);
    const before = { RESETTLE_KEY_COMMAND: "false" };
    expect((await team.run(["window", "--key-file", team.keyFile], { env: before })).code).toBe(0);
  });
});
