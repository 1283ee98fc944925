import { existsSync } from "node:fs";
import pg from "pg";
import { addressesOf } from "./location.js";
import { explainPostgresError, storeError } from "./storeErrors.js";

const CONNECT_WAIT_MS = 10_000;
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
  return { connectionString: url.href, application_name: "resettle", connectionTimeoutMillis: CONNECT_WAIT_MS };
}

/**
 * Of the servers that an address names, the first that can be written to; where none can, the first that answers, so that it can be looked at. Throws AppError
 * STORE_UNREACHABLE, or what the last server said, where none answers.
 */
export async function chooseServer(url: string, settings: readonly string[]): Promise<pg.ClientConfig> {
  const servers = addressesOf(url).map((address) => connectionTo(address, settings));
  const [only] = servers;
  if (only !== undefined && servers.length === 1) return only;
  let standby: pg.ClientConfig | undefined;
  let problem: unknown;
  for (const server of servers) {
    try {
      if (await canBeWritten(server)) return server;
      standby ??= server;
    } catch (error) {
      problem = error;
    }
  }
  if (standby !== undefined) return standby;
  throw explainPostgresError(problem);
}

async function canBeWritten(server: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(server);
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("select pg_is_in_recovery() as standing_by");
    return rows[0]?.standing_by === false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** On this machine: a loopback address, or a socket in the file system. */
function isHere({ hostname, searchParams }: URL): boolean {
  const host = decodeURIComponent(searchParams.get("host") ?? hostname);
  return host === "" || host.startsWith("/") || /^(localhost|127(\.\d+){3}|\[?::1\]?)$/iu.test(host);
}
