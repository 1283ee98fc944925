// Taking in a roll of 100,000 people, encrypted, checked and compared, beside two programs that only put the same rows into a table; the next day's
// roll on top of it; and how much memory that takes as the roll grows. node test/bench/importRoll.bench.mjs [people] [rounds]
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { MONDAY, TUESDAY, writeRolls } from "./madeUpRoll.mjs";
import { findProgram, measureInTurns, printTable, sayMissing } from "./measure.mjs";
import { importOf, makeStore, runQuietly } from "./resettleCommands.mjs";

const people = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
const sqliteUtils = findProgram("sqlite-utils");
const shell = findProgram("sqlite3");

const folder = mkdtempSync(join(tmpdir(), "resettle-bench-"));
const [monday, tuesday, store, kept, table] = ["monday.csv", "tuesday.csv", "store.db", "monday.db", "table.db"].map((name) =>
  join(folder, name),
);
try {
  await compare();
  await watchMemory();
} finally {
  rmSync(folder, { recursive: true });
}

async function compare() {
  await writeRolls(people, monday, tuesday);
  makeStore(kept, MONDAY);
  runQuietly(importOf(kept, monday, MONDAY));
  const results = measureInTurns([firstRoll(), ...othersWays(), nextRoll()], rounds);
  printTable(`A roll of ${people} people, median of ${rounds}`, results, "sqlite-utils insert --csv");
  if (!sqliteUtils) sayMissing("sqlite-utils insert --csv", "sqlite-utils");
  if (!shell) sayMissing("sqlite3 .import", "sqlite3");
}

function firstRoll() {
  return {
    name: "resettle roll import, new encrypted store",
    before: () => makeStore(store, MONDAY),
    args: importOf(store, monday, MONDAY),
  };
}

function nextRoll() {
  return {
    name: "resettle roll import, the next day's",
    before: () => copyFileSync(kept, store),
    args: importOf(store, tuesday, TUESDAY),
  };
}

function othersWays() {
  const before = () => rmSync(table, { force: true });
  return [
    ...(sqliteUtils
      ? [{ name: "sqlite-utils insert --csv", before, args: [sqliteUtils, "insert", table, "roll", monday, "--csv", "--silent"] }]
      : []),
    ...(shell ? [{ name: "sqlite3 .import", before, args: [shell, table, ".mode csv", `.import ${monday} roll`] }] : []),
  ];
}

async function watchMemory() {
  const results = [];
  for (const size of [people / 4, people, people * 4]) {
    await writeRolls(size, monday, tuesday);
    const [first] = measureInTurns([firstRoll()], 1);
    copyFileSync(store, kept);
    const [next] = measureInTurns([nextRoll()], 1);
    results.push({ ...first, name: `${size} people, the first roll` }, { ...next, name: `${size} people, the next day's` });
  }
  printTable("Memory as the roll grows, once each", results);
}
