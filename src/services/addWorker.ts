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
  /** Marked as one who may open what is restricted. */
  readonly maySeeRestricted?: boolean | undefined;
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

/** The worker of that name, where the details would write over what is recorded of them; undefined where nothing would be lost. */
export async function findReplaced(session: Session, name: string, details: WorkerDetails): Promise<Worker | undefined> {
  const recorded = await findWorker(session, name);
  return recorded !== undefined && overwrittenBy(recorded, details).length > 0 ? recorded : undefined;
}

/**
 * Adds a worker, or changes the one of that name; what is recorded of them is written over only with `replace`, since the name may be
 * another's. Throws AppError input for a name that is none, usage where a new one lacks name or role, refused where it is another's.
 */
export async function addWorker(
  session: Session,
  name: string,
  details: WorkerDetails,
  { replace }: { readonly replace: boolean } = { replace: false },
): Promise<AddedWorker> {
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
    if (before !== undefined && !replace) refuseToReplace(before, details);
    const { leftOn, ...known } = before ?? newWorker(name, details);
    const left = details.active ? {} : { leftOn: leftOn ?? session.asOf };
    const worker = { ...known, ...givenFields(details), ...left };
    return { worker, isNew: before === undefined, changed: await tx.workers.set(worker) };
  });
}

const OVERWRITES = [
  ["fullName", "--full-name"],
  ["role", "--role"],
  ["organisation", "--organisation"],
  ["phone", "--phone"],
] as const;

/** The flags whose value is not what is recorded. What nobody had recorded yet is only filled in. */
function overwrittenBy(recorded: Worker, details: WorkerDetails): readonly string[] {
  return OVERWRITES.filter(([field]) => {
    const given = details[field];
    return given !== undefined && recorded[field] !== "" && given !== recorded[field];
  }).map(([, flag]) => flag);
}

/** Names no one: an error may end in a log. */
function refuseToReplace(recorded: Worker, details: WorkerDetails): void {
  const flags = overwrittenBy(recorded, details);
  if (flags.length === 0) return;
  const what = `${recorded.name} is a worker already, and ${flags.join(", ")} would write over what is recorded`;
  throw new AppError("refused", "WORKER_EXISTS", `${what}; nothing was changed.`, {
    hint: "Give another short name if this is somebody else, or --replace to change what is recorded.",
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
