import type { Worker } from "../domain/records.js";
import type { Session } from "./session.js";

export interface ListedWorker extends Worker {
  /** How many people they work with on the session's day. */
  readonly people: number;
}

/** The workers by name; those who have left too where `all`. */
export async function listWorkers(
  { store, asOf }: Session,
  { all }: { readonly all: boolean },
): Promise<readonly ListedWorker[]> {
  const people = new Map<string, number>();
  for (const held of (await store.read.assignments.heldByPerson(asOf)).values()) {
    for (const worker of new Set(held.map((assignment) => assignment.worker))) people.set(worker, (people.get(worker) ?? 0) + 1);
  }
  return (await store.read.workers.list())
    .filter(({ active }) => all || active)
    .map((worker) => ({ ...worker, people: people.get(worker.name) ?? 0 }));
}
