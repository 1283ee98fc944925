import { AppError, type InputIssue } from "../domain/appError.js";
import { type ConsentStanding, consentOn } from "../domain/familyConsent.js";
import type { Consent, FamilyContact, Shareable } from "../domain/peopleAround.js";
import type { PlainDate } from "../domain/plainDate.js";
import { givenFields, requireChanges } from "./givenFields.js";
import { refuseMistakes } from "./inputChecks.js";
import { LONGEST_LINE } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface ContactDetails {
  readonly name?: string | undefined;
  readonly relation?: string | undefined;
  readonly contact?: string | undefined;
  readonly consent?: Consent | undefined;
  /** The day consent was given, refused or withdrawn; the session's day where consent is given and this is not. */
  readonly consentOn?: PlainDate | undefined;
  readonly consentUntil?: PlainDate | undefined;
  readonly mayShare?: readonly Shareable[] | undefined;
}

export interface ShownContact {
  readonly record: FamilyContact;
  readonly standing: ConsentStanding;
}

/** Records somebody of a person's family or a friend. Throws AppError notFound, and input with everything that cannot be right. */
export async function addContact(
  session: Session,
  person: string,
  given: ContactDetails & { readonly name: string },
): Promise<ShownContact> {
  const contact = withConsent(session, { relation: "", contact: "", consent: "not_asked", mayShare: [] }, given);
  refuseMistakes(mistakesOf(session, contact, given));
  const prisonerNumber = await resolvePerson(session, person);
  const record = await session.store.write(session.actor, "record a family contact", (tx) =>
    tx.familyContacts.record({ ...contact, name: given.name, prisonerNumber, recordedOn: session.asOf }),
  );
  return shown(session, record);
}

/** Changes what is known of a contact. Consent that is withdrawn or refused shares nothing from now on. Throws AppError notFound, input, and usage where nothing was given. */
export async function updateContact(session: Session, id: string, given: ContactDetails): Promise<ShownContact> {
  requireChanges(given, "--consent, --may-share, --until, --name, --relation or --contact");
  const record = await session.store.write(session.actor, "change a family contact", async (tx) => {
    const before = await tx.familyContacts.get(id);
    if (before.removedOn !== undefined) throw isRemoved(before.removedOn);
    const { id: _, prisonerNumber: __, recordedBy: ___, recordedOn: ____, ...fields } = before;
    const after = withConsent(session, fields, given);
    refuseMistakes(mistakesOf(session, after, given));
    return tx.familyContacts.change(id, after);
  });
  return shown(session, record);
}

/** Takes a contact off the person's list; what was recorded stays in the trail. Throws AppError notFound, refused where it is off already. */
export async function removeContact(session: Session, id: string): Promise<ShownContact> {
  const record = await session.store.write(session.actor, "remove a family contact", async (tx) => {
    const before = await tx.familyContacts.get(id);
    if (before.removedOn !== undefined) throw isRemoved(before.removedOn);
    return tx.familyContacts.change(id, { removedOn: session.asOf });
  });
  return shown(session, record);
}

/** A person's family and friends, and what may be told to each on the session's day. Throws AppError notFound. */
export async function listContacts(session: Session, person: string): Promise<readonly ShownContact[]> {
  const prisonerNumber = await resolvePerson(session, person);
  const look = { action: "family_contact.list", subject: prisonerNumber };
  await session.store.recordLook(session.actor, "see a person's family contacts", look);
  const all = await session.store.read.familyContacts.list(prisonerNumber);
  return all.filter(({ removedOn }) => removedOn === undefined).map((record) => shown(session, record));
}

type Fields = Omit<FamilyContact, "id" | "prisonerNumber" | "recordedBy" | "recordedOn" | "name">;

/** A new answer about consent takes the place of the old one with its days; giving it says what may be shared. */
function withConsent<Before extends Fields>({ asOf }: Session, before: Before, given: ContactDetails): Before {
  if (given.consent === undefined) return { ...before, ...givenFields(given) };
  const days = {
    consentOn: given.consentOn ?? (given.consent === "not_asked" ? undefined : asOf),
    consentUntil: given.consentUntil,
  };
  const mayShare = given.consent === "given" ? (given.mayShare ?? before.mayShare) : [];
  return { ...before, ...givenFields(given), ...days, mayShare };
}

function mistakesOf({ asOf }: Session, contact: Fields, given: ContactDetails): readonly InputIssue[] {
  const issues: InputIssue[] = [];
  for (const [column, text] of [
    ["--name", given.name],
    ["--relation", given.relation],
    ["--contact", given.contact],
  ] as const)
    if (text !== undefined && text.length > LONGEST_LINE)
      issues.push({ column, message: `It is longer than ${LONGEST_LINE} characters.` });
  const shares = contact.mayShare.length > 0;
  if (contact.consent === "given" && !shares)
    issues.push({ column: "--may-share", message: "Consent was given to nothing: say what may be shared." });
  if (contact.consent !== "given" && (given.mayShare?.length ?? 0) > 0)
    issues.push({ column: "--may-share", message: "Nothing may be shared without consent: give --consent given too." });
  if (contact.consentOn !== undefined && contact.consentOn > asOf)
    issues.push({ column: "--consent-on", message: `It is only ${asOf}: consent is recorded when it has been given.` });
  if (contact.consent === "given" && contact.consentUntil !== undefined && contact.consentUntil < (contact.consentOn ?? asOf))
    issues.push({ column: "--until", message: "Consent would end before it began." });
  return issues;
}

function isRemoved(on: PlainDate): AppError {
  return new AppError("refused", "CONTACT_REMOVED", `This contact was removed on ${on}.`, {
    hint: "Add them anew with `resettle person contact add`.",
  });
}

function shown({ asOf }: Session, record: FamilyContact): ShownContact {
  return { record, standing: consentOn(record, asOf) };
}
