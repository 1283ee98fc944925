import type { StoreCheck } from "../store/check.js";
import { findRestrictedKey } from "./openRestricted.js";
import type { Session } from "./session.js";

/** What a check of the whole store found, and where the store is. */
export interface CheckedStore extends StoreCheck {
  readonly store: string;
}

/** Reads everything in the store and says what is not as it should be; changes nothing. */
export async function checkStoreOf(session: Session): Promise<CheckedStore> {
  const { store } = session;
  return { store: store.place, ...(await store.check(findRestrictedKey(session))) };
}
