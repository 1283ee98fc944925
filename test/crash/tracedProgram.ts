import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = join(REPOSITORY, "bin", "resettle.js");
const CALLS = "openat,read,write,pread64,pwrite64,fsync,fdatasync,ftruncate,rename,link,unlink,fcntl";
/** In a room of its own the program has the number 1, and so have the files it makes beside a store: they can be named before it runs. */
const ALONE = ["unshare", "--pid", "--fork"];

/** A call of the system, as strace writes it down, with every text as bytes. */
export interface Call {
  readonly name: string;
  /** The file it was about: its path. */
  readonly path: string;
  readonly line: string;
}

/** Why calls of the system cannot be watched here; undefined where they can. */
export function whyNoStrace(): string | undefined {
  return spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0 ? undefined : "strace is not here, or may not watch";
}

/** Why a program cannot have the number 1 here; undefined where it can. */
export function whyNotAlone(): string | undefined {
  const [unshare = "", ...flags] = ALONE;
  return spawnSync(unshare, [...flags, "true"]).status === 0 ? undefined : "only root may give a program a number of its own";
}

interface Traced {
  readonly program?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  /** Only calls about these. */
  readonly paths: readonly string[];
  /** The program is to have the number 1. */
  readonly alone?: boolean;
}

/** Runs the program and gives every call it made about some paths, in order. SQLite works in one thread. */
export function recordCalls({ program = PROGRAM, env, argv, paths, alone = false }: Traced): readonly Call[] {
  const folder = mkdtempSync(join(tmpdir(), "resettle-strace-"));
  const log = join(folder, "log");
  const watching = ["-ff", "-y", "-xx", "-s", "70000", "-o", log, "-e", `trace=${CALLS}`, ...pathFlags(paths)];
  const words = [...watching, ...(alone ? ALONE : []), process.execPath, program, ...argv];
  const { status, stderr } = spawnSync("strace", words, { env, encoding: "utf8" });
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`the program ended with ${status}: ${stderr}`);
  return lines.flatMap((line) => {
    const name = /^(\w+)\(/u.exec(line)?.[1];
    const path =
      /(?:^unlink\(|, )"((?:\\x[0-9a-f]{2})+)"[,)]/u.exec(name === "pwrite64" ? "" : line)?.[1] ??
      /^\w+\(\d+<([^>]+)>/u.exec(line)?.[1];
    return name === undefined || path === undefined ? [] : [{ name, path: bytesOf(path).toString(), line }];
  });
}

/** Runs the program and lets one call about some paths go wrong: `pwrite64:error=EIO:when=3`. */
export function runWithFault(
  { env, argv, paths, alone = false }: Traced,
  fault: string,
): { readonly code: number | null; readonly stderr: string } {
  const call = fault.slice(0, fault.indexOf(":"));
  const watching = ["-f", "-o", "/dev/null", "-e", `trace=${call}`, "-e", `inject=${fault}`, ...pathFlags(paths)];
  const words = [...watching, ...(alone ? ALONE : []), process.execPath, PROGRAM, ...argv];
  const { status, stderr } = spawnSync("strace", words, { env, encoding: "utf8" });
  return { code: status, stderr };
}

/** The bytes that strace wrote as `\x2f\x74…`. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(text.replaceAll("\\x", ""), "hex");
}

/** The built program with the guard taken away: it asks the disk to keep nothing. Goes when the tests of the file are over. */
export function makeUnsyncedProgram(): string {
  // Below node_modules, so that it finds what it imports.
  mkdirSync(join(REPOSITORY, "node_modules", ".cache"), { recursive: true });
  const folder = mkdtempSync(join(REPOSITORY, "node_modules", ".cache", "resettle-unsynced-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["bin", "dist", "package.json"]) cpSync(join(REPOSITORY, name), join(folder, name), { recursive: true });
  symlinkSync(join(REPOSITORY, "templates"), join(folder, "templates"));
  let changed = 0;
  for (const name of readdirSync(join(folder, "dist")).filter((file) => file.endsWith(".js"))) {
    const file = join(folder, "dist", name);
    const text = readFileSync(file, "utf8");
    if (!text.includes("synchronous=extra")) continue;
    writeFileSync(file, text.replace("synchronous=extra", "synchronous=off"));
    changed += 1;
  }
  if (changed !== 1) throw new Error(`the guard was found in ${changed} files of the built program`);
  return join(folder, "bin", "resettle.js");
}

function pathFlags(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => ["-P", path]);
}
