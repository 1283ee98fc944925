import { copyFileSync, existsSync, readFileSync, rmSync, statSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { MONDAY, TUESDAY, writeRolls } from "../bench/madeUpRoll.mjs";
import { readState, type StoreState } from "./storeState.js";
import { makeWorkplace, type Running } from "./workplace.js";

const PEOPLE = 20_000;
/** Of the time an import takes from its start to its end. */
const ANY_TIME = Array.from({ length: 10 }, () => Math.random());
/** Milliseconds after the store's file begins to change. It then takes well under a tenth of a second. */
const WHILE_WRITING = Array.from({ length: 5 }, () => Math.random() * 50);

interface Roll {
  readonly name: string;
  readonly file: string;
  readonly takenOn: string;
  readonly before: Stage;
  readonly after: Stage;
}

/** A store as it is at some point, kept to begin from, and what it says. */
interface Stage {
  readonly store: string;
  state: StoreState | undefined;
}

const { pathOf, keyFile, run, start } = makeWorkplace();
const stage = (name: string): Stage => ({ store: pathOf(name), state: undefined });
const empty = stage("empty.db");
const monday = stage("monday.db");
const tuesday = stage("tuesday.db");
const ROLLS: readonly Roll[] = [
  { name: "a first roll", file: pathOf("monday.csv"), takenOn: MONDAY, before: empty, after: monday },
  { name: "the next day's roll", file: pathOf("tuesday.csv"), takenOn: TUESDAY, before: monday, after: tuesday },
];
const work = pathOf("work.db");
const journal = `${work}-journal`;
const milliseconds = new Map<string, number>();

beforeAll(async () => {
  await writeRolls(PEOPLE, pathOf("monday.csv"), pathOf("tuesday.csv"));
  expect(await run(empty.store, "init")).toMatchObject({ code: 0 });
  empty.state = await readState(empty.store, keyFile);
  for (const { name, file, takenOn, before, after } of ROLLS) {
    copyFileSync(before.store, after.store);
    const began = Date.now();
    expect(await run(after.store, "roll", "import", file, "--taken-on", takenOn)).toMatchObject({ code: 0 });
    milliseconds.set(name, Date.now() - began);
    after.state = await readState(after.store, keyFile);
    expect(after.state.problems).toEqual([]);
    expect(after.state.said).not.toBe(before.state?.said);
  }
});

describe.each(ROLLS)(`kill -9 during the import of $name of ${PEOPLE} people`, (roll) => {
  it.each(ANY_TIME.map((part) => Math.round(part * 100)))("after %i in 100 of its time", async (part) => {
    const running = begin(roll);
    await pause(((milliseconds.get(roll.name) ?? 0) * part) / 100);
    await kill(running);
    await expectBeforeOrAfter(roll);
    await expectAsUndisturbed(roll);
  });

  it.each(WHILE_WRITING.map(Math.round))("%i ms after the file of the store begins to change", async (wait) => {
    await killWhileWriting(roll, wait);
    await expectBeforeOrAfter(roll);
    await expectAsUndisturbed(roll);
  });

  it("and these tests would notice: without its journal, a store that was half written is neither before nor after", async () => {
    for (let tries = 0; tries < 20; tries += 1) {
      await killWhileWriting(roll, tries);
      const unfinished = existsSync(journal) && statSync(journal).size > 0 && !isLike(roll.before.store);
      if (!unfinished) continue;
      rmSync(journal);
      // Where all was written and only the journal had not gone yet, the store is whole without it.
      if ((await findOut()) !== "before or after") return;
    }
    expect.fail("no kill came while a part of the file was written");
  });

  /** A store without its journal may also not open at all. */
  async function findOut(): Promise<string> {
    try {
      const state = await readState(work, keyFile);
      const sound = state.problems.length === 0 && [roll.before.state?.said, roll.after.state?.said].includes(state.said);
      return sound ? "before or after" : "something else";
    } catch {
      return "does not open";
    }
  }
});

describe.each([
  { signal: "SIGINT", code: 130 },
  { signal: "SIGTERM", code: 143 },
] as const)("$signal during an import", ({ signal, code }) => {
  it.each(ROLLS)(`is heard, leaves the store as it was, and ends with ${code} ($name)`, async (roll) => {
    const running = begin(roll);
    await Promise.race([firstChangeOf(journal), running.ended]);
    running.process.kill(signal);
    expect(await running.ended).toBe(code);
    expect(await readState(work, keyFile)).toEqual(roll.before.state);
    expect(existsSync(journal)).toBe(false);
  });
});

function begin({ file, takenOn, before }: Roll): Running {
  rmSync(journal, { force: true });
  copyFileSync(before.store, work);
  return start(work, "roll", "import", file, "--taken-on", takenOn);
}

async function killWhileWriting(roll: Roll, wait: number): Promise<void> {
  const running = begin(roll);
  await Promise.race([firstChangeOf(work), running.ended]);
  await pause(wait);
  await kill(running);
}

/** The journal is begun with the first row that is written; the store's own file changes only when all rows are in. */
function firstChangeOf(path: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(dirname(path), (_, name) => {
      if (name !== basename(path)) return;
      watcher.close();
      resolve();
    });
  });
}

async function kill(running: Running): Promise<void> {
  running.process.kill("SIGKILL");
  await running.ended;
}

async function expectBeforeOrAfter({ before, after }: Roll): Promise<void> {
  const state = await readState(work, keyFile);
  expect(state.problems).toEqual([]);
  expect([before.state?.said, after.state?.said]).toContain(state.said);
}

async function expectAsUndisturbed({ file, takenOn, after }: Roll): Promise<void> {
  expect(await run(work, "roll", "import", file, "--taken-on", takenOn)).toMatchObject({ code: 0 });
  expect(await readState(work, keyFile)).toEqual(after.state);
}

function isLike(store: string): boolean {
  return readFileSync(work).equals(readFileSync(store));
}

/** The one kind of wait there is here: not for something to be ready, but to come at any moment. */
function pause(wait: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, wait));
}
