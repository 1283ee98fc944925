import type { Kysely } from "kysely";
import type { AuditAct } from "../audit.js";
import type { EngineSql } from "../engine.js";
import type { Schema } from "../schema.js";

/** What a repository reads with. */
export interface ReadContext {
  readonly db: Kysely<Schema>;
  readonly sql: EngineSql;
}

/** What a repository writes with: `db` is the transaction, and what it does goes into the trail with it. */
export interface WriteContext extends ReadContext {
  readonly actor: string;
  readonly purpose: string;
  /** The instant of the write, ISO in UTC. */
  readonly at: string;
  readonly act: (act: AuditAct) => void;
  /** Numbers of imports that have made something and are not recorded yet: none may be left when the write is over. */
  readonly unrecordedImports: Set<number>;
}
