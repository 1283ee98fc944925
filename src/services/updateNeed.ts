import { AppError } from "../domain/appError.js";
import type { NeedRecord, NeedStatus, Urgency } from "../domain/records.js";
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
 * Changes how a need stands, and keeps what it was. `seen` is the need as whoever changes it saw it. Throws AppError notFound, usage where
 * nothing is given, input for a text that is too long or a day before it was found, refused where it was changed since it was seen, or is
 * sealed.
 */
export async function updateNeed(session: Session, id: string, changes: NeedChanges, seen?: NeedSeen): Promise<ShownNeed> {
  const given = requireChanges(changes, "--status, --urgency, --note, --level, --action, --by and --due");
  refuseLongText(changes.note, "--note", LONGEST_TEXT);
  refuseLongDetails(changes);
  const changed = await session.store.write(session.actor, "update a need", async (tx) => {
    const now = await tx.needs.get(id);
    if (seen !== undefined) refuseChangedSince(seen, now);
    refuseToChangeSealed(now, given, "need");
    await refuseDueBeforeFound(tx, { ...now, ...given });
    return tx.needs.changeOn(id, given, session.asOf);
  });
  return showNeed(session, changed);
}

/** What of a need somebody saw before they changed it. */
export type NeedSeen = Partial<Pick<NeedRecord, keyof typeof WORDS>>;

const WORDS = {
  status: "status",
  urgency: "urgency",
  note: "note",
  level: "level",
  action: "action",
  by: "who does it",
  dueOn: "due day",
} as const;

/** Two people at one record: the second is told what the first changed, and nothing of theirs is written over. */
function refuseChangedSince(seen: NeedSeen, now: NeedRecord): void {
  const fields = (Object.keys(WORDS) as (keyof typeof WORDS)[]).filter((field) => field in seen && seen[field] !== now[field]);
  if (fields.length === 0) return;
  // A status is a word of a list; the other fields may say something of a person, so they are only named.
  const what = fields.map((field) => (field === "status" ? `status (now ${now.status})` : WORDS[field]));
  throw new AppError("refused", "CHANGED_SINCE", `Somebody else has changed this need since it was shown: ${what.join(", ")}.`, {
    hint: `Look again with \`resettle need show ${now.id}\`, then change it.`,
  });
}
