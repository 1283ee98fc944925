import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileSource } from "../../../src/roll/rollSource.js";
import { createStore, type Store } from "../../../src/store/store.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { MONDAY, makeUpPrison, NO_CHANGES, TUESDAY, takeIn, withChange } from "./madeUpPrison.js";

describe("the rejects file", () => {
  const prison = makeUpPrison();
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "resettle-rejects-"));
    store = await createStore(makeSqlitePlace());
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const broken = () => withChange(withChange(prison.crowd(), 2, { crd: "31/02/2027" }), 4, { dateOfBirth: "2026-01-01" });

  it("has each bad row once, for this user's eyes only, and is named in the result", async () => {
    const place = join(folder, "new", "roll.rejects.csv");
    const result = await takeIn(store, MONDAY, broken(), { rejectsFiles: [place] });
    expect(result).toMatchObject({ accepted: 10, rejected: 2, rejectsFile: place });
    expect(statSync(place).mode & 0o777).toBe(0o600);
    const lines = readFileSync(place, "utf8").trim().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(prison.person(2).prisonerNumber);
    expect(lines[2]).toContain("dateOfBirth");
  });

  it("can be mended and taken in: everyone is on the roll then, and nobody is gone", async () => {
    const place = join(folder, "roll.rejects.csv");
    await takeIn(store, MONDAY, broken(), { rejectsFiles: [place] });
    writeFileSync(place, readFileSync(place, "utf8").replace("31/02/2027", "28/02/2027").replace("2026-01-01", "1986-01-01"));
    const mended = await takeIn(store, MONDAY, [], { source: await fileSource(place) });
    expect(mended).toMatchObject({ rows: 2, complete: false, rejected: 0, changes: { ...NO_CHANGES, received: 2 } });
    expect(await takeIn(store, TUESDAY, prison.crowd())).toMatchObject({ changes: { received: 0, left: 0 } });
  });

  it("is not written over one that is being mended; one that is just the same is written once", async () => {
    const place = join(folder, "roll.rejects.csv");
    await takeIn(store, MONDAY, broken(), { rejectsFiles: [place] });
    expect(await takeIn(store, MONDAY, broken(), { rejectsFiles: [place] })).toMatchObject({ rejectsFile: place });
    const halfMended = readFileSync(place, "utf8").replace("31/02/2027", "28/02/2027");
    writeFileSync(place, halfMended);
    const { rejectsFile = "" } = await takeIn(store, MONDAY, broken(), { rejectsFiles: [place] });
    expect(rejectsFile).not.toBe(place);
    expect(readFileSync(rejectsFile, "utf8")).toContain("31/02/2027");
    expect(readFileSync(place, "utf8")).toBe(halfMended);
  });

  it("goes to the next place where the first cannot be written", async () => {
    writeFileSync(join(folder, "a file"), "");
    const places = [join(folder, "a file", "roll.rejects.csv"), join(folder, "roll.rejects.csv")];
    expect(await takeIn(store, MONDAY, broken(), { rejectsFiles: places })).toMatchObject({ rejectsFile: places[1] });
  });

  it("must be written somewhere: else nothing is taken in, for a row must not be lost in silence", async () => {
    writeFileSync(join(folder, "a file"), "");
    const places = [join(folder, "a file", "roll.rejects.csv")];
    await expect(takeIn(store, MONDAY, broken(), { rejectsFiles: places })).rejects.toMatchObject({
      kind: "store",
      code: "OUTPUT_NOT_WRITTEN",
    });
    expect(await store.read.imports.list()).toEqual([]);
  });

  it("is not made where nothing was rejected, nor by a check", async () => {
    const place = join(folder, "roll.rejects.csv");
    expect(await takeIn(store, MONDAY, broken(), { rejectsFiles: [place], checkOnly: true })).not.toHaveProperty("rejectsFile");
    expect(await takeIn(store, MONDAY, prison.crowd(), { rejectsFiles: [place] })).not.toHaveProperty("rejectsFile");
    expect(existsSync(place)).toBe(false);
  });
});
