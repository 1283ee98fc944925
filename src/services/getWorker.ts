import { AppError } from "../domain/appError.js";
import type { Worker } from "../domain/records.js";
import type { Session } from "./session.js";

/** A worker by their short name. Throws AppError notFound. */
export async function getWorker({ store }: Session, name: string): Promise<Worker> {
  const worker = await store.read.workers.find(name);
  if (worker !== undefined) return worker;
  throw new AppError("notFound", "WORKER_NOT_FOUND", `There is no worker called ${JSON.stringify(name)}.`, {
    hint: "`resettle worker list` shows who there is; `resettle worker add` adds one.",
  });
}

/** A worker who works here. Throws AppError notFound, and refused where they have left. */
export async function getActiveWorker(session: Session, name: string): Promise<Worker> {
  const worker = await getWorker(session, name);
  if (worker.active) return worker;
  throw new AppError("refused", "WORKER_LEFT", `${name} no longer works here.`, {
    hint: "Choose somebody else, or bring them back with `resettle worker add`.",
  });
}
