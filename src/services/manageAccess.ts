import { type Access, type AccessRight, EVERY_PRISON } from "../domain/access.js";
import { AppError } from "../domain/appError.js";
import { matchPrison } from "../domain/identifiers.js";
import { loadPrisons } from "./loadPrisons.js";
import type { Session } from "./session.js";

export interface AccessWish {
  /** A role of the database server. */
  readonly role: string;
  /** All of `session.prisons` where not. */
  readonly everyPrison: boolean;
  readonly may: readonly AccessRight[];
}

/** What was asked for, and whether it changed anything. */
export interface AccessChange extends Access {
  readonly isChanged: boolean;
}

/** Who may do what in this store, by role. Throws AppError (usage) for a store in a file. */
export async function listAccess(session: Session): Promise<readonly Access[]> {
  refuseFile(session);
  const { store, prisons } = session;
  const wanted = (prison: string) => prisons.length === 0 || prison === EVERY_PRISON || prisons.includes(prison);
  return (await store.read.access.list()).filter(({ prison }) => wanted(prison));
}

/** Lets a role do something at prisons, or no longer. Throws AppError: usage for a store in a file or without a prison, notFound, store where whoever asks may not. */
export async function changeAccess(
  session: Session,
  change: "grant" | "revoke",
  wish: AccessWish,
): Promise<readonly AccessChange[]> {
  refuseFile(session);
  const prisons = wish.everyPrison ? [EVERY_PRISON] : await findPrisons(session);
  const wanted = prisons.flatMap((prison) => wish.may.map((may) => ({ role: wish.role, prison, may })));
  return session.store.write(session.actor, `${change} access`, async (tx) => {
    const done: AccessChange[] = [];
    for (const access of wanted) done.push({ ...access, isChanged: await tx.access[change](access) });
    return done;
  });
}

async function findPrisons({ prisons, store }: Session): Promise<readonly string[]> {
  const known = [...(await store.read.prisons.list()), ...(await loadPrisons())];
  if (prisons.length === 0) {
    throw new AppError("usage", "ACCESS_WHERE", "Nothing says at which prison.", {
      hint: "Give --prison with its code, once or more, or --every-prison.",
    });
  }
  return prisons.map((typed) => {
    const prison = matchPrison(typed, known);
    if (prison !== undefined) return prison.code;
    throw new AppError("notFound", "PRISON_NOT_FOUND", `No prison is known as ${JSON.stringify(typed)}.`, {
      hint: "Give its code, for example EYI for Elmley.",
    });
  });
}

function refuseFile({ store }: Session): void {
  if (store.encryption === "server") return;
  throw new AppError("usage", "ACCESS_ON_FILE", "This store is a file: whoever has its key may see all of it.", {
    hint: "Access by prison is for a store on a PostgreSQL server: `resettle store migrate-to` moves one there.",
  });
}
