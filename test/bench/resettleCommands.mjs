// The command lines of resettle that are measured, on an encrypted store whose key lies beside it.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../bin/resettle.js", import.meta.url));

export function resettle(...words) {
  return [process.execPath, PROGRAM, ...words];
}

/** On the store at a path, as of a day. */
export function onStore(path, day, ...words) {
  return resettle(...words, "--store", path, "--key-file", join(dirname(path), "bench.key"), "--as-of", day, "--as", "bench");
}

export function importOf(path, roll, day) {
  return onStore(path, day, "roll", "import", roll, "--taken-on", day);
}

/** A new, empty store; whatever was there goes. */
export function makeStore(path, day) {
  rmSync(path, { force: true });
  runQuietly(onStore(path, day, "init"));
}

/** For what has to be there before anything is measured. */
export function runQuietly([file, ...args]) {
  const done = spawnSync(file, args, { stdio: ["ignore", "ignore", "pipe"] });
  if (done.status !== 0) throw new Error(`${args.join(" ")} ended with ${done.status ?? done.signal}: ${done.stderr}`);
}
