import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openRoll } from "../../src/services/openRolls.js";

describe("opening a roll", () => {
  const env = { XDG_DATA_HOME: "/data" };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "resettle-open-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = (file: string, piped = "") => openRoll(file, Readable.from([Buffer.from(piped)]), env);

  it("names the file, and a place for its rejects beside it or among the user's records", async () => {
    const file = join(folder, "elmley.23-11.csv");
    writeFileSync(file, "prisonerNumber\n");
    const { source, rejectsFiles } = await open(file);
    expect(source.name).toBe(file);
    expect(rejectsFiles).toEqual([join(folder, "elmley.23-11.rejects.csv"), "/data/resettle/rejects/elmley.23-11.rejects.csv"]);
  });

  it("reads standard input to its end, and as often as it is asked to", async () => {
    const { source, rejectsFiles } = await open("-", "prisonerNumber\nA1234BC\n");
    expect(source.name).toBe("standard input");
    expect(rejectsFiles[0]).toBe("roll.rejects.csv");
    for (let reading = 0; reading < 2; reading += 1) {
      expect(await text(source.open() as unknown as Readable)).toBe("prisonerNumber\nA1234BC\n");
    }
  });

  it.each<[string, string, string]>([
    ["there is no file", "missing.csv", "ROLL_NOT_FOUND"],
    ["it is a folder", ".", "ROLL_IS_FOLDER"],
    ["it is empty", "empty.csv", "ROLL_EMPTY"],
    ["standard input is empty", "-", "ROLL_EMPTY"],
  ])("says so where %s", async (_, name, code) => {
    writeFileSync(join(folder, "empty.csv"), "");
    await expect(open(name === "-" ? "-" : join(folder, name))).rejects.toMatchObject({ kind: "input", code });
  });
});
