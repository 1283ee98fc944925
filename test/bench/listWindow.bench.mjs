// The window list of 100,000 people: every release date weighed by the rules, beside programs that read as many rows and print them as they are. Node
// reading our own list back says what printing and reading it costs at least. node test/bench/listWindow.bench.mjs [people] [rounds]

import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { MONDAY, writeRolls } from "./madeUpRoll.mjs";
import { findProgram, measureInTurns, printTable, sayMissing } from "./measure.mjs";
import { importOf, makeStore, onStore, runQuietly } from "./resettleCommands.mjs";

const people = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
const sqliteUtils = findProgram("sqlite-utils");
const shell = findProgram("sqlite3");

const folder = mkdtempSync(join(tmpdir(), "resettle-bench-"));
const [roll, store, table, list] = ["roll.csv", "store.db", "table.db", "list.json"].map((name) => join(folder, name));
try {
  await makeReady();
  const results = measureInTurns([...ourWays(), ...othersWays()], rounds);
  printTable(`The window list of ${people} people, median of ${rounds}`, results, "sqlite-utils rows (no rules)");
  if (!sqliteUtils) sayMissing("sqlite-utils rows", "sqlite-utils");
  if (!shell) sayMissing("sqlite3 -json", "sqlite3");
} finally {
  rmSync(folder, { recursive: true });
}

async function makeReady() {
  await writeRolls(people, roll);
  makeStore(store, MONDAY);
  runQuietly(importOf(store, roll, MONDAY));
  if (shell) runQuietly([shell, table, ".mode csv", `.import ${roll} roll`]);
  else if (sqliteUtils) runQuietly([sqliteUtils, "insert", table, "roll", roll, "--csv", "--silent"]);
  const out = openSync(list, "w");
  const [file, ...args] = onStore(store, MONDAY, "window", "--all", "--json");
  spawnSync(file, args, { stdio: ["ignore", out, "ignore"] });
  closeSync(out);
}

function ourWays() {
  return [[], ["--json"], ["--all"], ["--all", "--json"]].map((flags) => {
    const words = ["window", ...flags];
    return { name: `resettle ${words.join(" ")}`, args: onStore(store, MONDAY, ...words) };
  });
}

function othersWays() {
  const readBack = `const text = require("node:fs").readFileSync(${JSON.stringify(list)}, "utf8"); JSON.stringify(JSON.parse(text));`;
  return [
    ...(sqliteUtils ? [{ name: "sqlite-utils rows (no rules)", args: [sqliteUtils, "rows", table, "roll"] }] : []),
    ...(shell ? [{ name: "sqlite3 -json, select * (no rules)", args: [shell, "-json", table, "select * from roll"] }] : []),
    { name: "node: our list from JSON and back", args: [process.execPath, "-e", readBack] },
  ];
}
