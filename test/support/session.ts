import { plainDate } from "../../src/domain/plainDate.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";
import type { Session } from "../../src/services/session.js";
import { programTemplates } from "../../src/services/templateFolders.js";
import type { Store } from "../../src/store/store.js";
import { MONDAY_MORNING } from "./runInProcess.js";

/** A session on a store as a command opens one: on a Monday, for all prisons, by somebody called "worker". */
export async function sessionOn(store: Store, wish: Partial<Omit<Session, "store" | "policy">> = {}): Promise<Session> {
  return {
    store,
    policy: await loadPolicy(`${programTemplates()}/policy`),
    keyFile: undefined,
    actor: "worker",
    asOf: plainDate("2026-11-23"),
    prisons: [],
    env: {},
    signal: new AbortController().signal,
    now: () => MONDAY_MORNING,
    ...wish,
  };
}
