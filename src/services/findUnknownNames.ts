import { nearNames } from "../domain/nearNames.js";
import type { Session } from "./session.js";

/** What a list was narrowed to and nobody here knows: most likely mistyped. */
export interface UnknownName {
  readonly what: "worker" | "prison";
  readonly typed: string;
  /** Names that look like it, the nearest first. */
  readonly near: readonly string[];
}

/** The worker and the prisons a list is narrowed to, where there are none of those names. A worker who has left is known, and so is a prison of any roll. */
export async function findUnknownNames(session: Session, worker?: string): Promise<readonly UnknownName[]> {
  const { prisons } = session;
  const unknownPrisons = prisons.length === 0 ? [] : unknownAmong("prison", prisons, await knownPrisons(session));
  const unknownWorkers = worker === undefined ? [] : unknownAmong("worker", [worker], await knownWorkers(session));
  return [...unknownPrisons, ...unknownWorkers];
}

function unknownAmong(what: UnknownName["what"], typed: readonly string[], known: readonly string[]): UnknownName[] {
  return typed.filter((name) => !known.includes(name)).map((name) => ({ what, typed: name, near: nearNames(known, name) }));
}

async function knownPrisons({ store }: Session): Promise<readonly string[]> {
  const codes = (await store.read.prisons.list()).map(({ code }) => code);
  return [...new Set([...codes, ...(await store.read.imports.newestByPrison()).keys()])];
}

async function knownWorkers({ store }: Session): Promise<readonly string[]> {
  return (await store.read.workers.list()).map(({ name }) => name);
}
