import { AppError } from "../domain/appError.js";
import type { Worker, WorkerRole } from "../domain/records.js";
import { givenFields } from "./givenFields.js";
import { LONGEST_LINE, refuseLongText } from "./refuseLongText.js";
import type { Session } from "./session.js";

/** What is known of a worker; what is left out stays as it is, or is empty where the worker is new. */
export interface WorkerDetails {
  readonly fullName?: string | undefined;
  readonly role?: WorkerRole | undefined;
  readonly organisation?: string | undefined;
  readonly phone?: string | undefined;
  readonly active: boolean;
}

export interface AddedWorker {
  readonly worker: Worker;
  readonly isNew: boolean;
  readonly changed: boolean;
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@\\-]{0,63}$/u;

/** A worker by their short name; undefined where there is none. */
export async function findWorker({ store }: Session, name: string): Promise<Worker | undefined> {
  return store.read.workers.find(name);
}

/** Adds a worker, or changes the one of that name. Throws AppError input for a name that is none, usage where a new one lacks name or role. */
export async function addWorker(session: Session, name: string, details: WorkerDetails): Promise<AddedWorker> {
  if (!NAME.test(name)) {
    throw new AppError("input", "WORKER_NAME", "A worker's short name has letters, digits and . _ - @ only, no spaces.", {
      hint: "Use the name they log in with, and --full-name for the whole one.",
    });
  }
  for (const [flag, text] of Object.entries({
    "--full-name": details.fullName,
    "--organisation": details.organisation,
    "--phone": details.phone,
  }))
    refuseLongText(text, flag, LONGEST_LINE);
  return session.store.write(session.actor, "add a worker", async (tx) => {
    const before = await tx.workers.find(name);
    const worker = { ...(before ?? newWorker(name, details)), ...givenFields(details) };
    return { worker, isNew: before === undefined, changed: await tx.workers.set(worker) };
  });
}

function newWorker(name: string, { fullName, role }: WorkerDetails): Worker {
  if (fullName === undefined || role === undefined) {
    throw new AppError("usage", "WORKER_INCOMPLETE", "A new worker needs a full name and a role.", {
      hint: "Give --full-name and --role.",
    });
  }
  return { name, fullName, role, organisation: "", phone: "", active: true };
}
