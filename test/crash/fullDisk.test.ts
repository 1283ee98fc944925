import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { MONDAY, TUESDAY, writeRolls } from "../bench/madeUpRoll.mjs";
import type { CliRan } from "../support/runCli.js";
import { makeSmallDisk, whyNoSmallDisk } from "./smallDisk.js";
import { readState, type StoreState } from "./storeState.js";
import { makeWorkplace } from "./workplace.js";

const PEOPLE = 20_000;
const AMPLE_MEGABYTES = 100;
const reason = whyNoSmallDisk();

describe.skipIf(reason !== undefined)(`a full disk${reason === undefined ? "" : ` (left out: ${reason})`}`, () => {
  const { pathOf, keyFile, run } = makeWorkplace();
  const monday = { name: "a first roll", file: pathOf("monday.csv"), takenOn: MONDAY, onTopOf: pathOf("empty.db") };
  const tuesday = { name: "the next day's roll", file: pathOf("tuesday.csv"), takenOn: TUESDAY, onTopOf: pathOf("filled.db") };
  const takeIn = (store: string, { file, takenOn }: typeof monday, ...words: string[]) =>
    run(store, "roll", "import", file, "--taken-on", takenOn, ...words);

  beforeAll(async () => {
    await writeRolls(PEOPLE, monday.file, tuesday.file);
    expect(await run(monday.onTopOf, "init")).toMatchObject({ code: 0 });
    copyFileSync(monday.onTopOf, tuesday.onTopOf);
    expect(await takeIn(tuesday.onTopOf, monday)).toMatchObject({ code: 0 });
  });

  describe.each([
    { roll: monday, left: [0, 3, 9] },
    { roll: tuesday, left: [0, 2] },
  ])("during the import of $roll.name", ({ roll, left }) => {
    it.each(left)("with %i MB left changes nothing, and once there is room the import is as ever", async (megabytes) => {
      const disk = makeSmallDisk(AMPLE_MEGABYTES);
      const store = disk.pathOf("resettle.db");
      copyFileSync(roll.onTopOf, store);
      const before = await readState(store, keyFile);
      disk.resize(Math.ceil(statSync(store).size / 2 ** 20) + megabytes);

      expectNoRoom(await takeIn(store, roll));
      expect(await readState(store, keyFile)).toEqual(before);

      disk.resize(AMPLE_MEGABYTES);
      expect(await takeIn(store, roll)).toMatchObject({ code: 0 });
      expect(await readState(store, keyFile)).toEqual(await stateUndisturbed(roll));
    });
  });

  it("where the plans go leaves no file, whole or in part, and no version of the plan", async () => {
    const disk = makeSmallDisk(1);
    disk.fill("something else");
    const before = await readState(tuesday.onTopOf, keyFile);
    const [, firstRow = ""] = readFileSync(monday.file, "utf8").split("\n", 2);
    const person = firstRow.slice(0, firstRow.indexOf(","));
    const draw = () => run(tuesday.onTopOf, "plan", "render", person, "--draft", "--out", dirname(disk.pathOf("plan")));

    expectNoRoom(await draw());
    expect(readdirSync(disk.pathOf("."))).toEqual(["something else"]);
    expect(await readState(tuesday.onTopOf, keyFile)).toEqual(before);

    rmSync(disk.pathOf("something else"));
    expect(await draw()).toMatchObject({ code: 0 });
    expect(readdirSync(disk.pathOf("."))).toEqual([`plan-${person}-v1.pdf`]);
  });

  it("where all the plans that are due go keeps those that were done, and goes on once there is room", async () => {
    const disk = makeSmallDisk(1);
    const store = pathOf("all-due.db");
    copyFileSync(tuesday.onTopOf, store);
    const out = dirname(disk.pathOf("plan"));
    const draw = () => run(store, "plan", "render", "--all-due", "--draft", "--out", out, "--workers", "2");

    const { code, stdout, stderr } = await draw();
    expect({ code, stdout }).toEqual({ code: 7, stdout: "" });
    const [, done = ""] = /^It stopped after (\d+) of the plans/u.exec(stderr) ?? [];
    expect(stderr).toMatch(/error: There is no room left on the disk [^\n]*\.\nhint: [^\n]*\.\n$/u);
    const left = readdirSync(out);
    expect(left.length).toBe(Number(done));
    expect(left.every((name) => /^plan-.*-v1\.pdf$/u.test(name))).toBe(true);

    disk.resize(AMPLE_MEGABYTES);
    const again = await draw();
    expect(again.code).toBe(0);
    expect(again.stderr).toContain(`${left.length} of ${readdirSync(out).length - 1} plans were there already`);
  });

  it("where the rejected rows go undoes the import: no row is lost in silence", async () => {
    const disk = makeSmallDisk(1);
    disk.fill("something else");
    const store = pathOf("rejects.db");
    copyFileSync(monday.onTopOf, store);
    const before = await readState(store, keyFile);
    const roll = { ...monday, file: pathOf("a row is wrong.csv") };
    copyFileSync(monday.file, roll.file);
    appendFileSync(roll.file, "A12,Noname\n");

    expectNoRoom(await takeIn(store, roll, "--rejects", disk.pathOf("rejects.csv")));
    expect(readdirSync(disk.pathOf("."))).toEqual(["something else"]);
    expect(await readState(store, keyFile)).toEqual(before);
  });

  it.each([0, 1, 3])(
    "where a backup goes (%i MB left) leaves nothing under its name, nor the older ones thinned",
    async (megabytes) => {
      const disk = makeSmallDisk(AMPLE_MEGABYTES);
      const backUp = (name: string, ...words: string[]) =>
        run(tuesday.onTopOf, "store", "backup", "--out", disk.pathOf(name), ...words);
      expect(await backUp("first.db")).toMatchObject({ code: 0 });
      const there = readdirSync(disk.pathOf("."));
      disk.resize(Math.ceil(statSync(tuesday.onTopOf).size / 2 ** 20) + megabytes);

      expectNoRoom(await backUp("second.db", "--keep", "1y"));
      expect(readdirSync(disk.pathOf("."))).toEqual(there);

      disk.resize(AMPLE_MEGABYTES);
      expect(await backUp("second.db")).toMatchObject({ code: 0 });
    },
  );

  async function stateUndisturbed(roll: typeof monday): Promise<StoreState> {
    const store = pathOf("undisturbed.db");
    copyFileSync(roll.onTopOf, store);
    expect(await takeIn(store, roll)).toMatchObject({ code: 0 });
    return readState(store, keyFile);
  }
});

/** One sentence of what happened and one of what to do. */
function expectNoRoom({ code, stdout, stderr }: CliRan): void {
  expect(stderr).toMatch(/^error: There is no room left on the disk [^\n]*\.\nhint: [^\n]*\.\n$/u);
  expect({ code, stdout }).toEqual({ code: 7, stdout: "" });
}
