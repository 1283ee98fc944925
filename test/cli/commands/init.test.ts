import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeTeamFolder } from "./teamFolder.js";

describe("init", () => {
  it("says where the store and its key are, to keep a copy of the key, and what comes next", async () => {
    const team = makeTeamFolder();
    const { code, stdout, stderr } = await team.run(["init", "--with", "EYI=lead", "--with", "hoi"]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Store           ${team.path("resettle.db")}\n`);
    expect(stdout).toContain("Encryption      yes (AEGIS-256)\n");
    expect(stdout).toContain(`Key file        ${team.path("config", "resettle", "keys")}`);
    expect(stdout).toContain("Prisons         EYI, HOI\n");
    expect(stdout).toContain("Without the key file nobody can read these records again");
    expect(stderr).toBe(
      "  resettle init --recovery-sheet <file>  # the key as a page to print, in case its file is lost\n" +
        "  resettle roll import <file>  # take in the first roll\n",
    );
  });

  it("can be run again, and then says nothing of a new key", async () => {
    const team = makeTeamFolder();
    const first = await team.json(["init"]);
    const again = await team.run(["init"]);
    expect(again.code).toBe(0);
    expect(again.stdout).not.toContain("Without the key file");
    expect(await team.json(["init"])).toEqual({ ...first, item: { ...first.item, keyMade: false, restrictedKeyMade: false } });
  });

  it("gives one document to scripts", async () => {
    const team = makeTeamFolder();
    const { schema, item } = await team.json(["init", "--plain", "--with", "EYI=lead"]);
    expect({ schema, item }).toEqual({
      schema: "init/1",
      item: {
        store: team.path("resettle.db"),
        encryption: "plain",
        keyMade: false,
        restrictedKeyFile: expect.stringContaining(".restricted.key"),
        restrictedKeyHere: true,
        restrictedKeyMade: true,
        prisons: [{ code: "EYI", name: expect.stringContaining("Elmley"), role: "lead" }],
      },
    });
  });

  it("keeps both keys together where the user says where the key goes", async () => {
    const team = makeTeamFolder();
    const { item } = await team.json(["init", "--key-file", team.path("stick", "ours.key")]);
    expect(item.restrictedKeyFile).toBe(team.path("stick", "ours.restricted.key"));
    expect(existsSync(team.path("config"))).toBe(false);
  });

  it.each([
    ["nothing that a prison can buy", "EYI=queen", 2, "BAD_ROLE"],
    ["no prison", "Hogwarts", 5, "PRISON_NOT_FOUND"],
  ])("makes nothing where what was typed is %s", async (_, typed, code, name) => {
    const team = makeTeamFolder();
    const ran = await team.run(["init", "--with", typed, "--json"]);
    expect([ran.code, JSON.parse(ran.stdout).error.code]).toEqual([code, name]);
    expect(existsSync(team.path("resettle.db"))).toBe(false);
    expect(existsSync(team.path("config"))).toBe(false);
  });
});
