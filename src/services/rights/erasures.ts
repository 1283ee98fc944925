import { AppError } from "../../domain/appError.js";
import type { Erasure } from "../../store/repositories/erasures.js";
import type { Session } from "../session.js";
import { scrub } from "./erasePerson.js";

/** Who was erased from a store, so that it can be done again in an older copy of it: hashes that only this store can make. */
export interface ErasureList {
  readonly storeId: string;
  readonly erasures: readonly Erasure[];
}

export interface AppliedErasures {
  /** People who were there and are gone. */
  readonly people: number;
  /** Erasures this copy did not know of. */
  readonly erasures: number;
}

/** What was erased from this store so far. */
export async function listErasures({ store }: Session): Promise<ErasureList> {
  return { storeId: store.id, erasures: await store.read.erasures.list() };
}

/**
 * Erases again, in a copy that was put back, who has been erased since it was made. Who was erased before that, and has come back to custody, is left alone: the copy knows of that erasure already.
 * Holds and the roll do not stand against it, since they are of the time of the copy. Throws AppError input for the erasures of another store.
 */
export async function applyErasures(
  session: Pick<Session, "store" | "actor">,
  { storeId, erasures }: ErasureList,
): Promise<AppliedErasures> {
  const { store } = session;
  if (storeId !== store.id) {
    throw new AppError("input", "ERASURES_OF_ANOTHER_STORE", `These erasures are of the store ${storeId}, not of ${store.id}.`, {
      hint: "Use those of the store this is a copy of.",
    });
  }
  const known = new Set((await store.read.erasures.list()).map(({ numberHash }) => numberHash));
  const missing = erasures.filter(({ numberHash }) => !known.has(numberHash));
  if (missing.length === 0) return { people: 0, erasures: 0 };
  const people = await store.read.erasures.findPeople(new Set(missing.map(({ numberHash }) => numberHash)));
  await store.write(session.actor, "erase again after a restore", async (tx) => {
    for (const prisonerNumber of people) await tx.erasures.erase(prisonerNumber, "");
    for (const erasure of missing) await tx.erasures.keep(erasure);
  });
  if (people.length > 0) await scrub(session);
  return { people: people.length, erasures: missing.length };
}
