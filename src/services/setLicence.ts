import { AppError, type InputIssue } from "../domain/appError.js";
import { formatDay } from "../domain/dateWords.js";
import { endsBeforeStart, type LicenceDays, licenceDays } from "../domain/licenceDays.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { Policy } from "../domain/policy.js";
import type { FirstAppointment, LicenceRecord } from "../domain/records.js";
import { findWindow } from "../domain/window.js";
import { isWorkingDay } from "../domain/workingDays.js";
import type { Changes } from "../store/repositories/record.js";
import { type CurfewChanges, curfewWith } from "./curfewChanges.js";
import { type FirstAppointmentChanges, firstAppointmentWith } from "./firstAppointmentChanges.js";
import { findVersion } from "./gatherCase.js";
import { givenFields } from "./givenFields.js";
import { readPostcode, refuseMistakes } from "./inputChecks.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

/** What of a licence is to be different; what is left out stays. */
export interface LicenceChanges {
  readonly startsOn?: PlainDate | undefined;
  readonly endsOn?: PlainDate | undefined;
  readonly address?: string | undefined;
  readonly postcode?: string | undefined;
  readonly tagFittedOn?: PlainDate | undefined;
  readonly first?: FirstAppointmentChanges | undefined;
  /** "none" takes a home detention curfew off. */
  readonly curfew?: CurfewChanges | "none" | undefined;
}

export interface ChangedLicence {
  readonly licence: LicenceRecord;
  /** What a person should look at; nothing of it stops the record. */
  readonly warnings: readonly string[];
}

/** The store empties a field that is given as undefined, which the type of its changes does not say. */
const NO_CURFEW = { hdcCurfew: undefined } as unknown as Changes<LicenceRecord>;

/**
 * Sets what is known of a person's licence. Throws AppError notFound for the person, input where dates or a postcode cannot be, usage where a
 * time is missing, refused for a home detention curfew shorter than the law has it.
 */
export async function setLicence(session: Session, person: string, changes: LicenceChanges): Promise<ChangedLicence> {
  if (Object.keys(givenFields(changes)).length === 0) {
    throw new AppError("usage", "NOTHING_GIVEN", "Nothing was given to set.", {
      hint: "`resettle licence set --help` shows what there is.",
    });
  }
  const given = tidy(changes);
  const prisonerNumber = await resolvePerson(session, person);
  const onRoll = await findOnRoll(session, prisonerNumber);
  const licence = await session.store.write(session.actor, "set a licence", async (tx) => {
    const before = (await tx.licences.list(prisonerNumber)).at(-1);
    checkDays(licenceDays({ ...before, ...givenFields({ startsOn: given.startsOn, endsOn: given.endsOn }) }, onRoll), given);
    return tx.licences.set(prisonerNumber, licenceWith(before, given, session.policy), { recordedOn: session.asOf });
  });
  const order = endsBeforeStart(licenceDays(licence, onRoll));
  return { licence, warnings: [...(order === undefined ? [] : [order]), ...warningsOf(session, licence)] };
}

async function findOnRoll(session: Session, prisonerNumber: string) {
  const version = await findVersion(session, prisonerNumber);
  if (version === undefined) return undefined;
  const { facts } = version.person;
  return { facts, window: findWindow(facts, session.asOf, session.policy) };
}

/** Postcodes as they are kept. Throws AppError input with every one that is none. */
function tidy(changes: LicenceChanges): LicenceChanges {
  const issues: InputIssue[] = [];
  const postcodeOf = (typed: string | undefined, flag: string) =>
    typed === undefined ? undefined : readPostcode(typed, flag, issues);
  const { first, curfew } = changes;
  const tidied: LicenceChanges = {
    ...changes,
    postcode: postcodeOf(changes.postcode, "--postcode"),
    first: first && { ...first, postcode: postcodeOf(first.postcode, "--first-postcode") },
    curfew:
      curfew === undefined || curfew === "none"
        ? curfew
        : { ...curfew, postcode: postcodeOf(curfew.postcode, "--curfew-postcode") },
  };
  refuseMistakes(issues);
  return tidied;
}

/** What is to be written, beside the licence there is. */
function licenceWith(before: LicenceRecord | undefined, given: LicenceChanges, policy: Policy): Changes<LicenceRecord> {
  const { first, curfew, startsOn, endsOn, tagFittedOn } = given;
  const plain = { ...givenFields({ startsOn, endsOn, tagFittedOn }), ...homeWith(before, given) };
  const firstAppointment = first && firstAppointmentWith(before?.firstAppointment, first);
  const changes = { ...plain, ...givenFields({ firstAppointment }) };
  if (curfew === "none") return { ...changes, ...NO_CURFEW };
  return { ...changes, ...givenFields({ hdcCurfew: curfewWith(before, curfew, plain, policy.homeDetentionCurfew) }) };
}

/** Another address without its postcode leaves none: the old one would be wrong. */
function homeWith(before: LicenceRecord | undefined, given: LicenceChanges): Pick<LicenceRecord, "address" | "postcode"> {
  const address = given.address ?? before?.address ?? "";
  const kept = address === before?.address || given.address === undefined ? (before?.postcode ?? "") : "";
  return { address, postcode: given.postcode ?? kept };
}

/** Days that are given now have to be in order, also beside those of the roll: giving both says that the roll is out of date. */
function checkDays(days: LicenceDays, { startsOn, endsOn }: LicenceChanges): void {
  const mistake = startsOn === undefined && endsOn === undefined ? undefined : endsBeforeStart(days);
  if (mistake === undefined) return;
  const missing = startsOn === undefined ? "--starts" : endsOn === undefined ? "--ends" : undefined;
  const hint = missing === undefined ? "" : ` Give ${missing} too, if that day has changed.`;
  refuseMistakes([{ column: endsOn === undefined ? "--starts" : "--ends", message: `${mistake}${hint}` }]);
}

function warningsOf(session: Session, licence: LicenceRecord): readonly string[] {
  const { hdcCurfew, firstAppointment } = licence;
  const warnings = firstAppointment === undefined ? [] : firstAppointmentWarnings(session, licence, firstAppointment);
  if (hdcCurfew !== undefined && hdcCurfew.address === "" && hdcCurfew.postcode === "") {
    warnings.push("There is a curfew, but no address to be at: give --curfew-address, or --address where the person will live.");
  }
  return warnings;
}

function firstAppointmentWarnings(
  { asOf, policy }: Session,
  { startsOn, endsOn }: LicenceRecord,
  { date }: FirstAppointment,
): string[] {
  if (date === undefined) return [];
  const day = `The first appointment is on ${formatDay(date)}`;
  const warnings: string[] = [];
  if (date < asOf) warnings.push(`${day}, which has passed.`);
  if (!isWorkingDay(date, policy.bankHolidays)) warnings.push(`${day}, a weekend or a bank holiday.`);
  if (startsOn !== undefined && date < startsOn) warnings.push(`${day}, before the licence starts on ${formatDay(startsOn)}.`);
  if (endsOn !== undefined && date > endsOn) warnings.push(`${day}, after the licence ends on ${formatDay(endsOn)}.`);
  return warnings;
}
