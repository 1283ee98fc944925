import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeFolder } from "../../src/services/makeFolder.js";

const folder = mkdtempSync(join(tmpdir(), "resettle-folder-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("making a folder", () => {
  it("makes those above it too, for this user alone, and is content with one that is there", () => {
    const deep = join(folder, "a", "b", "c");
    makeFolder(deep);
    makeFolder(deep);
    expect(statSync(deep).isDirectory()).toBe(true);
    if (process.platform !== "win32") expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o700);
  });

  it("fails where a file is in the way", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(() => makeFolder(join(file, "below"))).toThrow();
    expect(() => makeFolder(file)).toThrow();
  });

  it.skipIf(!existsSync("/proc/self"))("fails, and does not try for ever, where nothing can be made", () => {
    expect(() => makeFolder("/proc/resettle/plans")).toThrow();
  });
});
