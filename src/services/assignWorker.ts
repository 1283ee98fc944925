import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { AssignmentRecord, WorkerRole } from "../domain/records.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface NewAssignment {
  /** Short name of a worker. */
  readonly worker: string;
  /** The worker's own role where not said. */
  readonly role?: WorkerRole | undefined;
  readonly from?: PlainDate | undefined;
}

/**
 * Gives a person a worker in a role; whoever had the role until now has it until that day. Throws AppError notFound for the person or the worker,
 * refused where the worker has left, or the role was given to somebody later than that day.
 */
export async function assignWorker(session: Session, person: string, given: NewAssignment): Promise<AssignmentRecord> {
  const from = given.from ?? session.asOf;
  const prisonerNumber = await resolvePerson(session, person);
  const worker = await getActiveWorker(session, given.worker);
  const role = given.role ?? worker.role;
  return session.store.write(session.actor, "assign a worker", async (tx) => {
    const held = (await tx.assignments.list(prisonerNumber)).find((one) => one.role === role && one.until === undefined);
    if (held !== undefined && held.worker !== worker.name && held.from >= from) throw alreadyHeld(held);
    return tx.assignments.assign({ prisonerNumber, recordedOn: session.asOf, worker: worker.name, role, from });
  });
}

async function getActiveWorker({ store }: Session, name: string) {
  const worker = await store.read.workers.find(name);
  if (worker === undefined) {
    throw new AppError("notFound", "WORKER_NOT_FOUND", `There is no worker called ${JSON.stringify(name)}.`, {
      hint: "`resettle worker list` shows who there is; `resettle worker add` adds one.",
    });
  }
  if (worker.active) return worker;
  throw new AppError("refused", "WORKER_LEFT", `${name} no longer works here.`, {
    hint: "Choose somebody else, or bring them back with `resettle worker add`.",
  });
}

function alreadyHeld({ worker, from }: AssignmentRecord): AppError {
  return new AppError(
    "refused",
    "ROLE_HELD",
    `${worker} has had this role since ${from}: nobody can take it over on or before that day.`,
    {
      hint: "Give a later day with --from.",
    },
  );
}
