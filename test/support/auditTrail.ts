import type { AuditEntry } from "../../src/store/audit.js";
import type { Store } from "../../src/store/store.js";

/** The audit trail of a store, oldest first. */
export async function auditTrail(store: Store): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const batch of store.read.audit.entriesAfter(0)) entries.push(...batch);
  return entries;
}

/** What was done after an entry of that number, by action. */
export async function actionsAfter(store: Store, seq: number): Promise<readonly string[]> {
  return (await auditTrail(store)).filter((entry) => entry.seq > seq).map(({ action }) => action);
}
