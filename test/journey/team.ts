import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plainDate } from "../../src/domain/plainDate.js";
import { initStore } from "../../src/services/initStore.js";
import { openStore, type Store, type StoreOptions } from "../../src/store/store.js";
import { type CliOptions, type CliRan, runCli } from "../support/runCli.js";
import { type InProcessOptions, type Ran, runInProcess } from "../support/runInProcess.js";
import { makeTestFolder } from "../support/testFolder.js";

/** A team with a fresh machine: a folder of its own, in which the built program finds its store, its key and its settings. */
export interface Team {
  readonly env: Readonly<Record<string, string>>;
  readonly storeFile: string;
  path(...names: readonly string[]): string;
  write(name: string, contents: string | Uint8Array): string;
  /** Makes the store and its key, as `resettle init` does. */
  init(): Promise<void>;
  /** Runs the built program on Monday 23 November 2026. */
  run(argv: readonly string[], options?: CliOptions): Promise<CliRan>;
  /** Runs the same here, which is quicker: where nothing depends on its being a program of its own. Files need their whole path. */
  runHere(argv: readonly string[], options?: InProcessOptions): Promise<Ran>;
  /** The document that a command gives with --json. Throws where it does not end well. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test then looks into
  json(argv: readonly string[]): Promise<any>;
  /** As `json`, here. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test then looks into
  jsonHere(argv: readonly string[]): Promise<any>;
  /** SHA-256 of the store's file. */
  storeDigest(): string;
  keyFile(): string;
  openStore(options?: Partial<StoreOptions>): Promise<Store>;
}

/** It is taken away when the tests of the file are over. */
export function makeTeam(): Team {
  const folder = makeTestFolder();
  const path = (...names: readonly string[]) => join(folder, ...names);
  const env = {
    RESETTLE_USER: "clerk",
    RESETTLE_AS_OF: "2026-11-23",
    XDG_CONFIG_HOME: path("config"),
    XDG_DATA_HOME: path("data"),
    XDG_STATE_HOME: path("state"),
  };
  const storeFile = path("data", "resettle", "resettle.db");
  const run: Team["run"] = (argv, options = {}) => runCli(argv, { cwd: folder, ...options, env: { ...env, ...options.env } });
  const runHere: Team["runHere"] = (argv, options = {}) => runInProcess(argv, { ...options, env: { ...env, ...options.env } });
  const keyFile = () => {
    const keys = readdirSync(path("config", "resettle", "keys"));
    return path("config", "resettle", "keys", keys.find((name) => !name.endsWith(".restricted.key")) ?? "none");
  };
  return {
    env,
    storeFile,
    path,
    run,
    runHere,
    keyFile,
    init: async () => {
      const options = { keyFile: undefined, actor: "clerk", asOf: plainDate("2026-11-23"), prisons: [], env };
      const clock = { signal: new AbortController().signal, now: () => new Date() };
      await initStore({ store: storeFile, ...options, ...clock }, { plain: false, prisons: [] });
    },
    write: (name, contents) => {
      writeFileSync(path(name), contents);
      return path(name);
    },
    json: async (argv) => documentOf(argv, await run([...argv, "--json"])),
    jsonHere: async (argv) => documentOf(argv, await runHere([...argv, "--json"])),
    storeDigest: () => createHash("sha256").update(readFileSync(storeFile)).digest("hex"),
    openStore: (options = {}) => {
      const key = Buffer.from(readFileSync(keyFile(), "utf8").trim(), "hex");
      return openStore({ location: { engine: "sqlite", path: storeFile }, key, ...options });
    },
  };
}

function documentOf(argv: readonly string[], { code, stdout, stderr }: CliRan): unknown {
  if (code !== 0) throw new Error(`${argv.join(" ")} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
