import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { MONDAY } from "../bench/madeUpRoll.mjs";
import { type CliRan, runCli } from "../support/runCli.js";

const PROGRAM = fileURLToPath(new URL("../../bin/resettle.js", import.meta.url));

/** A folder to work in, and the program as somebody would run it there. */
export interface Workplace {
  readonly pathOf: (name: string) => string;
  /** What the program finds in its environment here. */
  readonly env: Readonly<Record<string, string>>;
  /** The words of a command line with the store it is for. */
  readonly wordsFor: (store: string, words: readonly string[]) => readonly string[];
  /** The one key of all stores made here. */
  readonly keyFile: string;
  readonly run: (store: string, ...words: readonly string[]) => Promise<CliRan>;
  /** The same, to be stopped while it runs. Nothing of what it says is kept. */
  readonly start: (store: string, ...words: readonly string[]) => Running;
}

export interface Running {
  readonly process: ChildProcess;
  /** The exit code, or undefined where a signal ended it. */
  readonly ended: Promise<number | undefined>;
}

/** Goes, with all that is in it, when the tests of the file are over. */
export function makeWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), "resettle-crash-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const keyFile = join(folder, "store.key");
  const { PATH = "" } = process.env;
  const env = { PATH, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_STATE_HOME: folder };
  const onStore = (store: string, words: readonly string[]) => [
    ...words,
    ...["--store", store, "--key-file", keyFile, "--as", "worker", "--as-of", MONDAY],
  ];
  return {
    pathOf: (name) => join(folder, name),
    keyFile,
    env,
    wordsFor: onStore,
    run: (store, ...words) => runCli(onStore(store, words), { env }),
    start: (store, ...words) => {
      const child = spawn(process.execPath, [PROGRAM, ...onStore(store, words)], {
        stdio: "ignore",
        env,
      });
      const ended = new Promise<number | undefined>((resolve) => child.once("close", (code) => resolve(code ?? undefined)));
      return { process: child, ended };
    },
  };
}
