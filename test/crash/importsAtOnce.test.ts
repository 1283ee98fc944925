import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { MONDAY, writeRolls } from "../bench/madeUpRoll.mjs";
import { readState } from "./storeState.js";
import { makeWorkplace } from "./workplace.js";

const PEOPLE = 5_000;

describe("two imports at once", () => {
  const { pathOf, keyFile, run } = makeWorkplace();
  const empty = pathOf("empty.db");
  const everyone = pathOf("monday.csv");
  const halves = [pathOf("north.csv"), pathOf("south.csv")];
  const takeIn = (store: string, file: string) => run(store, "roll", "import", file, "--taken-on", MONDAY, "--json");
  const peopleIn = async (store: string) => JSON.parse((await run(store, "window", "--all", "--json")).stdout).items.length;

  beforeAll(async () => {
    await writeRolls(PEOPLE, everyone);
    splitByPrison(everyone, halves);
    expect(await run(empty, "init")).toMatchObject({ code: 0 });
  });

  it("of different prisons both end, one after the other, and nobody is lost", async () => {
    const store = pathOf("different.db");
    copyFileSync(empty, store);
    const ran = await Promise.all(halves.map((file) => takeIn(store, file)));
    expect(ran).toMatchObject([{ code: 0 }, { code: 0 }]);
    const imports = ran.map(({ stdout }) => JSON.parse(stdout).item);
    expect(imports.map(({ importId }) => importId).sort()).toEqual([1, 2]);
    expect(imports.map(({ accepted }) => accepted)).toEqual([PEOPLE / 2, PEOPLE / 2]);
    expect((await readState(store, keyFile)).problems).toEqual([]);
    expect(await peopleIn(store)).toBe(PEOPLE);
  });

  it("of the same roll are one import, and the other finds nothing to change", async () => {
    const once = pathOf("once.db");
    const twice = pathOf("twice.db");
    for (const store of [once, twice]) copyFileSync(empty, store);
    await takeIn(once, everyone);
    const ran = await Promise.all([takeIn(twice, everyone), takeIn(twice, everyone)]);
    const received = ran.map(({ code, stdout }) => [code, JSON.parse(stdout).item.changes.received]);
    expect(received.sort()).toEqual([
      [0, 0],
      [0, PEOPLE],
    ]);
    expect(await readState(twice, keyFile)).toEqual(await readState(once, keyFile));
  });
});

/** The generator writes the people of one prison after those of another. */
function splitByPrison(file: string, [north = "", south = ""]: readonly string[]): void {
  const [headings = "", ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
  const half = rows.length / 2;
  writeFileSync(north, `${[headings, ...rows.slice(0, half)].join("\n")}\n`);
  writeFileSync(south, `${[headings, ...rows.slice(half)].join("\n")}\n`);
}
