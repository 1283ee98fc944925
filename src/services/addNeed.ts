import type { Pathway } from "../domain/pathway.js";
import type { Urgency } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import { givenFields } from "./givenFields.js";
import { type NeedDetails, refuseDueBeforeFound, refuseLongDetails } from "./needDetails.js";
import { LONGEST_LINE, LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { type ShownNeed, showNeed } from "./shownNeed.js";

export interface NewNeed extends NeedDetails {
  readonly pathway: Pathway;
  /** A code of a screening, or words. */
  readonly need: string;
  readonly urgency: Urgency;
  readonly note?: string | undefined;
  /** A need on a restricted pathway is restricted without saying so. */
  readonly restricted: boolean;
}

/** Records a need that no screening raised. Throws AppError notFound for the person, input for words that are too long, or a due day that is past. */
export async function addNeed(session: Session, person: string, given: NewNeed): Promise<ShownNeed> {
  const { pathway, need, urgency, note = "" } = given;
  refuseLongText(need, "--need", LONGEST_LINE);
  refuseLongText(note, "--note", LONGEST_TEXT);
  refuseLongDetails(given);
  await refuseDueBeforeFound(session.store.read, { recordedOn: session.asOf, ...givenFields({ dueOn: given.dueOn }) });
  const { level, action, by, dueOn } = given;
  const prisonerNumber = await resolvePerson(session, person);
  const record = await session.store.write(session.actor, "add a need", (tx) =>
    tx.needs.record({
      prisonerNumber,
      recordedOn: session.asOf,
      pathway,
      need: need.trim(),
      urgency,
      status: "not_started",
      restricted: isRestricted(given),
      note,
      ...givenFields({ level, action, by, dueOn }),
    }),
  );
  return showNeed(session, record);
}
