// Makes a clone ready: installs what package-lock.json names and builds dist/, each only where something changed since the last time.
// Uses nothing but Node, so that it runs on a bare machine.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 17)) {
  stop(`resettle needs Node 20.17 or newer; this is ${process.version}.`);
}

whenChanged("node_modules/.ready", fingerprint(["package.json", "package-lock.json"]) + process.versions.modules, () => {
  console.error("Installing (the database driver is compiled where no ready-made one can be fetched: about two minutes) …");
  // Not `npm ci`: it refuses a lockfile that does not name the binaries of every platform, and a registry that is a mirror may not have them all.
  run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
});

whenChanged("dist/.ready", fingerprint(["package.json", "esbuild.config.mjs", "src"]), () => {
  console.error("Building …");
  run(process.execPath, ["esbuild.config.mjs"]);
});

function whenChanged(mark, now, work) {
  if (existsSync(mark) && readFileSync(mark, "utf8") === now) return;
  work();
  writeFileSync(mark, now);
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesBelow).sort()) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

function filesBelow(path) {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path];
}

function run(command, args) {
  const done = spawnSync(command, args, { stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (done.status !== 0) stop(`${command} ${args[0]} failed; see above.`);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
