import type { FamilyContact, Shareable } from "./peopleAround.js";
import type { PlainDate } from "./plainDate.js";

/** What may be told to somebody on a day, and why not where nothing may. */
export interface ConsentStanding {
  readonly state: "holds" | "expired" | "withdrawn" | "refused" | "not_asked" | "not_yet";
  readonly mayShare: readonly Shareable[];
}

/** A consent holds from the day it was given to its last day, that day included; one that was withdrawn holds from that moment no more. */
export function consentOn(contact: FamilyContact, day: PlainDate): ConsentStanding {
  const { consent, consentOn: since, consentUntil: until, mayShare } = contact;
  if (consent !== "given") return { state: consent, mayShare: [] };
  if (since !== undefined && since > day) return { state: "not_yet", mayShare: [] };
  if (until !== undefined && until < day) return { state: "expired", mayShare: [] };
  return { state: "holds", mayShare };
}
