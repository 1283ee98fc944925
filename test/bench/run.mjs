// All benchmarks, or those that are named: npm run bench -- startUp plans
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describeMachine } from "./measure.mjs";

const ALL = ["startUp", "importRoll", "yearOfRolls", "workbook", "listWindow", "plans"];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !ALL.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}. There are: ${ALL.join(", ")}.`);
  process.exit(2);
}

console.log(describeMachine());
console.log("Others at work on this machine spoil figures: what counts is each figure beside the others of its table.");
for (const name of wanted.length > 0 ? wanted : ALL) {
  const file = fileURLToPath(new URL(`${name}.bench.mjs`, import.meta.url));
  const { status, signal } = spawnSync(process.execPath, [file], { stdio: "inherit" });
  if (status === 0) continue;
  console.error(`${name} ended early (${status ?? signal}).`);
  process.exitCode = 1;
}
