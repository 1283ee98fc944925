import type { NeedStatus, Urgency } from "../domain/records.js";
import { requireChanges } from "./givenFields.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { refuseToChangeSealed } from "./refuseToChangeSealed.js";
import type { Session } from "./session.js";
import { type ShownNeed, showNeed } from "./shownNeed.js";

/** What is left out stays as it is. */
export interface NeedChanges {
  readonly status?: NeedStatus | undefined;
  readonly urgency?: Urgency | undefined;
  readonly note?: string | undefined;
}

/** Changes how a need stands. Throws AppError notFound, usage where nothing is given, input for a note that is too long. */
export async function updateNeed(session: Session, id: string, changes: NeedChanges): Promise<ShownNeed> {
  const given = requireChanges(changes, "--status, --urgency and --note");
  refuseLongText(changes.note, "--note", LONGEST_TEXT);
  const changed = await session.store.write(session.actor, "update a need", async (tx) => {
    refuseToChangeSealed(await tx.needs.get(id), given, "need");
    return tx.needs.changeOn(id, given, session.asOf);
  });
  return showNeed(session, changed);
}
