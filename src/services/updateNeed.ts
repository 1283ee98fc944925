import type { NeedStatus, Urgency } from "../domain/records.js";
import { requireChanges } from "./givenFields.js";
import { type NeedDetails, refuseDueBeforeFound, refuseLongDetails } from "./needDetails.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { refuseToChangeSealed } from "./refuseToChangeSealed.js";
import type { Session } from "./session.js";
import { type ShownNeed, showNeed } from "./shownNeed.js";

/** What is left out stays as it is. */
export interface NeedChanges extends NeedDetails {
  readonly status?: NeedStatus | undefined;
  readonly urgency?: Urgency | undefined;
  readonly note?: string | undefined;
}

/**
 * Changes how a need stands, and keeps what it was. Throws AppError notFound, usage where nothing is given, input for a text that is too
 * long or a day before it was found, refused where it is sealed.
 */
export async function updateNeed(session: Session, id: string, changes: NeedChanges): Promise<ShownNeed> {
  const given = requireChanges(changes, "--status, --urgency, --note, --level, --action, --by and --due");
  refuseLongText(changes.note, "--note", LONGEST_TEXT);
  refuseLongDetails(changes);
  const changed = await session.store.write(session.actor, "update a need", async (tx) => {
    const now = await tx.needs.get(id);
    refuseToChangeSealed(now, given, "need");
    await refuseDueBeforeFound(tx, { ...now, ...given });
    return tx.needs.changeOn(id, given, session.asOf);
  });
  return showNeed(session, changed);
}
