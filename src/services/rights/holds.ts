import { AppError } from "../../domain/appError.js";
import type { ErasureHold } from "../../domain/peopleAround.js";
import { LONGEST_LINE, refuseLongText } from "../refuseLongText.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";

/** Says that a record may not be erased for now, and why. Throws AppError notFound, refused where a hold stands already. */
export async function holdPerson(session: Session, typed: string, reason: string): Promise<ErasureHold> {
  refuseLongText(reason, "--reason", LONGEST_LINE);
  const prisonerNumber = await resolvePerson(session, typed);
  return session.store.write(session.actor, "keep a record from being erased", async (tx) => {
    const standing = (await tx.erasureHolds.list(prisonerNumber)).find(({ liftedOn }) => liftedOn === undefined);
    if (standing === undefined) return tx.erasureHolds.record({ prisonerNumber, recordedOn: session.asOf, reason });
    throw new AppError("refused", "HELD_ALREADY", `A hold is on this record already, since ${standing.recordedOn}.`, {
      hint: "Lift that with `resettle person hold <person> --lift` first, where another reason is the right one.",
    });
  });
}

/** Lifts the hold of a person. Throws AppError notFound, refused where there is none. */
export async function liftHold(session: Session, typed: string): Promise<ErasureHold> {
  const prisonerNumber = await resolvePerson(session, typed);
  return session.store.write(session.actor, "lift a hold", async (tx) => {
    const standing = (await tx.erasureHolds.list(prisonerNumber)).find(({ liftedOn }) => liftedOn === undefined);
    if (standing !== undefined) return tx.erasureHolds.change(standing.id, { liftedOn: session.asOf, liftedBy: session.actor });
    throw new AppError("refused", "NOT_HELD", `No hold is on the record of ${prisonerNumber}.`, {
      hint: "`resettle retention due` shows whose records are held.",
    });
  });
}
