import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { type InitOptions, initStore } from "../../src/services/initStore.js";
import { type SessionOptions, withSession } from "../../src/services/session.js";
import { MONDAY_MORNING } from "../support/runInProcess.js";
import { forEachStore } from "../support/stores.js";

let folder: string;
let options: SessionOptions;
const NOTHING: InitOptions = { plain: false, prisons: [] };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "resettle-init-"));
  options = sessionOptions(join(folder, "records", "resettle.db"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function sessionOptions(store: string): SessionOptions {
  return {
    store,
    keyFile: undefined,
    actor: "admin",
    asOf: plainDate("2026-11-23"),
    prisons: [],
    env: { XDG_CONFIG_HOME: join(folder, "config") },
    signal: new AbortController().signal,
    now: () => MONDAY_MORNING,
  };
}

const keys = () => {
  const place = join(folder, "config", "resettle", "keys");
  return existsSync(place) ? readdirSync(place).map((name) => join(place, name)) : [];
};
const digest = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
const header = (file: string) => readFileSync(file).subarray(0, 15).toString("latin1");

describe("making the store", () => {
  it("makes it encrypted, with a key apart from it, both for this user only", async () => {
    const made = await initStore(options, NOTHING);
    expect(made).toMatchObject({ store: options.store, encryption: "aegis", keyMade: true, prisons: [] });
    expect(keys().sort()).toEqual([made.keyFile, made.restrictedKeyFile].sort());
    expect(statSync(made.restrictedKeyFile).mode & 0o777).toBe(0o600);
    expect(statSync(made.keyFile ?? "").mode & 0o777).toBe(0o600);
    expect(statSync(options.store).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "records")).mode & 0o777).toBe(0o700);
    expect(header(options.store)).not.toBe("SQLite format 3");
  });

  it("again changes nothing: the store, its key and its prisons stay", async () => {
    const made = await initStore(options, { ...NOTHING, prisons: [{ prison: "EYI", role: "lead" }] });
    const before = [digest(options.store), digest(made.keyFile ?? "")];
    const again = await initStore(options, NOTHING);
    expect(again).toEqual({ ...made, keyMade: false, restrictedKeyMade: false });
    expect([digest(options.store), digest(made.keyFile ?? "")]).toEqual(before);
  });

  it("again with prisons adds them, and what they have bought", async () => {
    await initStore(options, { ...NOTHING, prisons: [{ prison: "EYI" }] });
    const { prisons } = await initStore(options, {
      ...NOTHING,
      prisons: [
        { prison: "Elmley", role: "lead" },
        { prison: "hoi", role: "host" },
      ],
    });
    expect(prisons).toMatchObject([
      { code: "EYI", role: "lead" },
      { code: "HOI", role: "host" },
    ]);
  });

  it("says so where nobody knows a prison, and makes nothing", async () => {
    await expect(initStore(options, { ...NOTHING, prisons: [{ prison: "Nowhere" }] })).rejects.toMatchObject({
      kind: "notFound",
      code: "PRISON_NOT_FOUND",
    });
    expect([existsSync(options.store), keys()]).toEqual([false, []]);
  });

  it("gives a store made before there was one its restricted key, and never a second", async () => {
    const { restrictedKeyFile } = await initStore(options, NOTHING);
    await withSession(options, ({ store }) => store.write("x", "x", (tx) => tx.giveRestrictedKey("")));
    expect(await initStore(options, NOTHING)).toMatchObject({ restrictedKeyHere: true, restrictedKeyMade: false });
    rmSync(restrictedKeyFile);
    expect(await initStore(options, NOTHING)).toMatchObject({ restrictedKeyHere: false, restrictedKeyMade: false });
    expect(existsSync(restrictedKeyFile)).toBe(false);
  });

  it("makes it plain where that is asked for", async () => {
    expect(await initStore(options, { ...NOTHING, plain: true })).toMatchObject({ encryption: "plain", keyMade: false });
    const { restrictedKeyFile } = await initStore(options, NOTHING);
    expect([header(options.store), keys()]).toEqual(["SQLite format 3", [restrictedKeyFile]]);
    expect(await initStore(options, NOTHING)).toMatchObject({ encryption: "plain", keyMade: false });
    expect(keys()).toEqual([restrictedKeyFile]);
  });

  it("does not make a plain one where there is a key for it", async () => {
    await initStore(options, NOTHING);
    await expect(initStore(options, { ...NOTHING, plain: true })).rejects.toMatchObject({
      kind: "usage",
      code: "KEY_NOT_WANTED",
    });
  });

  it("uses the key file that is named, and makes it where there is none", async () => {
    const keyFile = join(folder, "safe", "resettle.key");
    expect(await initStore({ ...options, keyFile }, NOTHING)).toMatchObject({ keyFile, keyMade: true });
    const other = sessionOptions(join(folder, "other.db"));
    expect(await initStore({ ...other, keyFile }, NOTHING)).toMatchObject({ keyFile, keyMade: false });
    expect(keys().filter((file) => !file.endsWith(".restricted.key"))).toEqual([]);
  });

  it("makes nothing where the key cannot be written", async () => {
    const keyFile = join(folder, "resettle.key");
    symlinkSync(join(folder, "nowhere", "resettle.key"), keyFile);
    await expect(initStore({ ...options, keyFile }, NOTHING)).rejects.toMatchObject({ kind: "store", code: "KEY_NOT_WRITTEN" });
    expect(existsSync(options.store)).toBe(false);
  });

  it("says so where the folder cannot be made", async () => {
    writeFileSync(join(folder, "a file"), "");
    const place = sessionOptions(join(folder, "a file", "resettle.db"));
    await expect(initStore(place, NOTHING)).rejects.toMatchObject({ kind: "store", code: "STORE_NOT_ALLOWED" });
  });

  it("does not take another file for a store", async () => {
    const other = sessionOptions(join(folder, "letter.txt"));
    writeFileSync(other.store, "Dear sir");
    await expect(initStore(other, NOTHING)).rejects.toMatchObject({ kind: "store", code: "STORE_NOT_OURS" });
    expect(readFileSync(other.store, "utf8")).toBe("Dear sir");
  });
});

describe("a store whose key is lost", () => {
  it("is not opened, and no new key is made over it", async () => {
    const { keyFile = "", restrictedKeyFile } = await initStore(options, NOTHING);
    rmSync(keyFile);
    const before = digest(options.store);
    const lost = { kind: "store", code: "STORE_KEY_MISSING", hint: expect.stringContaining("--key-file") };
    await expect(initStore(options, NOTHING)).rejects.toMatchObject(lost);
    await expect(initStore(options, { ...NOTHING, plain: true })).rejects.toMatchObject(lost);
    await expect(withSession(options, async () => "opened")).rejects.toMatchObject(lost);
    expect([digest(options.store), keys()]).toEqual([before, [restrictedKeyFile]]);
  });

  it("is opened again with a copy of the key", async () => {
    const { keyFile = "" } = await initStore(options, NOTHING);
    const copy = join(folder, "copy.key");
    copyFileSync(keyFile, copy);
    rmSync(keyFile);
    expect(await withSession({ ...options, keyFile: copy }, async ({ store }) => store.encryption)).toBe("aegis");
  });
});

describe("a session", () => {
  it("is refused where a plain store was put in the place of an encrypted one", async () => {
    await initStore(options, NOTHING);
    const plain = sessionOptions(join(folder, "plain.db"));
    await initStore(plain, { ...NOTHING, plain: true });
    copyFileSync(plain.store, options.store);
    await expect(withSession(options, async () => "opened")).rejects.toMatchObject({ kind: "store", code: "STORE_PLAIN" });
  });

  it("is refused with another store's key", async () => {
    await initStore(options, NOTHING);
    const other = sessionOptions(join(folder, "other.db"));
    const { keyFile } = await initStore(other, NOTHING);
    await expect(withSession({ ...options, keyFile }, async () => "opened")).rejects.toMatchObject({ code: "STORE_WRONG_KEY" });
  });

  it("is refused where there is no store, and makes none", async () => {
    await expect(withSession(options, async () => "opened")).rejects.toMatchObject({
      kind: "store",
      code: "STORE_MISSING",
      hint: expect.stringContaining("resettle init"),
    });
    expect(existsSync(options.store)).toBe(false);
  });

  it("closes the store when the work fails", async () => {
    await initStore(options, { ...NOTHING, plain: true });
    let look = async (): Promise<unknown> => undefined;
    const failing = withSession(options, async ({ store }) => {
      look = () => store.read.prisons.list();
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    await expect(look()).rejects.toThrow();
  });
});

forEachStore("making a store with its prisons", ({ engine, makePlace }) => {
  it("opens it for the first session", async () => {
    const { location } = await makePlace();
    const place = sessionOptions(location.engine === "sqlite" ? location.path : location.url);
    const made = await initStore(place, { ...NOTHING, prisons: [{ prison: "EYI", role: "lead" }] });
    expect(made.encryption).toBe(engine === "sqlite" ? "aegis" : "server");
    expect(made.keyFile !== undefined).toBe(engine === "sqlite");
    expect(JSON.stringify(made)).not.toContain("tester:tester");
    expect(await withSession(place, ({ store }) => store.read.prisons.list())).toMatchObject([{ code: "EYI", role: "lead" }]);
  });
});
