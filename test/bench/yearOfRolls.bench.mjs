// A year of daily rolls of 2,000 people: how large the store becomes, beside what one day's roll makes of it and what changed since; and whether
// the last import takes longer than the second. node test/bench/yearOfRolls.bench.mjs [people] [days]
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { dayOf, MONDAY, writeRollOfDay } from "./madeUpRoll.mjs";
import { measureInTurns, median } from "./measure.mjs";
import { importOf, makeStore } from "./resettleCommands.mjs";

const people = Number(process.argv[2] ?? 2_000);
const days = Number(process.argv[3] ?? 365);
/** The shares of people of whom a day's roll says something new: gone, new, changed. */
const CHANGED_A_DAY = 1 / 200 + 1 / 200 + 1 / 100;
/** Imports that are taken together at either end. */
const TOGETHER = 10;

const folder = mkdtempSync(join(tmpdir(), "resettle-bench-"));
const [roll, store] = ["roll.csv", "store.db"].map((name) => join(folder, name));
try {
  makeStore(store, MONDAY);
  const empty = statSync(store).size;
  const imports = [];
  for (let day = 0; day < days; day += 1) {
    await writeRollOfDay(roll, people, day);
    const [taken] = measureInTurns([{ name: dayOf(day), args: importOf(store, roll, dayOf(day)) }], 1);
    imports.push({ ...taken, size: statSync(store).size - empty });
  }
  print(imports);
} finally {
  rmSync(folder, { recursive: true });
}

function print(imports) {
  const [first] = imports;
  const last = imports.at(-1);
  const changed = CHANGED_A_DAY * (imports.length - 1);
  const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(2);
  console.log(`\n${imports.length} daily rolls of ${people} people`);
  console.log(`store after one day     ${megabytes(first.size)} MB`);
  console.log(`after the last          ${megabytes(last.size)} MB, ${(last.size / first.size).toFixed(2)} times that`);
  console.log(
    `what changed since      ${changed.toFixed(2)} times the people, so at most ${(4 + changed).toFixed(2)} times is asked`,
  );
  const early = imports.slice(1, 1 + TOGETHER);
  const late = imports.slice(-TOGETHER);
  for (const what of ["seconds", "processor"]) {
    if (first[what] === undefined) continue;
    const [before, after] = [early, late].map((some) => median(some.map((one) => one[what])));
    console.log(
      `${what.padEnd(24)}${before.toFixed(2)} from the second on, ${after.toFixed(2)} at the end: ${(after / before).toFixed(2)} times`,
    );
  }
}
