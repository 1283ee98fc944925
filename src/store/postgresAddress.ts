import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { addressesOf } from "./location.js";
import { explainPostgresError, storeError } from "./storeErrors.js";

const CONNECT_WAIT_MS = 10_000;
/** How long the other servers have to answer once one can be written to. */
const OTHERS_WAIT_MS = 1_000;
const NEVER = new Promise<never>(() => undefined);
const CHECKED: ReadonlySet<string> = new Set(["prefer", "require", "verify-ca", "verify-full"]);

/**
 * How a server is spoken to: an address with our settings, after those of its own (a search_path, for example), which the driver would otherwise put in
 * their place. To a server elsewhere the connection is encrypted and its certificate checked, unless the address says otherwise. Throws AppError
 * STORE_NOT_TRUSTED where the file that its certificate is checked by is not there.
 */
export function connectionTo(address: string, settings: readonly string[]): pg.ClientConfig {
  const url = new URL(address);
  const given = url.searchParams.get("options");
  url.searchParams.set("options", [...(given === null ? [] : [given]), ...settings].join(" "));
  const encryption = url.searchParams.get("sslmode") ?? (isHere(url) || url.searchParams.has("ssl") ? undefined : "verify-full");
  // The driver checks the certificate for each of these, and warns of it at length unless asked for by this name.
  if (encryption !== undefined) url.searchParams.set("sslmode", CHECKED.has(encryption) ? "verify-full" : encryption);
  const authority = url.searchParams.get("sslrootcert");
  if (authority !== null && !existsSync(authority)) throw storeError("STORE_NOT_TRUSTED");
  url.searchParams.delete("target_session_attrs");
  return { connectionString: url.href, application_name: "resettle", connectionTimeoutMillis: CONNECT_WAIT_MS };
}

/** What `target_session_attrs` of an address asks for, in the words of PostgreSQL's own client (its manual, 32.1.2). */
const WANTED: ReadonlyMap<string | null, readonly ("primary" | "standby")[]> = new Map([
  ["read-write", ["primary"]],
  ["primary", ["primary"]],
  ["read-only", ["standby"]],
  ["standby", ["standby"]],
  ["prefer-standby", ["standby", "primary"]],
  ["any", []],
  // Where it asks for nothing.
  [null, ["primary", "standby"]],
]);

interface Answer {
  readonly server: pg.ClientConfig;
  readonly role: "primary" | "standby";
  /** When it was started: two addresses may be of the same server. */
  readonly startedAt: string;
}

/**
 * Of the servers that an address names, the one that can be written to; where none can, the first that answers, so that it can be looked at; unless its
 * `target_session_attrs` asks for another. Throws AppError STORE_UNREACHABLE, or what the last server said, where none answers; STORE_NOT_THAT_SERVER where
 * none of those that do is wanted; STORE_TWO_PRIMARIES.
 */
export async function chooseServer(url: string, settings: readonly string[]): Promise<pg.ClientConfig> {
  const addresses = addressesOf(url);
  const servers = addresses.map((address) => connectionTo(address, settings));
  const said = new URL(addresses[0] ?? url).searchParams.get("target_session_attrs");
  const [only] = servers;
  if (only !== undefined && servers.length === 1 && said === null) return only;
  const wanted = WANTED.get(said);
  if (wanted === undefined) throw storeError("STORE_ADDRESS_UNKNOWN");
  const answers = await askAll(servers);
  // Whatever was written to the one, the other does not have.
  if (new Set(answers.flatMap(({ role, startedAt }) => (role === "primary" ? [startedAt] : []))).size > 1)
    throw storeError("STORE_TWO_PRIMARIES");
  const found = wanted.length === 0 ? answers[0] : wanted.flatMap((one) => answers.find(({ role }) => role === one) ?? [])[0];
  if (found === undefined) throw storeError("STORE_NOT_THAT_SERVER");
  return found.server;
}

/** What each server says that answers, in their order. Once one can be written to, the others are not waited for long. */
async function askAll(servers: readonly pg.ClientConfig[]): Promise<readonly Answer[]> {
  const answers: (Answer | undefined)[] = servers.map(() => undefined);
  const enough = new AbortController();
  let problem: unknown;
  const asked = servers.map(async (server, index) => {
    try {
      const answer = await ask(server, enough.signal);
      answers[index] = answer;
      return answer.role === "primary";
    } catch (error) {
      problem = error;
      return false;
    }
  });
  const soonAfter = async (isPrimary: boolean) => (isPrimary ? setTimeout(OTHERS_WAIT_MS, undefined, { ref: false }) : NEVER);
  await Promise.race([Promise.all(asked), ...asked.map((one) => one.then(soonAfter))]);
  enough.abort();
  const found = answers.filter((answer) => answer !== undefined);
  if (found.length === 0) throw explainPostgresError(problem);
  return found;
}

async function ask(server: pg.ClientConfig, signal: AbortSignal): Promise<Answer> {
  const client = new pg.Client(server);
  client.on("error", () => undefined);
  const giveUp = () => void client.connection.stream.destroy();
  signal.addEventListener("abort", giveUp);
  try {
    await client.connect();
    const { rows } = await client.query<{ standing_by: boolean; started_at: string }>(
      "select pg_is_in_recovery() as standing_by, pg_postmaster_start_time()::text as started_at",
    );
    const [{ standing_by: standingBy = true, started_at: startedAt = "" } = {}] = rows;
    return { server, role: standingBy ? "standby" : "primary", startedAt };
  } finally {
    signal.removeEventListener("abort", giveUp);
    await client.end().catch(() => undefined);
  }
}

/** On this machine: a loopback address, or a socket in the file system. */
function isHere({ hostname, searchParams }: URL): boolean {
  const host = decodeURIComponent(searchParams.get("host") ?? hostname);
  return host === "" || host.startsWith("/") || /^(localhost|127(\.\d+){3}|\[?::1\]?)$/iu.test(host);
}
