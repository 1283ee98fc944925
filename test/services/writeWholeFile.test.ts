import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeWholeFile } from "../../src/services/writeWholeFile.js";

describe("a file that is written whole", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "resettle-whole-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is for this user only, in folders made for it", async () => {
    const path = join(folder, "2026-11-23", "plans", "plan.pdf");
    await writeWholeFile(path, "all of it");
    expect(readFileSync(path, "utf8")).toBe("all of it");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "2026-11-23")).mode & 0o777).toBe(0o700);
  });

  it("takes the place of the one that was there, and of a part of one that somebody left", async () => {
    const path = join(folder, "window.csv");
    writeFileSync(path, "yesterday's, which was longer");
    writeFileSync(`${path}.part`, "half");
    await writeWholeFile(path, "today's");
    expect(readFileSync(path, "utf8")).toBe("today's");
    expect(readdirSync(folder)).toEqual(["window.csv"]);
  });

  it.each<[string, () => string, string]>([
    ["its folder is a file", () => join(folder, "a file", "window.csv"), "a file is there where a folder has to be."],
    ["there is a folder of its name", () => join(folder, "a folder"), "a folder has that name."],
  ])("leaves nothing behind where %s, and says so in words", async (_, place, words) => {
    writeFileSync(join(folder, "a file"), "");
    mkdirSync(join(folder, "a folder", "with something in it"), { recursive: true });
    await expect(writeWholeFile(place(), "today's")).rejects.toMatchObject({
      ...{ kind: "store", code: "OUTPUT_NOT_WRITTEN" },
      message: `${place()} cannot be written: ${words}`,
    });
    expect(readdirSync(folder).sort()).toEqual(["a file", "a folder"]);
  });
});
