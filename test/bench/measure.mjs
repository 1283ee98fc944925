// Runs programs in turns (A B C A B C …), so that a busy machine is busy for all of them, and says how long each took.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, release, tmpdir, totalmem } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";

/** Path of a program this machine has, or undefined. */
export function findProgram(name) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

/** A contender this machine lacks is said, not passed over. */
export function sayMissing(name, install) {
  console.log(`${name}: left out, it is not on this machine. On Debian: apt-get install ${install}`);
}

const TIME = findProgram("time");

/**
 * Each way is `{ name, args, before? }`; `before` gets things ready and is not measured. Gives the ways with the medians of their rounds: seconds of
 * the clock and, with GNU time, seconds of processor and the most memory a round had, in MB.
 */
export function measureInTurns(ways, rounds) {
  const runs = ways.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { args, before }] of ways.entries()) {
      before?.();
      runs[index].push(TIME === undefined ? run(args) : runTimed(args));
    }
  }
  return ways.map(({ name }, index) => ({ name, ...summarise(runs[index]) }));
}

function run([file, ...args]) {
  const start = process.hrtime.bigint();
  const done = spawnSync(file, args, { stdio: ["ignore", "ignore", "pipe"] });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (done.status !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${done.status ?? done.signal}: ${done.stderr}`);
  return { seconds };
}

function runTimed(args) {
  const folder = mkdtempSync(join(tmpdir(), "resettle-time-"));
  const report = join(folder, "time.txt");
  try {
    const { seconds } = run([TIME, "-f", "%U %S %M", "-o", report, ...args]);
    const [user, system, kilobytes] = readFileSync(report, "utf8").trim().split(" ").map(Number);
    return { seconds, processor: user + system, megabytes: kilobytes / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function summarise(runs) {
  const seconds = runs.map((one) => one.seconds);
  const times = { seconds: median(seconds), fastest: Math.min(...seconds), slowest: Math.max(...seconds) };
  if (TIME === undefined) return times;
  const megabytes = Math.max(...runs.map((one) => one.megabytes));
  return { ...times, processor: median(runs.map((one) => one.processor)), megabytes };
}

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** One line a way. "times" compares with the way that is named, first by the clock and then by the processor: a busy machine spoils the clock more. */
export function printTable(title, results, baseName) {
  const base = results.find((result) => result.name === baseName);
  console.log(`\n${title}`);
  printRow("", ["seconds", "from", "to", "times", "processor", "times", "MB"]);
  for (const { name, seconds, fastest, slowest, processor, megabytes } of results) {
    const clock = [...[seconds, fastest, slowest].map((one) => one.toFixed(2)), ratio(seconds, base?.seconds)];
    printRow(name, [...clock, processor?.toFixed(2) ?? "", ratio(processor, base?.processor), megabytes?.toFixed(0) ?? ""]);
  }
  if (base !== undefined) console.log(`"times" is against ${baseName}.`);
  if (TIME === undefined) sayMissing("processor and memory", "time");
}

function ratio(value, base) {
  return value === undefined || base === undefined ? "" : (value / base).toFixed(2);
}

function printRow(name, cells) {
  console.log(name.padEnd(42) + cells.map((cell) => cell.padStart(10)).join(""));
}

/** Where and when figures were taken: they mean nothing without. */
export function describeMachine() {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node ${process.version}, ${cpus().length} x ${cpu?.model.trim()}, ${memory} GB, ${process.platform} ${release()}`;
}
