import type { Kysely } from "kysely";
import type { AuditAct } from "../audit.js";
import type { EngineSql } from "../engine.js";
import type { ImportDigest } from "../importDigest.js";
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
  /** When the write is over, nobody can tell any more which entries of the trail are about these people. */
  readonly forgetSubjects: (prisonerNumbers: readonly string[]) => void;
  /** Seals a value of a record for whoever may see what is restricted. Throws AppError STORE_NO_RESTRICTED_KEY. */
  readonly seal: (value: unknown, recordId: string) => string;
  /** What each import has made that is not recorded yet, by its number: none may be left when the write is over. */
  readonly importDigests: Map<number, ImportDigest>;
}
