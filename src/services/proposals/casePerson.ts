import type { RollPerson } from "../../domain/person.js";
import { daysBetween } from "../../domain/plainDate.js";
import type { LicenceRecord, ScreeningRecord } from "../../domain/records.js";
import type { DirectoryService } from "../../domain/serviceDirectory.js";
import type { FitPerson } from "../../domain/serviceFit.js";
import { findWindow } from "../../domain/window.js";
import type { WindowResult } from "../../domain/windowResult.js";
import { findVersion } from "../gatherCase.js";
import type { Session } from "../session.js";
import { buildFitPerson } from "./fitPerson.js";

/** A person and what the rolls say of them. */
export interface CasePerson {
  readonly prisonerNumber: string;
  readonly person: RollPerson | undefined;
  readonly inCustody: boolean;
  readonly window: WindowResult | undefined;
}

/** One person as the rolls have them on the session's day. */
export async function findCasePerson(session: Session, prisonerNumber: string): Promise<CasePerson> {
  const version = await findVersion(session, prisonerNumber);
  const inCustody = version !== undefined && (version.toDay === undefined || version.toDay > session.asOf);
  const window = version && findWindow(version.person.facts, session.asOf, session.policy);
  return { prisonerNumber, person: version?.person, inCustody, window };
}

/** What staff have recorded of them, and the area somebody named in its place. */
export interface RecordedPlace {
  readonly licence: LicenceRecord | undefined;
  readonly screenings: readonly ScreeningRecord[];
  readonly area: string | undefined;
}

export function fitPersonOf(
  { asOf }: Session,
  { person, inCustody, window }: CasePerson,
  recorded: RecordedPlace,
  services: readonly DirectoryService[],
): FitPerson {
  const release = window?.releaseExpected ?? window?.releaseStatutory;
  const daysToRelease = release === undefined ? undefined : daysBetween(asOf, release);
  return buildFitPerson({ person, inCustody, daysToRelease, ...recorded }, services, asOf);
}
