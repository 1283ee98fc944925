import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { MONDAY, writeRolls } from "../bench/madeUpRoll.mjs";
import { readState, type StoreState } from "./storeState.js";
import { makeWorkplace } from "./workplace.js";

/** Of the time that changing the key takes. */
const ANY_TIME = Array.from({ length: 30 }, () => Math.random());

const { pathOf, keyFile, run, start } = makeWorkplace();
const store = pathOf("store.db");
const kept = pathOf("kept.db");
let key: string;
let before: StoreState;
let milliseconds: number;

beforeAll(async () => {
  await writeRolls(5_000, pathOf("monday.csv"));
  expect(await run(kept, "init")).toMatchObject({ code: 0 });
  expect(await run(kept, "roll", "import", pathOf("monday.csv"), "--taken-on", MONDAY)).toMatchObject({ code: 0 });
  key = readFileSync(keyFile, "utf8");
  before = await readState(kept, keyFile);
  begin();
  const began = Date.now();
  expect(await run(store, "store", "rekey")).toMatchObject({ code: 0 });
  milliseconds = Date.now() - began;
});

describe("kill -9 while the store gets a new key", () => {
  it.each(ANY_TIME.map((part) => Math.round(part * 100)))(
    "after %i in 100 of its time leaves a store that opens",
    async (part) => {
      begin();
      const running = start(store, "store", "rekey");
      await new Promise((resolve) => setTimeout(resolve, (milliseconds * part) / 100));
      running.process.kill("SIGKILL");
      await running.ended;
      expect(await run(store, "store", "check")).toMatchObject({ code: 0 });
      const { problems, said } = await readState(store, keyFile);
      // The store has one entry more where it has the new key.
      expect(problems).toEqual([]);
      if (readFileSync(keyFile, "utf8") === key) expect(said).toBe(before.said);
      expect(await run(store, "store", "rekey")).toMatchObject({ code: 0 });
      expect(readdirSync(dirname(store)).filter((name) => name.startsWith(`${basename(store)}.`))).toEqual([]);
    },
  );
});

function begin(): void {
  for (const name of readdirSync(dirname(store))) if (/^store\./u.test(name)) rmSync(join(dirname(store), name));
  copyFileSync(kept, store);
  writeFileSync(keyFile, key, { mode: 0o600 });
}
