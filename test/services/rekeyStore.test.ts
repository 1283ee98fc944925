import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { checkStoreOf } from "../../src/services/checkStore.js";
import { initStore } from "../../src/services/initStore.js";
import { giveNewKey } from "../../src/services/rekeyStore.js";
import { type SessionOptions, withSession } from "../../src/services/session.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { MONDAY_MORNING } from "../support/runInProcess.js";
import { recordWholeCase } from "../support/wholeCase.js";

const MONDAY = plainDate("2026-11-23");

let folder: string;
let options: SessionOptions;
let keyFile: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "resettle-rekey-"));
  options = {
    store: join(folder, "resettle.db"),
    ...{ keyFile: undefined, actor: "jo", asOf: MONDAY, prisons: [], env: { XDG_CONFIG_HOME: join(folder, "config") } },
    ...{ signal: new AbortController().signal, now: () => MONDAY_MORNING },
  };
  ({ keyFile = "" } = await initStore(options, { plain: false, prisons: [] }));
  await withSession(options, async ({ store }) => {
    await seedPeople(store, [rollPerson({ prisonerNumber: "A1234BC" })], MONDAY);
    await recordWholeCase(store, "A1234BC", MONDAY);
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = () => withSession(options, checkStoreOf);
const keyFiles = () => readdirSync(dirname(keyFile)).sort();

describe("a store that gets a new key", () => {
  it("keeps everything, what is sealed too, and opens with the new key alone", async () => {
    const before = await check();
    const { oldKeyFile } = await giveNewKey(options);
    const after = await check();
    expect(after.problems).toEqual([]);
    expect({ ...after.counts, audit_entry: 0 }).toEqual({ ...before.counts, audit_entry: 0 });
    expect(after.audit?.entries).toBe((before.audit?.entries ?? 0) + 1);
    await expect(withSession({ ...options, keyFile: oldKeyFile }, async () => "")).rejects.toMatchObject({
      code: "STORE_WRONG_KEY",
    });
    expect(readFileSync(oldKeyFile, "utf8")).not.toBe(readFileSync(keyFile, "utf8"));
    expect(keyFiles()).toHaveLength(3);
    expect(readdirSync(folder).sort()).toEqual(["config", "resettle.db"]);
  });

  it("tells a program that has it open, which then writes nothing into thin air", async () => {
    await withSession(options, async ({ store }) => {
      await giveNewKey(options);
      const write = store.write("jo", "reception", (tx) => tx.people.record("B2345CD"));
      await expect(write).rejects.toMatchObject({ code: "STORE_REPLACED" });
    });
  });

  it.each([
    ["damaged", 7 * 4_096 + 9, "STORE_DAMAGED"],
    ["damaged at its beginning", 3, "STORE_DAMAGED"],
  ])("is left as it is where it is %s", async (_, position, code) => {
    const bytes = readFileSync(options.store);
    bytes.writeUInt8(bytes.readUInt8(position) ^ 4, position);
    writeFileSync(options.store, bytes);
    await expect(giveNewKey(options)).rejects.toMatchObject({ kind: "store", code });
    expect(readFileSync(options.store).equals(bytes)).toBe(true);
    expect(keyFiles()).toHaveLength(2);
  });

  it("is refused where there is no encryption", async () => {
    const plain = { ...options, store: join(folder, "plain.db") };
    await initStore(plain, { plain: true, prisons: [] });
    await expect(giveNewKey(plain)).rejects.toMatchObject({ kind: "refused", code: "STORE_NOT_ENCRYPTED" });
  });
});

describe("a program killed while it gives a new key", () => {
  /** What is there before and after, to put together as it was in between. */
  async function stages() {
    const kept = join(folder, "kept");
    for (const [from, to] of [
      [options.store, `${kept}.db`],
      [keyFile, `${kept}.key`],
    ] as const)
      copyFileSync(from, to);
    const { oldKeyFile } = await giveNewKey(options);
    return { kept, oldKeyFile };
  }

  it("before the store is renamed over leaves the old store and key, and another try goes through", async () => {
    const { kept, oldKeyFile } = await stages();
    renameSync(keyFile, `${keyFile}.new`);
    renameSync(oldKeyFile, keyFile);
    copyFileSync(`${kept}.db`, options.store);
    writeFileSync(`${options.store}.new-12345`, "half a copy");
    expect((await check()).problems).toEqual([]);
    expect(readFileSync(keyFile, "utf8")).toBe(readFileSync(`${kept}.key`, "utf8"));
    await giveNewKey(options);
    expect((await check()).problems).toEqual([]);
    expect(existsSync(`${keyFile}.new`)).toBe(false);
    expect(existsSync(`${options.store}.new-12345`)).toBe(false);
  });

  it.each([
    ["before the old key gets its own name", true],
    ["after the old key got its own name", false],
  ])("%s leaves a store that opens with the new key, and the next command puts it in its place", async (_, oldInPlace) => {
    const { kept, oldKeyFile } = await stages();
    const newKey = readFileSync(keyFile, "utf8");
    renameSync(keyFile, `${keyFile}.new`);
    if (oldInPlace) renameSync(oldKeyFile, keyFile);
    expect((await check()).problems).toEqual([]);
    expect(readFileSync(keyFile, "utf8")).toBe(newKey);
    expect(readFileSync(oldKeyFile, "utf8")).toBe(readFileSync(`${kept}.key`, "utf8"));
    expect(existsSync(`${keyFile}.new`)).toBe(false);
  });
});
