import type { Pathway } from "../domain/pathway.js";
import type { Urgency } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import { LONGEST_LINE, LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { type ShownNeed, showNeed } from "./shownNeed.js";

export interface NewNeed {
  readonly pathway: Pathway;
  /** A code of a screening, or words. */
  readonly need: string;
  readonly urgency: Urgency;
  readonly note?: string | undefined;
  /** A need on a restricted pathway is restricted without saying so. */
  readonly restricted: boolean;
}

/** Records a need that no screening raised. Throws AppError notFound for the person, input for words that are too long. */
export async function addNeed(session: Session, person: string, given: NewNeed): Promise<ShownNeed> {
  const { pathway, need, urgency, note = "" } = given;
  refuseLongText(need, "--need", LONGEST_LINE);
  refuseLongText(note, "--note", LONGEST_TEXT);
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
    }),
  );
  return showNeed(session, record);
}
