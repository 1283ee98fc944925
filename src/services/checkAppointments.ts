import type { Clash } from "../domain/clash.js";
import { DEFAULT_CLASH_SETTINGS } from "../domain/clashes/clashInput.js";
import { findClashes } from "../domain/clashes/findClashes.js";
import type { LicenceCatalogue } from "../domain/licenceCatalogue.js";
import type { AppointmentRecord } from "../domain/records.js";
import { type GatheredCase, gatherCase } from "./gatherCase.js";
import { loadLicenceCatalogue } from "./loadLicenceCatalogue.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { templateFolder } from "./templateFolders.js";

/** What of a case the checks C01 to C22 look at. */
export type ClashCase = Pick<GatheredCase, "custody" | "appointments" | "licence" | "conditions">;

/** A clash, with whose it is. */
export interface PersonClash extends Clash {
  readonly prisonerNumber: string;
}

/** What clashes for one person, or for everyone who has something that can clash. */
export interface CheckedAppointments {
  readonly people: number;
  readonly clashes: readonly PersonClash[];
  /** People with clashes that say something of a sensitive condition: shown for one person at a time only. */
  readonly withheldFrom: readonly string[];
  /** Whether any clash is an error, shown here or not. */
  readonly hasErrors: boolean;
}

/** The licence catalogue of this program, or of the team's own templates. Throws AppError input where a file of it is wrong. */
export async function readCatalogue({ env }: Pick<Session, "env">): Promise<LicenceCatalogue> {
  return loadLicenceCatalogue(templateFolder("licence", env));
}

/** What clashes in one case as of the session's day: the one place where the checks are handed what they look at. */
export function clashesOf(session: Session, gathered: ClashCase, catalogue: LicenceCatalogue): readonly Clash[] {
  const { custody, appointments, licence, conditions } = gathered;
  const { asOf, policy } = session;
  return findClashes({
    appointments,
    ...(licence === undefined ? {} : { licence }),
    conditions,
    catalogue,
    // Whom no roll has named has no dates to compare with.
    window: custody?.window ?? { asOf, state: "no_date", flags: [], verdicts: [], reasons: [] },
    policy,
    settings: DEFAULT_CLASH_SETTINGS,
    ...(custody?.datesImportedOn === undefined ? {} : { datesImportedOn: custody.datesImportedOn }),
    ...(custody?.lastImportOn === undefined ? {} : { lastImportOn: custody.lastImportOn }),
    asOf,
  });
}

/** The clashes that one appointment has part in. */
export async function findClashesOf(session: Session, { id, prisonerNumber }: AppointmentRecord): Promise<readonly Clash[]> {
  const clashes = clashesOf(session, await gatherCase(session, prisonerNumber), await readCatalogue(session));
  return clashes.filter(({ appointments }) => appointments.includes(id));
}

/** Everything that clashes for one person. Throws AppError notFound. */
export async function checkAppointmentsOf(session: Session, person: string): Promise<CheckedAppointments> {
  const prisonerNumber = await resolvePerson(session, person);
  const clashes = clashesOf(session, await gatherCase(session, prisonerNumber), await readCatalogue(session));
  await session.store.recordLook(session.actor, "check a person's appointments", {
    action: "appointment.check",
    subject: prisonerNumber,
    details: { clashes: clashes.length },
  });
  return {
    people: 1,
    clashes: clashes.map((clash) => ({ ...clash, prisonerNumber })),
    withheldFrom: [],
    hasErrors: clashes.some(isError),
  };
}

export function isError({ severity }: Clash): boolean {
  return severity === "error";
}
