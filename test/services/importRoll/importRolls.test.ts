import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importRolls } from "../../../src/services/importRoll/importRolls.js";
import type { Session } from "../../../src/services/session.js";
import { createStore, type Store } from "../../../src/store/store.js";
import { sessionOn } from "../../support/session.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { csvOf, MONDAY, makeUpPrison, type Row, TUESDAY } from "./madeUpPrison.js";

describe("taking in several rolls", () => {
  const [one, two] = [makeUpPrison(), makeUpPrison()];
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "resettle-rolls-"));
    store = await createStore(makeSqlitePlace());
    writeFileSync(join(folder, "one.csv"), csvOf(one.crowd()));
    writeFileSync(join(folder, "two.csv"), csvOf(two.crowd()));
    writeFileSync(join(folder, "letter.csv"), "Dear sir\n");
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const take = async (names: readonly string[], wish: Partial<Session> = {}, piped = "") =>
    importRolls(
      await sessionOn(store, wish),
      names.map((name) => (name === "-" ? name : join(folder, name))),
      { stdin: Readable.from([Buffer.from(piped)]) },
    );

  const page = (takenOn: string, people: readonly Row[]) => JSON.stringify({ takenOn, last: true, content: people });

  it("is one import each, in the order they are named, from files and from standard input", async () => {
    const { imports, failed } = await take(["two.csv", "-"], {}, csvOf(one.crowd()));
    expect(imports).toMatchObject([
      { importId: 1, prisons: [two.code] },
      { importId: 2, prisons: [one.code], file: "standard input" },
    ]);
    expect(failed).toEqual([]);
  });

  it("takes in the rolls of a folder, in the order of their days, and leaves rejected rows alone", async () => {
    writeFileSync(join(folder, "a-later.json"), page(TUESDAY, one.crowd()));
    writeFileSync(join(folder, "b-earlier.json"), page(MONDAY, one.crowd()));
    for (const name of ["one.csv", "letter.csv"]) rmSync(join(folder, name));
    writeFileSync(join(folder, "two.rejects.csv"), csvOf(two.crowd()));
    const { imports, failed } = await take(["."], { asOf: TUESDAY });
    expect(imports.map(({ file, takenOn }) => [basename(file), takenOn])).toEqual([
      ["b-earlier.json", MONDAY],
      ["a-later.json", TUESDAY],
      ["two.csv", TUESDAY],
    ]);
    expect(failed).toEqual([]);
  });

  it("says that there is none in a folder without", async () => {
    mkdirSync(join(folder, "empty"));
    await expect(take(["empty"])).rejects.toMatchObject({ kind: "input", code: "ROLL_FOLDER_EMPTY" });
  });

  it("takes the others in where one is bad, and says which and why", async () => {
    const { imports, failed } = await take(["one.csv", "letter.csv", "missing.csv", "two.csv"]);
    expect(imports.map((roll) => roll.prisons)).toEqual([[one.code], [two.code]]);
    expect(failed).toMatchObject([
      { file: join(folder, "letter.csv"), message: expect.stringMatching(/\.$/), hint: expect.stringMatching(/\.$/) },
      { file: join(folder, "missing.csv"), code: "ROLL_NOT_FOUND" },
    ]);
  });

  it("is an error where none could be taken in: the first one's", async () => {
    await expect(take(["missing.csv", "letter.csv"])).rejects.toMatchObject({ kind: "input", code: "ROLL_NOT_FOUND" });
    expect(await store.read.imports.list()).toEqual([]);
  });

  it("stops where it is stopped, and where the store fails", async () => {
    await expect(take(["one.csv"], { signal: AbortSignal.abort(new Error("stopped")) })).rejects.toThrow("stopped");
    writeFileSync(join(folder, "rejected.csv"), csvOf([{ ...one.person(50), prisonerNumber: "12" }, ...one.crowd()]));
    const nowhere = { rejects: join(folder, "one.csv", "rejects.csv"), stdin: Readable.from([]) };
    const files = ["rejected.csv", "two.csv"].map((name) => join(folder, name));
    await expect(importRolls(await sessionOn(store), files, nowhere)).rejects.toMatchObject({ code: "OUTPUT_NOT_WRITTEN" });
    expect(await store.read.imports.list()).toEqual([]);
  });

  it("takes rows that name no prison for those of the one that is asked about", async () => {
    writeFileSync(join(folder, "nameless.csv"), csvOf(one.crowd().map((row) => ({ ...row, prison: "" }))));
    expect((await take(["nameless.csv"], { prisons: ["EYI"] })).imports).toMatchObject([{ prisons: ["EYI"] }]);
    await expect(take(["nameless.csv"], { prisons: ["EYI", "HOI"] })).rejects.toMatchObject({ kind: "input" });
  });
});
