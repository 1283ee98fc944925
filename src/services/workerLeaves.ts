import { AppError } from "../domain/appError.js";
import { latestOf, type PlainDate } from "../domain/plainDate.js";
import type { AssignmentRecord, Worker, WorkerRole } from "../domain/records.js";
import { getActiveWorker, getWorker } from "./getWorker.js";
import { refuseFutureDay } from "./refuseFutureDay.js";
import type { Session } from "./session.js";

export interface LeftWorker {
  readonly worker: Worker;
  /** Who they are still named for: somebody else has to be found. */
  readonly people: readonly string[];
}

/** Notes that a worker has left. Whom they work with stays as it is, and is said. Throws AppError notFound, and input for a day that has not come. */
export async function workerLeaves(session: Session, name: string, on: PlainDate = session.asOf): Promise<LeftWorker> {
  refuseFutureDay(session, on, "--on");
  const worker = { ...(await getWorker(session, name)), active: false, leftOn: on };
  await session.store.write(session.actor, "a worker has left", (tx) => tx.workers.set(worker));
  const held = await openAssignments(session, name);
  return { worker, people: [...new Set(held.map(({ prisonerNumber }) => prisonerNumber))] };
}

export interface HandOver {
  readonly from: string;
  readonly to: string;
  readonly on?: PlainDate | undefined;
  /** Only this role; every role they have, where not said. */
  readonly role?: WorkerRole | undefined;
}

/** Everyone one worker works with goes to another, in the same roles; all or none. Throws AppError notFound, refused where the other has left. */
export async function handOver(session: Session, { from, to, on, role }: HandOver): Promise<readonly AssignmentRecord[]> {
  if (from === to) {
    throw new AppError("usage", "SAME_WORKER", "Both names are the same worker's.", {
      hint: "Give who hands over, then who takes over.",
    });
  }
  await getWorker(session, from);
  const worker = (await getActiveWorker(session, to)).name;
  const held = (await openAssignments(session, from)).filter((one) => role === undefined || one.role === role);
  return session.store.write(session.actor, "hand over people", async (tx) => {
    const made: AssignmentRecord[] = [];
    for (const { prisonerNumber, role, from: since } of held) {
      const day = latestOf([on ?? session.asOf, since]) ?? session.asOf;
      made.push(await tx.assignments.assign({ prisonerNumber, recordedOn: session.asOf, worker, role, from: day }));
    }
    return made;
  });
}

async function openAssignments({ store }: Session, worker: string): Promise<readonly AssignmentRecord[]> {
  const all = [...(await store.read.assignments.listByPerson()).values()].flat();
  return all.filter((one) => one.worker === worker && one.until === undefined);
}
