import { AppError } from "../domain/appError.js";
import type { StoreCheck } from "../store/check.js";
import { findRestrictedKey } from "./openRestricted.js";
import { restoreHint, type Session } from "./session.js";

/** What a check of the whole store found, and where the store is. */
export interface CheckedStore extends StoreCheck {
  readonly store: string;
}

/**
 * Reads everything in the store, and changes nothing. Throws AppError STORE_NOT_SOUND with everything that is not as it should be, and
 * which backup to restore.
 */
export async function checkStoreOf(session: Session): Promise<CheckedStore> {
  const { store, location, env } = session;
  const found = await store.check(findRestrictedKey(session));
  if (found.problems.length === 0) return { store: store.place, ...found };
  throw new AppError("store", "STORE_NOT_SOUND", `${store.place} is not as it was written.`, {
    ...(location === undefined ? {} : { hint: restoreHint(location, env) }),
    issues: found.problems.map((message) => ({ message })),
  });
}
