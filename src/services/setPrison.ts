import { AppError } from "../domain/appError.js";
import { matchPrison } from "../domain/identifiers.js";
import type { Prison, PrisonRole } from "../domain/records.js";
import { loadPrisons } from "./loadPrisons.js";
import type { Session } from "./session.js";

/** What is left out stays as it is. */
export interface PrisonChanges {
  readonly name?: string | undefined;
  readonly bought?: PrisonRole | undefined;
}

const CODE = /^[A-Z0-9]{3}$/;

/**
 * Adds a prison, or changes its name or what it has bought. It is found by code or by name, here or in the list that comes with the program; a
 * code that is in neither needs a name. Throws AppError notFound.
 */
export async function setPrison(session: Session, typed: string, changes: PrisonChanges): Promise<Prison> {
  const listed = await loadPrisons();
  return session.store.write(session.actor, "set a prison", async (tx) => {
    const kept = await tx.prisons.list();
    const known = matchPrison(typed, kept) ?? matchPrison(typed, listed) ?? newPrison(typed, changes.name);
    const before = kept.find((prison) => prison.code === known.code);
    const role = changes.bought ?? before?.role;
    const prison = {
      code: known.code,
      name: changes.name ?? before?.name ?? known.name,
      ...(role === undefined ? {} : { role }),
    };
    await tx.prisons.set(prison);
    return prison;
  });
}

function newPrison(typed: string, name: string | undefined): Prison {
  const code = typed.trim().toUpperCase();
  if (CODE.test(code) && name !== undefined) return { code, name };
  throw new AppError("notFound", "PRISON_NOT_FOUND", `No prison is known as ${JSON.stringify(typed)}.`, {
    hint: "Give its code, for example EYI for Elmley; a new code of three letters needs --name too.",
  });
}
