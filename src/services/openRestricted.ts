import { AppError } from "../domain/appError.js";
import type { StoreLocation } from "../store/location.js";
import { openSealed } from "../store/sealing.js";
import type { Session, SessionOptions } from "./session.js";
import { findKey, restrictedKeyFileOf } from "./storeKey.js";

/** Opens what is sealed of one record. */
export type Opener = (sealed: string, recordId: string) => unknown;

/**
 * How this session opens what is restricted. Throws AppError refused where the worker is not marked as one who may, store where the key
 * is not here. Whoever opens something leaves a line in the audit trail first.
 */
export async function getOpener(session: Session): Promise<Opener> {
  const worker = await session.store.read.workers.find(session.actor);
  if (worker?.active !== true || worker.maySeeRestricted !== true) {
    throw new AppError("refused", "RESTRICTED", "Only a worker who is marked for it may see what is restricted.", {
      hint: "Who looks after the team marks one: `resettle worker add <name> --may-see-restricted`.",
    });
  }
  const key = findRestrictedKey(session);
  if (key !== undefined) return (sealed, recordId) => openSealed(key, sealed, recordId);
  throw new AppError("store", "RESTRICTED_KEY_MISSING", "The key of what is restricted is not on this computer.", {
    hint: "Name its file with --restricted-key-file, or look on the computer where `resettle init` was run.",
  });
}

/** The key of what is restricted, where it is here. */
export function findRestrictedKey(session: Session): Uint8Array | undefined {
  const { location, restrictedKeyFile } = session;
  if (location !== undefined) return findRestrictedKeyAt(location, session);
  return restrictedKeyFile === undefined ? undefined : findKey(restrictedKeyFile);
}

/** The key of what is restricted in the store at a place, where it is here. */
export function findRestrictedKeyAt(location: StoreLocation, options: Omit<SessionOptions, "store">): Uint8Array | undefined {
  return findKey(restrictedKeyFileOf(location, options, options.env));
}
