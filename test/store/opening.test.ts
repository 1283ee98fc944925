import {
  chmodSync,
  chownSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { openEngine } from "../../src/store/sqlite.js";
import { storeNeedsKey } from "../../src/store/sqliteFiles.js";
import { createStore, openStore } from "../../src/store/store.js";
import { makeSqlitePlace, TEST_KEY } from "../support/stores.js";
import { MONDAY, received, rollPerson, takeIn } from "./people.js";
import { runChild } from "./runChild.js";

const OTHER_KEY = new Uint8Array(32).fill(9);
/** A user of the computer who is not the owner of the store: root may do anything, so as root somebody else has to try. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;

describe("a store in a file", () => {
  let path: string;
  let folder: string;
  const open = (more: { key?: Uint8Array } = { key: TEST_KEY }) => openStore({ location: { engine: "sqlite", path }, ...more });

  beforeEach(async () => {
    const place = makeSqlitePlace();
    path = place.location.path;
    folder = dirname(path);
    const store = await createStore(place);
    await takeIn(store, MONDAY, received(MONDAY, rollPerson("A1234BC", { lastName: "Unmistakable" })));
    await store.close();
  });

  it("is readable for its owner alone, and nothing is left beside it", () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["resettle.db"]);
  });

  it.each([
    ["journal_mode", "delete"],
    ["synchronous", 3],
    ["foreign_keys", 1],
    ["secure_delete", 1],
    ["temp_store", 2],
  ])("is open with %s set to %s", async (pragma, value) => {
    const engine = await openEngine({ path }, { key: TEST_KEY, readOnly: false, lockWaitMs: 0 });
    const { rows } = await sql.raw(`pragma ${pragma}`).execute(engine.db);
    expect(rows).toEqual([{ [pragma]: value }]);
    await engine.close();
  });

  it("is made in a new folder that only its owner may enter", async () => {
    const inside = join(folder, "new", "resettle.db");
    await (await createStore({ location: { engine: "sqlite", path: inside }, key: TEST_KEY })).close();
    expect(statSync(dirname(inside)).mode & 0o777).toBe(0o700);
  });

  it("holds nothing that can be read without its key", () => {
    const bytes = readFileSync(path).toString("latin1");
    expect(bytes).not.toContain("Unmistakable");
    expect(bytes).not.toContain("custody");
    expect(storeNeedsKey(path)).toBe(true);
  });

  it("stays as it is where it is made again", async () => {
    const store = await createStore({ location: { engine: "sqlite", path }, key: TEST_KEY });
    expect(await store.read.people.findKnown(["A1234BC"])).toEqual(new Set(["A1234BC"]));
    expect(store.encryption).toBe("aegis");
    await store.close();
  });

  it("can be plain where that is asked for", async () => {
    const plain = makeSqlitePlace().location;
    const store = await createStore({ location: plain });
    expect(store.encryption).toBe("plain");
    await store.close();
    expect(storeNeedsKey(plain.path)).toBe(false);
    await expect(openStore({ location: plain, key: TEST_KEY })).rejects.toMatchObject({ kind: "store", code: "STORE_PLAIN" });
  });

  it("does not open with another key, without one, or with one too short", async () => {
    await expect(open({ key: OTHER_KEY })).rejects.toMatchObject({ kind: "store", code: "STORE_WRONG_KEY" });
    await expect(open({})).rejects.toMatchObject({ code: "STORE_KEY_MISSING" });
    await expect(open({ key: new Uint8Array(16) })).rejects.toMatchObject({ code: "STORE_KEY_INVALID" });
  });

  it("is not taken for another file", async () => {
    const before = readFileSync(path);
    await expect(openStore({ location: { engine: "sqlite", path: join(folder, "none.db") } })).rejects.toMatchObject({
      code: "STORE_MISSING",
    });
    await expect(openStore({ location: { engine: "sqlite", path: join(path, "x") } })).rejects.toMatchObject({
      code: "STORE_MISSING",
    });
    await expect(openStore({ location: { engine: "sqlite", path: folder } })).rejects.toMatchObject({ code: "STORE_NOT_OURS" });
    for (const content of ["", "not a store", "\x89PNG\r\n".repeat(1000)]) {
      writeFileSync(join(folder, "other"), content, "latin1");
      const other = { engine: "sqlite", path: join(folder, "other") } as const;
      await expect(openStore({ location: other, key: TEST_KEY })).rejects.toMatchObject({ code: "STORE_NOT_OURS" });
      await expect(createStore({ location: other, key: TEST_KEY })).rejects.toMatchObject({ code: "STORE_NOT_OURS" });
      expect(readFileSync(other.path, "latin1")).toBe(content);
    }
    expect(readFileSync(path)).toEqual(before);
  });

  it("is not taken for the database of another program", async () => {
    const location = { engine: "sqlite", path: join(folder, "other.db") } as const;
    new Database(location.path).exec("create table other (x)").close();
    await expect(openStore({ location })).rejects.toMatchObject({ code: "STORE_NOT_OURS" });
    await expect(createStore({ location })).rejects.toMatchObject({ code: "STORE_NOT_OURS" });
  });

  it.each([
    ["in the key's fingerprint", 3],
    ["in the first page", 100],
    ["at the end of the first page", 4_095],
    ["in the second page", 4_096 + 40],
    ["in the middle", 20 * 4_096 + 2_000],
  ])("is found damaged by one flipped bit %s", async (_where, position) => {
    flipBit(path, position);
    const problems = await open().then(
      async (store) => {
        const found = await store.check();
        await store.close();
        return found.problems;
      },
      (error: unknown) => [error],
    );
    expect(problems).not.toEqual([]);
    if (problems[0] instanceof Error) expect(problems[0]).toMatchObject({ kind: "store", code: "STORE_DAMAGED" });
  });

  it("is refused where its end is missing", async () => {
    truncateSync(path, statSync(path).size - 4_096);
    await expect(open()).rejects.toMatchObject({ code: "STORE_DAMAGED" });
  });

  it("says when it was exchanged while it was open, and writes nothing into thin air", async () => {
    const store = await open();
    copyFileSync(path, `${path}.copy`);
    chmodSync(`${path}.copy`, 0o600);
    renameSync(`${path}.copy`, path);
    await expect(store.write("jo", "reception", (tx) => tx.people.record("B2345CD"))).rejects.toMatchObject({
      code: "STORE_REPLACED",
    });
    await store.close();
  });
});

describe("a store of somebody else", () => {
  it("cannot be opened by who may not read it", async () => {
    const place = makeSqlitePlace();
    await (await createStore(place)).close();
    chmodSync(dirname(place.location.path), 0o755);
    if (NOBODY === undefined) chmodSync(place.location.path, 0o000);
    const child = await runChild(place, "readAndWrite", NOBODY);
    expect(await child.nextLine()).toBe("STORE_NOT_ALLOWED");
  });

  it.each([
    ["the file is", 0o755, 0o444],
    ["its folder is", 0o555, 0o644],
  ])("can be read and not written where %s read-only", async (_what, folderMode, fileMode) => {
    const place = makeSqlitePlace();
    const store = await createStore(place);
    await store.write("jo", "reception", (tx) => tx.people.record("A1234BC"));
    await store.close();
    const folder = dirname(place.location.path);
    if (NOBODY !== undefined) for (const name of [folder, place.location.path]) chownSync(name, NOBODY, NOBODY);
    chmodSync(place.location.path, fileMode);
    chmodSync(folder, folderMode);
    const child = await runChild(place, "readAndWrite", NOBODY);
    expect([await child.nextLine(), await child.nextLine()]).toEqual(["read 1", "STORE_READ_ONLY"]);
    chmodSync(folder, 0o700);
  });
});

function flipBit(path: string, position: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(position) ^ 1, position);
  writeFileSync(path, bytes);
}
