import { type Kysely, sql } from "kysely";
import { addressesOf } from "./location.js";
import type { Schema } from "./schema.js";

interface ServerSettings {
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly waits_for: string;
  readonly standing_by: boolean;
}

/** What a server is set to that puts at risk what it acknowledged, in sentences. How it waits for its disk is no part of it: each write says that itself. */
export async function findRisks(db: Kysely<Schema>, url: string): Promise<readonly string[]> {
  const { rows } = await sql<ServerSettings>`select current_setting('fsync') as fsync,
    current_setting('full_page_writes') as full_page_writes, current_setting('synchronous_standby_names') as waits_for,
    pg_is_in_recovery() as standing_by`.execute(db);
  const [settings] = rows;
  if (settings === undefined) return [];
  const { fsync, full_page_writes: wholePages, waits_for: waitsFor, standing_by: standsBy } = settings;
  const losesAlone = !standsBy && waitsFor.trim() === "" && addressesOf(url).length > 1;
  return [
    ...(fsync === "off"
      ? ["The server does not wait for its disk (fsync is off): a power cut can lose or damage all of it."]
      : []),
    ...(wholePages === "off" ? ["The server writes no whole pages (full_page_writes is off): a power cut can damage them."] : []),
    ...(losesAlone
      ? ["The server waits for no standby (synchronous_standby_names is empty): what it acknowledged last is lost with it."]
      : []),
  ];
}
