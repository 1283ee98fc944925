import { endsBeforeStart, type LicenceDays, licenceDays } from "../domain/licenceDays.js";
import { listName } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { FirstAppointment, HdcCurfew } from "../domain/records.js";
import { readCatalogue } from "./checkAppointments.js";
import { gatherCase } from "./gatherCase.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { type ShownCondition, shownCondition } from "./shownCondition.js";

export interface ShownLicence extends LicenceDays {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly address: string;
  readonly postcode: string;
  readonly firstAppointment: FirstAppointment | undefined;
  readonly hdcCurfew: HdcCurfew | undefined;
  readonly tagFittedOn: PlainDate | undefined;
  readonly conditions: readonly ShownCondition[];
  /** What a person should look at. */
  readonly warnings: readonly string[];
}

/** A person's licence with its conditions in plain words, sensitive ones too. The look is recorded. Throws AppError notFound. */
export async function showLicence(session: Session, person: string): Promise<ShownLicence> {
  const prisonerNumber = await resolvePerson(session, person);
  const catalogue = await readCatalogue(session);
  const { custody, licence, conditions } = await gatherCase(session, prisonerNumber);
  await session.store.recordLook(session.actor, "see a person's licence", { action: "licence.show", subject: prisonerNumber });
  const days = licenceDays(licence, custody && { facts: custody.person.facts, window: custody.window });
  return {
    prisonerNumber,
    name: custody === undefined ? prisonerNumber : listName(custody.person),
    ...days,
    address: licence?.address ?? "",
    postcode: licence?.postcode ?? "",
    firstAppointment: licence?.firstAppointment,
    hdcCurfew: licence?.hdcCurfew,
    tagFittedOn: licence?.tagFittedOn,
    conditions: conditions.map((condition) => shownCondition(condition, catalogue)),
    warnings: [endsBeforeStart(days)].filter((words) => words !== undefined),
  };
}
