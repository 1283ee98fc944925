import { plainDate } from "../../src/domain/plainDate.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";
import type { Session } from "../../src/services/session.js";
import { programTemplates } from "../../src/services/templateFolders.js";
import type { Store } from "../../src/store/store.js";
import { MONDAY_MORNING } from "./runInProcess.js";

/** Read once: it takes longer than most of what tests do with it. */
const policy = loadPolicy(`${programTemplates()}/policy`);

/** A session on a store as a command opens one: on a Monday, for all prisons, by somebody called "worker". */
export async function sessionOn(store: Store, wish: Partial<Omit<Session, "store" | "policy">> = {}): Promise<Session> {
  return {
    store,
    policy: await policy,
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

/** Makes this worker one who may open what is restricted. */
export async function markForRestricted(store: Store, name = "worker"): Promise<void> {
  const worker = { name, fullName: "Jo Wood", role: "resettlement_worker", organisation: "", phone: "", active: true } as const;
  await store.write("set up", "set up", (tx) => tx.workers.set({ ...worker, maySeeRestricted: true }));
}
