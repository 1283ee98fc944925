import { AppError } from "../../domain/appError.js";
import { consentOn } from "../../domain/familyConsent.js";
import type { FamilyContact } from "../../domain/peopleAround.js";
import type { PlanAudience } from "../../domain/records.js";
import type { PlanRecipient } from "../../plan/planCase.js";
import type { Session } from "../session.js";

/**
 * Whom of the family pages are for, and what the person allows them to be told today; undefined where the pages are for anyone else. Without a name, the only
 * one who may be told anything. Throws AppError refused where no consent holds, input where it is not clear who is meant, notFound where nobody is.
 */
export async function findRecipient(
  session: Session,
  prisonerNumber: string,
  audience: PlanAudience,
  typed: string | undefined,
): Promise<PlanRecipient | undefined> {
  if (audience !== "family") return undefined;
  const all = (await session.store.read.familyContacts.list(prisonerNumber)).filter(({ removedOn }) => removedOn === undefined);
  const named = typed === undefined ? all : all.filter((contact) => isMeant(contact, typed));
  if (typed !== undefined && named.length === 0) throw nobody(prisonerNumber);
  const allowed = named.map((contact) => ({ contact, standing: consentOn(contact, session.asOf) }));
  const [holder, ...others] = allowed.filter(({ standing }) => standing.state === "holds");
  if (holder === undefined) throw noConsent(prisonerNumber);
  if (others.length > 0) throw several(prisonerNumber);
  const { id, name } = holder.contact;
  return { id, name, mayShare: holder.standing.mayShare };
}

function isMeant({ id, name }: FamilyContact, typed: string): boolean {
  return id === typed || name.toLowerCase().includes(typed.trim().toLowerCase());
}

function noConsent(prisonerNumber: string): AppError {
  return new AppError(
    "refused",
    "NO_CONSENT",
    `No consent of ${prisonerNumber} to tell them anything holds on this day, so no page for family is drawn.`,
    { hint: "Ask the person, and record it with `resettle person contact update <id> --consent given --may-share …`." },
  );
}

function several(prisonerNumber: string): AppError {
  return new AppError("input", "RECIPIENT_UNCLEAR", `More than one of the family of ${prisonerNumber} may be meant.`, {
    hint: `Say who with --for: \`resettle person contact list ${prisonerNumber}\` shows their ids.`,
  });
}

function nobody(prisonerNumber: string): AppError {
  return new AppError("notFound", "CONTACT_NOT_FOUND", `No such contact of ${prisonerNumber} is on record.`, {
    hint: `\`resettle person contact list ${prisonerNumber}\` shows who is.`,
  });
}
