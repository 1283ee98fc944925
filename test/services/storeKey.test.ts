import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createKey, findKey, keyFileOf } from "../../src/services/storeKey.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "resettle-key-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the place of a store's key", () => {
  const env = { XDG_CONFIG_HOME: "/config" };

  it("is in the user's configuration, apart from the store", () => {
    expect(dirname(keyFileOf("/records/resettle.db", undefined, env))).toBe("/config/resettle/keys");
  });

  it("is one for each store, however its path is written", () => {
    const one = keyFileOf("/records/resettle.db", undefined, env);
    expect(keyFileOf(relative(process.cwd(), "/records/resettle.db"), undefined, env)).toBe(one);
    expect(keyFileOf("/other/resettle.db", undefined, env)).not.toBe(one);
  });

  it("is where the user says", () => {
    expect(keyFileOf("/records/resettle.db", "/safe/resettle.key", env)).toBe("/safe/resettle.key");
  });
});

describe("a key", () => {
  it("is made for this user's eyes only, and read again", () => {
    const file = join(folder, "new", "resettle.key");
    const key = createKey(file);
    expect(key).toHaveLength(32);
    expect(findKey(file)).toEqual(key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it("is another one each time", () => {
    expect(createKey(join(folder, "one.key"))).not.toEqual(createKey(join(folder, "two.key")));
  });

  it("is never made over one that is there", () => {
    const file = join(folder, "resettle.key");
    const key = createKey(file);
    expect(() => createKey(file)).toThrow(expect.objectContaining({ kind: "store", code: "KEY_NOT_WRITTEN" }));
    expect(findKey(file)).toEqual(key);
  });

  it("is made whole where a program was killed while it made one", () => {
    const file = join(folder, "resettle.key");
    writeFileSync(`${file}.part`, "0123");
    const key = createKey(file);
    expect(findKey(file)).toEqual(key);
    expect(readdirSync(folder)).toEqual(["resettle.key"]);
  });

  it("is nothing where there is no file", () => {
    expect(findKey(join(folder, "resettle.key"))).toBeUndefined();
  });

  it.each([
    ["is empty", ""],
    ["is cut short", "0123456789abcdef"],
    ["holds something else", `${"x".repeat(64)}\n`],
  ])("is refused where its file %s, and the file stays as it is", (_, text) => {
    const file = join(folder, "resettle.key");
    writeFileSync(file, text);
    expect(() => findKey(file)).toThrow(expect.objectContaining({ kind: "store", code: "KEY_INVALID" }));
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("is refused where its file cannot be read", () => {
    expect(() => findKey(folder)).toThrow(expect.objectContaining({ kind: "store", code: "KEY_UNREADABLE" }));
  });
});
