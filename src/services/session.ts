import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { Policy } from "../domain/policy.js";
import { describeLocation, parseStoreLocation, type StoreLocation } from "../store/location.js";
import { openStore, type Store } from "../store/store.js";
import { findNewestBackup } from "./backup/knownBackups.js";
import { findStoreKey, type KeyWish } from "./findStoreKey.js";
import { loadPolicy } from "./loadPolicy.js";
import { recordLooksElsewhere } from "./recordLooksElsewhere.js";
import { templateFolder } from "./templateFolders.js";

/** Where the records are, who asks, and for which day: what every service stands on. */
export interface SessionOptions extends KeyWish {
  /** Path of a SQLite store, or a postgres:// URL. */
  readonly store: string;
  /** Undefined: the key file of what is restricted that belongs to this store. */
  readonly restrictedKeyFile?: string | undefined;
  readonly actor: string;
  readonly asOf: PlainDate;
  /** When whoever acts last looked at what they change: what others changed since is not changed over. */
  readonly seenAt?: Date | undefined;
  /** Prison codes to narrow to; none means all. */
  readonly prisons: readonly string[];
  /** Tells the person something about what they typed that is worth knowing. */
  readonly notice?: (message: string) => void;
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
  const onSlowCommit = () =>
    options.notice?.(
      "The server has not kept the change yet: it waits, for its disk or for a standby. Nothing is done until it has.",
    );
  const store = await openStore({ location, key, seenAt: options.seenAt, now: options.now, onSlowCommit }).catch(
    (error: unknown) => {
      throw nameThePlace(error, location, options.env);
    },
  );
  try {
    return await work({ ...options, store: recordLooksElsewhere(store, options), location, policy });
  } finally {
    await store.close();
  }
}

/** A store that cannot be opened is named: several may be in use, and the one meant may not be the one that was looked for. */
function nameThePlace(error: unknown, location: StoreLocation, env: NodeJS.ProcessEnv): unknown {
  if (!(error instanceof AppError) || error.kind !== "store") return error;
  const { code, message } = error;
  const place = describeLocation(location);
  const hint = code === "STORE_DAMAGED" ? restoreHint(location, env) : error.hint;
  return new AppError("store", code, `${message.replace(/\.$/u, "")}: ${place}.`, {
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  });
}

/** What to do about a store that is damaged: the newest backup this user made of it, where it is still there, is named. */
export function restoreHint(location: StoreLocation, env: NodeJS.ProcessEnv): string {
  const backup = location.engine === "sqlite" ? findNewestBackup(env, location.path) : undefined;
  if (backup === undefined) return "Keep the file as it is, and restore the newest backup to a new place.";
  return `Keep the file as it is, and restore the newest backup known here: \`resettle store restore ${backup} --to <new place>\`.`;
}
