import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type InProcessOptions, type Ran, runInProcess } from "../../support/runInProcess.js";
import { makeTestFolder } from "../../support/testFolder.js";

/** A folder of a team that has nothing yet: where its store, its rolls and its plans go. */
export interface TeamFolder {
  readonly env: Readonly<Record<string, string>>;
  path(...names: readonly string[]): string;
  write(name: string, content: string | Uint8Array): string;
  read(...names: readonly string[]): string;
  /** Runs a command there, on Monday 23 November 2026. */
  run(argv: readonly string[], options?: InProcessOptions): Promise<Ran>;
  /** The document that a command gives with --json. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test then looks into
  json(argv: readonly string[]): Promise<any>;
}

/** It is taken away when the tests of the file are over. */
export function makeTeamFolder(): TeamFolder {
  const folder = makeTestFolder();
  const path = (...names: readonly string[]) => join(folder, ...names);
  const env = {
    RESETTLE_STORE: path("resettle.db"),
    RESETTLE_USER: "clerk",
    RESETTLE_AS_OF: "2026-11-23",
    XDG_CONFIG_HOME: path("config"),
    XDG_DATA_HOME: path("data"),
    XDG_STATE_HOME: path("state"),
  };
  const run = (argv: readonly string[], options: InProcessOptions = {}) =>
    runInProcess(argv, { ...options, env: { ...env, ...options.env } });
  return {
    env,
    path,
    run,
    write: (name, content) => {
      writeFileSync(path(name), content);
      return path(name);
    },
    read: (...names) => readFileSync(path(...names), "utf8"),
    json: async (argv) => JSON.parse((await run([...argv, "--json"])).stdout),
  };
}
