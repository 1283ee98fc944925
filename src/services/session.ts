import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { Policy } from "../domain/policy.js";
import { describeLocation, parseStoreLocation, type StoreLocation } from "../store/location.js";
import { openStore, type Store } from "../store/store.js";
import { findStoreKey } from "./findStoreKey.js";
import { loadPolicy } from "./loadPolicy.js";
import { templateFolder } from "./templateFolders.js";

/** Where the records are, who asks, and for which day: what every service stands on. */
export interface SessionOptions {
  /** Path of a SQLite store, or a postgres:// URL. */
  readonly store: string;
  /** Undefined: the key file that belongs to this store. */
  readonly keyFile: string | undefined;
  /** A program that prints the key, in place of a key file. */
  readonly keyCommand?: string | undefined;
  /** Asks the person for the key; absent where nobody can be asked. */
  readonly askKey?: (() => Promise<Uint8Array>) | undefined;
  /** Undefined: the key file of what is restricted that belongs to this store. */
  readonly restrictedKeyFile?: string | undefined;
  readonly actor: string;
  readonly asOf: PlainDate;
  /** When whoever acts last looked at what they change: what others changed since is not changed over. */
  readonly seenAt?: Date | undefined;
  /** Prison codes to narrow to; none means all. */
  readonly prisons: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Asks long work to stop; what is under way is then undone. */
  readonly signal: AbortSignal;
  /** Tells the person something about what they typed that is worth knowing. */
  readonly notice?: (message: string) => void;
  /** The clock of the audit trail; nothing else reads it. */
  now(): Date;
}

export interface Session extends Omit<SessionOptions, "store"> {
  readonly store: Store;
  /** Where the store is; undefined for one that was opened otherwise. */
  readonly location?: StoreLocation;
  readonly policy: Policy;
}

/** Opens the store, does the work, and closes it again however the work ends. Throws AppError (store) where it cannot be opened. */
export async function withSession<Result>(options: SessionOptions, work: (session: Session) => Promise<Result>): Promise<Result> {
  const policy = await loadPolicy(templateFolder("policy", options.env));
  const location = parseStoreLocation(options.store);
  const key = await findStoreKey(location, options);
  const store = await openStore({ location, key, seenAt: options.seenAt, now: options.now }).catch((error: unknown) => {
    throw nameThePlace(error, location);
  });
  try {
    return await work({ ...options, store, location, policy });
  } finally {
    await store.close();
  }
}

/** A store that cannot be opened is named: several may be in use, and the one meant may not be the one that was looked for. */
function nameThePlace(error: unknown, location: StoreLocation): unknown {
  if (!(error instanceof AppError) || error.kind !== "store") return error;
  const { code, message, hint } = error;
  const place = describeLocation(location);
  return new AppError("store", code, `${message.replace(/\.$/u, "")}: ${place}.`, {
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  });
}
