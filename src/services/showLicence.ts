import { DATE_CODES, type DateType, listName } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { FirstAppointment, HdcCurfew } from "../domain/records.js";
import { readCatalogue } from "./checkAppointments.js";
import { type CaseCustody, gatherCase } from "./gatherCase.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { type ShownCondition, shownCondition } from "./shownCondition.js";

/** A day of the licence, and whether it was recorded with the licence or comes from the roll. */
interface LicenceDay {
  readonly date: PlainDate;
  /** "licence", or the code of the roll's date. */
  readonly from: string;
}

export interface ShownLicence {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly starts: LicenceDay | undefined;
  readonly ends: LicenceDay | undefined;
  readonly address: string;
  readonly postcode: string;
  readonly firstAppointment: FirstAppointment | undefined;
  readonly hdcCurfew: HdcCurfew | undefined;
  readonly tagFittedOn: PlainDate | undefined;
  readonly conditions: readonly ShownCondition[];
}

/** A person's licence with its conditions in plain words, sensitive ones too. The look is recorded. Throws AppError notFound. */
export async function showLicence(session: Session, person: string): Promise<ShownLicence> {
  const prisonerNumber = await resolvePerson(session, person);
  const catalogue = await readCatalogue(session);
  const { custody, licence, conditions } = await gatherCase(session, prisonerNumber);
  await session.store.recordLook(session.actor, "see a person's licence", { action: "licence.show", subject: prisonerNumber });
  return {
    prisonerNumber,
    name: custody === undefined ? prisonerNumber : listName(custody.person),
    starts: dayOf(licence?.startsOn) ?? releaseDay(custody),
    ends: dayOf(licence?.endsOn) ?? rollDay(custody, "led") ?? rollDay(custody, "sed"),
    address: licence?.address ?? "",
    postcode: licence?.postcode ?? "",
    firstAppointment: licence?.firstAppointment,
    hdcCurfew: licence?.hdcCurfew,
    tagFittedOn: licence?.tagFittedOn,
    conditions: conditions.map((condition) => shownCondition(condition, catalogue)),
  };
}

function dayOf(date: PlainDate | undefined): LicenceDay | undefined {
  return date === undefined ? undefined : { date, from: "licence" };
}

/** A licence starts on the day of release. */
function releaseDay(custody: CaseCustody | undefined): LicenceDay | undefined {
  const { releaseExpected, nextBasis, basis } = custody?.window ?? {};
  return releaseExpected === undefined ? undefined : { date: releaseExpected, from: nextBasis ?? basis ?? "" };
}

function rollDay(custody: CaseCustody | undefined, type: DateType): LicenceDay | undefined {
  const facts = custody?.person.facts;
  const date = facts?.overrides[type] ?? facts?.dates[type];
  return date === undefined ? undefined : { date, from: DATE_CODES[type] };
}
